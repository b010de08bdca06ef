import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { NeglectCode, NeglectReason, NeglectState } from '../../domain/neglect/neglect.types.js';
import type { OwnPosts } from './own-account.entity.js';

/** An account with what is heard of it now. */
export interface AccountRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly network: string;
  readonly handle: string;
  readonly url: string | null;
  /** Null in a workspace without teams. */
  readonly teamId: string | null;
  readonly postDays: number | null;
  readonly answerDays: number | null;
  readonly calendarId: string | null;
  readonly lastOwnPostAt: Date | null;
  readonly state: NeglectState;
  readonly reasons: readonly NeglectReason[];
  readonly unanswered: number;
  readonly oldestUnansweredAt: Date | null;
  readonly raisedAt: Date | null;
  readonly raisedFor: readonly NeglectCode[];
  readonly taskId: string | null;
  /** What waits by now; the columns are what was written down last. */
  readonly waiting: number;
  readonly waitingSince: Date | null;
  /** Sources that are there, and those of them that see something. */
  readonly sources: number;
  readonly seeing: number;
  readonly heardSince: Date | null;
  readonly ownPosts: OwnPosts;
  /** One of its sources, one that sees before others. */
  readonly sourceId: string | null;
  /** The database's time of this look. */
  readonly now: Date;
}

/** The team that looks after the account that a statement calls `a`. */
export const TEAM_OF = 'coalesce(a.team_id, (SELECT min(w.id) FROM team w WHERE w.workspace_id = a.workspace_id))';

/**
 * A gap that is not filled begins silence anew, as anything may have been posted in it; one of minutes is not worth that. A network
 * that is asked and has not answered for two days tells nothing.
 */
const ACCOUNTS = `
  SELECT a.id, a.workspace_id AS "workspaceId", a.network, a.handle, a.url, ${TEAM_OF} AS "teamId", a.post_days AS "postDays",
    a.answer_days AS "answerDays", a.calendar_id AS "calendarId", a.last_own_post_at AS "lastOwnPostAt", a.state, a.reasons,
    a.unanswered, a.oldest_unanswered_at AS "oldestUnansweredAt", a.raised_at AS "raisedAt", a.raised_for AS "raisedFor",
    a.task_id AS "taskId", waiting.n AS waiting, waiting.since AS "waitingSince", heard.sources, heard.seeing,
    heard.since AS "heardSince", heard.own_posts AS "ownPosts", heard.source_id AS "sourceId", now() AS now
  FROM own_account a
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS n, min(c.published_at) AS since FROM own_account_comment c
    WHERE c.account_id = a.id AND c.answered_at IS NULL) waiting
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS sources, count(*) FILTER (WHERE sees)::int AS seeing, min(since) FILTER (WHERE sees) AS since,
      coalesce((array_agg(own_posts ORDER BY array_position(ARRAY['shown', 'asked', 'not-shown'], own_posts)) FILTER (WHERE sees))[1],
        'not-shown') AS own_posts,
      (array_agg(source_id ORDER BY sees DESC, source_id))[1] AS source_id
    FROM (
      SELECT o.source_id, s.health_state IN ('ok', 'degraded') AND s.watched_since IS NOT NULL AS sees,
        CASE WHEN o.own_posts = 'asked' AND coalesce(o.answered_at, '-infinity') < now() - interval '2 days' THEN 'not-shown'
          ELSE o.own_posts END AS own_posts,
        greatest(s.watched_since, (SELECT max(g.to_at) FROM gap g WHERE g.workspace_id = s.workspace_id AND g.source_id = s.id
          AND g.state <> 'filled' AND (g.from_at IS NULL OR g.to_at - g.from_at > interval '1 hour'))) AS since
      FROM own_account_source o JOIN source s ON s.id = o.source_id AND s.deleted_at IS NULL
      WHERE o.account_id = a.id) one) heard
  WHERE a.removed_at IS NULL`;

/** By id, from the one after `afterId` on. */
export const listAccounts = (on: DataSource | EntityManager, afterId: string, limit: number): Promise<AccountRow[]> =>
  query<AccountRow>(on, `${ACCOUNTS} AND a.id > $1 ORDER BY a.id LIMIT $2`, [afterId, limit]);

/** Null when it was removed. Whoever reads it to change it has it locked. */
export async function readAccount(tx: EntityManager, id: string): Promise<AccountRow | null> {
  const [row] = await query<AccountRow>(tx, `${ACCOUNTS} AND a.id = $1 FOR UPDATE OF a`, [id]);
  return row ?? null;
}
