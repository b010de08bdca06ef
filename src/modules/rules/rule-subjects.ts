import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { RuleOccasion } from '../../domain/rule/rule.types.js';
import type { RuleCause, RuleSubject } from './rules.types.js';

/** What somebody works on for a post now: the open task of its conversation, or the one it was merged into. */
const TASK_OF_POST = `LEFT JOIN LATERAL (
    SELECT CASE WHEN c.is_open THEN c.id ELSE c.merged_into_id END AS id FROM task c
    WHERE c.workspace_id = m.workspace_id AND c.conversation_key = m.conversation_key AND c.network = m.network
      AND (c.is_open OR c.is_joined) LIMIT 1) t ON true`;

/** Who the task is about wrote after it had been opened. */
const WROTE_AGAIN = `t.workspace_id = m.workspace_id AND t.conversation_key = m.conversation_key AND t.network = m.network
  AND t.author_handle = m.author_handle AND t.author_handle <> '' AND t.opened_at < m.seen_at`;

/** `$1`: workspace · `$2`: ids · as `taskId`, `mentionId`, `clock`. */
const NOW: Readonly<Record<RuleOccasion, string>> = {
  'mention-arrived': `SELECT m.id, t.id AS "taskId", m.id AS "mentionId", NULL::text AS clock FROM mention m ${TASK_OF_POST}
    WHERE m.workspace_id = $1 AND m.id = ANY ($2::bigint[]) AND NOT m.is_deleted ORDER BY m.id`,
  'task-opened': `SELECT t.id, t.id AS "taskId", t.first_mention_id AS "mentionId", NULL::text AS clock FROM task t
    WHERE t.workspace_id = $1 AND t.id = ANY ($2::bigint[]) ORDER BY t.id`,
  'customer-wrote': `SELECT m.id, coalesce(t.merged_into_id, t.id) AS "taskId", m.id AS "mentionId", NULL::text AS clock
    FROM mention m JOIN task t ON ${WROTE_AGAIN} AND (t.is_open OR t.is_joined)
    WHERE m.workspace_id = $1 AND m.id = ANY ($2::bigint[]) AND NOT m.is_deleted ORDER BY m.id`,
  'priority-changed': `SELECT t.id, t.id AS "taskId", t.last_mention_id AS "mentionId", NULL::text AS clock FROM task t
    WHERE t.workspace_id = $1 AND t.id = ANY ($2::bigint[]) ORDER BY t.id`,
  'clock-soon': `SELECT c.id, t.id AS "taskId", t.last_mention_id AS "mentionId", c.kind AS clock
    FROM task_clock c JOIN task t ON t.id = c.task_id
    WHERE c.workspace_id = $1 AND c.id = ANY ($2::bigint[]) AND c.state = 'running' ORDER BY c.id`,
  'clock-overdue': `SELECT c.id, t.id AS "taskId", t.last_mention_id AS "mentionId", c.kind AS clock
    FROM task_clock c JOIN task t ON t.id = c.task_id
    WHERE c.workspace_id = $1 AND c.id = ANY ($2::bigint[]) AND c.state = 'overdue' ORDER BY c.id`,
};

type SubjectRow = Omit<RuleSubject, 'when' | 'cause'> & { readonly id: string };

/** What a cause is about, as it is now; what is over by now is left out. */
export async function subjectsOf(
  on: EntityManager | DataSource,
  workspaceId: string,
  { when, ids, stamp }: RuleCause,
): Promise<RuleSubject[]> {
  const rows = await query<SubjectRow>(on, `SELECT s.*, now() AS at FROM (${NOW[when]}) s`, [workspaceId, ids]);
  return rows.map(({ id, ...row }) => ({ ...row, when, cause: causeName(when, id, stamp) }));
}

export const causeName = (when: RuleOccasion, id: string, stamp?: string): string =>
  [when, id, ...(stamp === undefined ? [] : [stamp])].join(':');

/**
 * `$1`: workspace · `$2`: days · `$3`: most, newest first · `$4`: minutes before, for `clock-soon`. Our own answers, read back from
 * the network, are no mentions that arrived.
 */
const PAST: Readonly<Record<RuleOccasion, string>> = {
  'mention-arrived': `SELECT m.id, t.id AS "taskId", m.id AS "mentionId", NULL::text AS clock, m.seen_at AS at
    FROM mention m LEFT JOIN LATERAL (SELECT c.id FROM task c WHERE c.workspace_id = m.workspace_id
      AND c.conversation_key = m.conversation_key AND c.network = m.network ORDER BY c.id DESC LIMIT 1) t ON true
    WHERE m.workspace_id = $1 AND m.published_at > now() - make_interval(days => $2) AND NOT m.is_deleted
      AND m.muted_by IS NULL AND m.watch_ids <> '{}' AND NOT EXISTS (
        SELECT FROM reply r WHERE r.workspace_id = m.workspace_id AND r.external_id = m.external_id)
    ORDER BY m.published_at DESC, m.id DESC LIMIT $3`,
  'task-opened': `SELECT t.id, t.id AS "taskId", t.first_mention_id AS "mentionId", NULL::text AS clock, t.opened_at AS at
    FROM task t WHERE t.workspace_id = $1 AND t.opened_at > now() - make_interval(days => $2) ORDER BY t.id DESC LIMIT $3`,
  'customer-wrote': `SELECT m.id, t.id AS "taskId", m.id AS "mentionId", NULL::text AS clock, m.seen_at AS at
    FROM task t JOIN mention m ON ${WROTE_AGAIN} AND (t.closed_at IS NULL OR m.seen_at <= t.closed_at)
    WHERE t.workspace_id = $1 AND m.seen_at > now() - make_interval(days => $2) AND NOT m.is_deleted
      AND t.opened_at > now() - make_interval(days => $2) ORDER BY m.id DESC LIMIT $3`,
  'priority-changed': `SELECT e.id, e.task_id AS "taskId", t.last_mention_id AS "mentionId", NULL::text AS clock, e.at
    FROM task t JOIN task_event e ON e.task_id = t.id
    WHERE t.workspace_id = $1 AND t.opened_at > now() - make_interval(days => $2) AND e.kind = 'priority-corrected'
      AND e.details ->> 'from' <> e.details ->> 'to' ORDER BY e.id DESC LIMIT $3`,
  'clock-soon': `SELECT c.id, t.id AS "taskId", t.last_mention_id AS "mentionId", c.kind AS clock,
      greatest(c.started_at, c.due_at - make_interval(mins => $4)) AS at
    FROM task_clock c JOIN task t ON t.id = c.task_id
    WHERE c.workspace_id = $1 AND c.started_at > now() - make_interval(days => $2) AND isfinite(c.due_at)
      AND greatest(c.started_at, c.due_at - make_interval(mins => $4)) < least(now(), coalesce(c.met_at, 'infinity'))
      AND c.state <> 'cancelled' ORDER BY c.id DESC LIMIT $3`,
  'clock-overdue': `SELECT c.id, t.id AS "taskId", t.last_mention_id AS "mentionId", c.kind AS clock, c.due_at AS at
    FROM task_clock c JOIN task t ON t.id = c.task_id
    WHERE c.workspace_id = $1 AND c.started_at > now() - make_interval(days => $2) AND c.due_at <= now()
      AND c.state IN ('overdue', 'met-late') ORDER BY c.id DESC LIMIT $3`,
};

/** What would have been a cause in the last days, newest first, at most `most`. */
export async function pastSubjects(
  on: DataSource,
  workspaceId: string,
  { when, minutesBefore }: { readonly when: RuleOccasion; readonly minutesBefore: number | null },
  { days, most }: { readonly days: number; readonly most: number },
): Promise<RuleSubject[]> {
  const parameters: unknown[] = [workspaceId, days, most];
  if (when === 'clock-soon') parameters.push(minutesBefore ?? 0);
  const rows = await query<SubjectRow>(on, PAST[when], parameters);
  return rows.map(({ id, ...row }) => ({ ...row, when, cause: causeName(when, id) }));
}
