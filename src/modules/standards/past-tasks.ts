import type { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { IntentLabel } from '../../domain/intent/intent.types.js';
import type { PriorityLevel } from '../../domain/priority/priority.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import type { PastTask } from '../../domain/standard/rehearse-targets.js';

/** A task of the past with how long its first post waited to be seen. */
export interface SeenTask extends PastTask {
  readonly sourceId: string;
  readonly detectionSeconds: number | null;
}

interface PastRow {
  readonly sourceId: string;
  readonly intent: IntentLabel | null;
  readonly sentiment: SentimentLabel;
  readonly priority: PriorityLevel;
  readonly tier: string | null;
  readonly network: string;
  readonly language: string;
  readonly watchIds: readonly string[];
  readonly openedAt: Date;
  readonly claimedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly sentAt: readonly Date[];
  readonly wroteAt: readonly Date[];
  readonly detectionSeconds: number | null;
}

const PAST = `
  SELECT t.source_id AS "sourceId", coalesce(t.intent, m.intent_label) AS intent, t.sentiment_label AS sentiment,
    'P' || t.priority AS priority, t.tier, t.network, t.lang AS language, coalesce(m.watch_ids::text[], '{}') AS "watchIds",
    t.opened_at AS "openedAt", t.acknowledged_at AS "acknowledgedAt", t.closed_at AS "closedAt",
    CASE WHEN t.state = 'resolved' THEN t.closed_at END AS "resolvedAt",
    extract(epoch FROM m.seen_at - m.published_at)::float8 AS "detectionSeconds",
    (SELECT min(e.at) FROM task_event e WHERE e.task_id = t.id AND e.kind IN ('claimed', 'assigned') AND e.actor_id IS NOT NULL)
      AS "claimedAt",
    r.answered_at AS "answeredAt", coalesce(r.sent_at, '{}') AS "sentAt",
    coalesce((SELECT array_agg(w.seen_at ORDER BY w.seen_at) FROM mention w
      WHERE w.workspace_id = t.workspace_id AND w.conversation_key = t.conversation_key AND w.network = t.network
        AND w.author_handle = t.author_handle AND r.sent_at IS NOT NULL AND w.seen_at > r.sent_at[1]
        AND w.seen_at <= coalesce(t.closed_at, now())), '{}') AS "wroteAt"
  FROM task t LEFT JOIN mention m ON m.id = t.first_mention_id
  LEFT JOIN LATERAL (
    SELECT array_agg(sent_at ORDER BY sent_at) AS sent_at, min(sent_at) FILTER (WHERE kind = 'reply') AS answered_at
    FROM reply WHERE task_id = t.id AND sent_at IS NOT NULL AND kind <> 'survey') r ON true
  WHERE t.id = ANY ($1::bigint[])`;

/** What became of tasks, from their posts, replies and history. */
export async function readPastTasks(dataSource: DataSource, ids: readonly string[]): Promise<SeenTask[]> {
  const rows = await query<PastRow>(dataSource, PAST, [ids]);
  return rows.map(({ intent, sentiment, priority, tier, network, language, watchIds, sentAt, wroteAt, ...row }) => ({
    ...row,
    facts: { intent, sentiment, priority, tier, network, language, watchIds },
    wroteAgain: pairUp(wroteAt, sentAt),
  }));
}

/** The customer waits from the first post after an answer until the next answer; both lists ascend. */
function pairUp(wroteAt: readonly Date[], sentAt: readonly Date[]): PastTask['wroteAgain'] {
  const pairs: { at: Date; repliedAt: Date | null }[] = [];
  for (const at of wroteAt) {
    const last = pairs.at(-1);
    if (last !== undefined && (last.repliedAt === null || at <= last.repliedAt)) continue;
    pairs.push({ at, repliedAt: sentAt.find((sent) => sent > at) ?? null });
  }
  return pairs;
}
