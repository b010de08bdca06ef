import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { chooseTargets } from '../../domain/standard/choose-target.js';
import type { StandardInForce } from '../standards/standards.types.js';
import type { FollowUp, MentionNeedingWork, TouchedTask } from './open-tasks.types.js';

/** One row per conversation: what several mentions of one batch come to. */
interface ConversationWork {
  readonly first: MentionNeedingWork;
  readonly worst: MentionNeedingWork;
  readonly newest: MentionNeedingWork;
  readonly count: number;
}

const OPEN_OR_JOIN = `
  INSERT INTO task AS t (workspace_id, source_id, network, conversation_key, team_id, priority, priority_score,
    priority_reasons, sentiment_label, sentiment_score, lang, author_handle, author_name, excerpt, first_mention_id,
    last_mention_id, mention_count, replyability, next_due_at)
  SELECT $1, $2, i.network, i.conversation_key, i.team_id, i.priority, i.score, i.reasons, i.sentiment_label,
    i.sentiment_score, i.lang, i.author_handle, i.author_name, i.excerpt, i.first_mention_id, i.last_mention_id, i.n,
    i.replyability, coalesce(now() + make_interval(secs => i.within_seconds), 'infinity')
  FROM unnest($3::text[], $4::text[], $5::bigint[], $6::smallint[], $7::real[], $8::jsonb[], $9::text[], $10::real[],
    $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::bigint[], $17::int[], $18::jsonb[], $19::float8[])
    AS i (network, conversation_key, team_id, priority, score, reasons, sentiment_label, sentiment_score, lang,
      author_handle, author_name, excerpt, first_mention_id, last_mention_id, n, replyability, within_seconds)
  ORDER BY i.network, i.conversation_key
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open DO UPDATE SET
    mention_count = t.mention_count + excluded.mention_count, last_mention_id = excluded.last_mention_id,
    excerpt = excluded.excerpt, replyability = excluded.replyability,
    priority = least(t.priority, excluded.priority), priority_score = greatest(t.priority_score, excluded.priority_score),
    priority_reasons = CASE WHEN excluded.priority_score > t.priority_score THEN excluded.priority_reasons ELSE t.priority_reasons END,
    sentiment_label = CASE WHEN excluded.sentiment_label = 'negative' THEN 'negative' ELSE t.sentiment_label END,
    sentiment_score = least(t.sentiment_score, excluded.sentiment_score),
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, updated_at = now(), version = t.version + 1
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, (t.xmax = 0) AS "isNew", t.network,
    t.conversation_key AS "conversationKey"`;

const START_CLOCKS = `
  INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, calendar, started_at, due_at)
  SELECT $1, i.task_id, i.kind, $2, $3, i.target_id, i.calendar, now(), now() + make_interval(secs => i.within_seconds)
  FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::float8[]) AS i (task_id, kind, target_id, calendar, within_seconds)`;

const JOIN_FOLLOW_UPS = `
  WITH incoming AS (
    SELECT network, conversation_key, count(*) AS n, max(mention_id) AS mention_id
    FROM unnest($2::text[], $3::text[], $4::bigint[]) AS i (network, conversation_key, mention_id) GROUP BY 1, 2),
  touched AS (
    SELECT t.id, i.n, i.mention_id FROM incoming i
    JOIN task t ON t.workspace_id = $1 AND t.network = i.network AND t.conversation_key = i.conversation_key AND t.is_open
    ORDER BY t.id FOR UPDATE OF t)
  UPDATE task t SET mention_count = t.mention_count + touched.n, last_mention_id = touched.mention_id,
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, updated_at = now(), version = t.version + 1
  FROM touched WHERE t.id = touched.id
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, false AS "isNew"`;

/** Opens tasks and starts their clocks, in the transaction that stores the mentions asking for them. */
@Injectable()
export class OpenTasksService {
  /**
   * One open task per conversation: the partial unique index turns a second one into a mention that joins the first. Only a
   * new task gets clocks, so running the same batch twice never starts a second one.
   */
  async openFor(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    standard: StandardInForce,
    mentions: readonly MentionNeedingWork[],
  ): Promise<TouchedTask[]> {
    if (mentions.length === 0) return [];
    const work = [...groupByConversation(mentions).values()];
    const targetsOf = (w: ConversationWork): ReturnType<typeof chooseTargets> =>
      chooseTargets(standard, { sentiment: w.worst.sentimentLabel });
    const column = (value: (w: ConversationWork) => unknown): unknown[] => work.map(value);
    const touched = await query<TouchedTask & { network: string; conversationKey: string }>(tx, OPEN_OR_JOIN, [
      workspaceId,
      sourceId,
      column((w) => w.first.network),
      column((w) => w.first.conversationKey),
      column((w) => w.worst.teamId),
      column((w) => w.worst.priority),
      column((w) => w.worst.score),
      column((w) => JSON.stringify(w.worst.reasons)),
      column((w) => w.worst.sentimentLabel),
      column((w) => w.worst.sentimentScore),
      column((w) => w.newest.lang),
      column((w) => w.newest.authorHandle),
      column((w) => w.newest.authorName),
      column((w) => w.newest.excerpt),
      column((w) => w.first.mentionId),
      column((w) => w.newest.mentionId),
      column((w) => w.count),
      column((w) => JSON.stringify(w.newest.replyability)),
      column((w) => {
        const seconds = targetsOf(w).map((t) => t.withinSeconds);
        return seconds.length === 0 ? null : Math.min(...seconds);
      }),
    ]);
    const workByKey = new Map(work.map((w) => [`${w.first.network}\n${w.first.conversationKey}`, w]));
    const clocks = touched
      .filter((t) => t.isNew)
      .flatMap((t) => {
        const w = workByKey.get(`${t.network}\n${t.conversationKey}`);
        return w === undefined ? [] : targetsOf(w).map((target) => ({ taskId: t.taskId, target }));
      });
    if (clocks.length > 0) {
      await tx.query(START_CLOCKS, [
        workspaceId,
        standard.standardId,
        standard.version,
        clocks.map((c) => c.taskId),
        clocks.map((c) => c.target.kind),
        clocks.map((c) => c.target.id),
        clocks.map((c) => c.target.calendar.kind),
        clocks.map((c) => c.target.withinSeconds),
      ]);
    }
    return touched;
  }

  /** The customer wrote again without complaint: the task wakes up and shows it. */
  async joinFollowUps(tx: EntityManager, workspaceId: string, followUps: readonly FollowUp[]): Promise<TouchedTask[]> {
    if (followUps.length === 0) return [];
    return query<TouchedTask>(tx, JOIN_FOLLOW_UPS, [
      workspaceId,
      followUps.map((f) => f.network),
      followUps.map((f) => f.conversationKey),
      followUps.map((f) => f.mentionId),
    ]);
  }

  /** Takes the words of deleted posts out of task rows. */
  async forgetMentions(tx: EntityManager, workspaceId: string, mentionIds: readonly string[]): Promise<void> {
    if (mentionIds.length === 0) return;
    await tx.query(
      `UPDATE task t SET excerpt = '', author_name = NULL, version = version + 1, updated_at = now()
       FROM mention m WHERE m.id = ANY($2::bigint[]) AND t.workspace_id = $1 AND t.conversation_key = m.conversation_key
         AND t.network = m.network AND t.last_mention_id = m.id`,
      [workspaceId, mentionIds],
    );
  }
}

function groupByConversation(mentions: readonly MentionNeedingWork[]): Map<string, ConversationWork> {
  const groups = new Map<string, ConversationWork>();
  for (const mention of mentions) {
    const key = `${mention.network}\n${mention.conversationKey}`;
    const before = groups.get(key);
    groups.set(key, {
      first: before?.first ?? mention,
      worst: before !== undefined && before.worst.score >= mention.score ? before.worst : mention,
      newest: mention,
      count: (before?.count ?? 0) + 1,
    });
  }
  return groups;
}
