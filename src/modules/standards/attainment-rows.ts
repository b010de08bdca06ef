import { iso } from '../../db/iso.js';
import type { AttainmentScope, MissReason } from './attainment.types.js';

/** Whether a clock `c` was kept, as it stands now. The job that marks the overdue may be some seconds behind. */
export const OUTCOME = `CASE WHEN c.state = 'met' THEN 'met'
  WHEN c.state IN ('met-late', 'overdue') OR c.state = 'running' AND c.due_at < now() THEN 'missed' ELSE 'open' END`;

/** `OUTCOME` is missed, in words that the database can estimate. */
const IS_MISSED = `(c.state IN ('met-late', 'overdue') OR c.state = 'running' AND c.due_at < now())`;

/** How long the customer waited, on the wall clock; what is not met yet counts with its age. `extract` would count in decimals. */
const WAIT = `date_part('epoch', coalesce(c.met_at, now()) - c.started_at)`;

/** $1 to $8 of every statement here. */
export const scopeParameters = (scope: AttainmentScope): unknown[] => [
  scope.workspaceId,
  scope.standardId,
  scope.from,
  scope.to,
  scope.target,
  scope.version,
  scope.teamIds,
  scope.assigneeId,
];

/** Most see all teams: then tasks need not be looked up. */
export function countedClocks({ teamIds, assigneeId }: AttainmentScope): string {
  const isNarrow = teamIds !== null || assigneeId !== null;
  return `FROM task_clock c ${isNarrow ? 'JOIN task t ON t.id = c.task_id' : ''}
    WHERE c.workspace_id = $1 AND c.standard_id = $2 AND c.started_at >= $3 AND c.started_at < $4 AND c.state <> 'cancelled'
      AND ($5::text IS NULL OR c.target_id = $5) AND ($6::int IS NULL OR c.standard_version = $6)
      AND ${isNarrow ? '($7::bigint[] IS NULL OR t.team_id = ANY ($7)) AND ($8::bigint IS NULL OR t.assignee_id = $8)' : '$7::bigint[] IS NULL AND $8::bigint IS NULL'}`;
}

export interface CountRow {
  readonly targetId: string;
  readonly version: number;
  /** UTC. */
  readonly day: string;
  readonly met: number;
  readonly missed: number;
  readonly open: number;
  /** Seconds that customers waited, of what was met or missed: eight bytes each, in no order. Null: of none. */
  readonly waits: Buffer | null;
}

/** One look at every clock. The waits come along unsorted: sorting a hundred thousand, whole and by target, takes the database longest. */
export const countsSql = (scope: AttainmentScope): string => `
  SELECT "targetId", version, (date 'epoch' + judged.day)::text AS day, count(*) FILTER (WHERE outcome = 'met')::int AS met,
    count(*) FILTER (WHERE outcome = 'missed')::int AS missed, count(*) FILTER (WHERE outcome = 'open')::int AS open,
    string_agg(float8send(wait), '') FILTER (WHERE outcome <> 'open') AS waits
  FROM (SELECT c.target_id AS "targetId", c.standard_version AS version,
      floor(date_part('epoch', c.started_at) / 86400)::int AS day, ${WAIT} AS wait, ${OUTCOME} AS outcome ${countedClocks(scope)}) judged
  GROUP BY "targetId", version, judged.day`;

export const detectionSql = (scope: AttainmentScope): string => `
  SELECT p[1] AS p50, p[2] AS p90 FROM (
    SELECT percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY date_part('epoch', m.seen_at - m.published_at)) AS p
    FROM (SELECT DISTINCT c.task_id ${countedClocks(scope)}) counted
    JOIN task k ON k.id = counted.task_id JOIN mention m ON m.id = k.first_mention_id) detection`;

/** Of a missed clock `c`. What came after it was due explains nothing. */
const REASON = `CASE WHEN m.seen_at - m.published_at >= make_interval(secs => c.target_seconds) THEN 'late-detection'
  WHEN e.nobody THEN 'nobody-able' WHEN e.moved THEN 'wrong-owner'
  WHEN e.asked_at IS NOT NULL AND (e.decided_at IS NULL OR e.decided_at < e.asked_at) THEN 'waited-for-approval' ELSE 'slow' END`;

/** The few events that explain a miss, as the index task_event_explaining holds them. */
const EXPLAINING = `(e.kind IN ('nobody-able', 'rerouted', 'taken-over', 'approval-asked', 'approved', 'approval-rejected')
  OR e.kind = 'assigned' AND (e.details ->> 'from') IS NOT NULL)`;

/** Of events `e` of one clock. */
const EXPLAINED = `bool_or(e.kind = 'nobody-able') AS nobody, bool_or(e.kind IN ('rerouted', 'taken-over', 'assigned')) AS moved,
  max(e.at) FILTER (WHERE e.kind = 'approval-asked') AS asked_at,
  max(e.at) FILTER (WHERE e.kind IN ('approved', 'approval-rejected')) AS decided_at`;

export interface ReasonRow {
  readonly targetId: string;
  readonly reason: MissReason;
  readonly n: number;
}

/** Few clocks are missed and few of those have anything to explain it: each side is gathered once and joined. */
export const reasonsSql = (scope: AttainmentScope): string => `
  WITH missed AS MATERIALIZED (
    SELECT c.id, c.task_id, c.target_id, c.target_seconds, c.due_at ${countedClocks(scope)} AND ${IS_MISSED}),
  told AS (
    SELECT c.id, ${EXPLAINED} FROM missed c JOIN task_event e ON e.task_id = c.task_id AND e.at <= c.due_at AND ${EXPLAINING}
    GROUP BY c.id)
  SELECT c.target_id AS "targetId", ${REASON} AS reason, count(*)::int AS n
  FROM missed c JOIN task k ON k.id = c.task_id LEFT JOIN mention m ON m.id = k.first_mention_id LEFT JOIN told e ON e.id = c.id
  GROUP BY 1, 2`;

/** $9 the outcome or null, $10 the reason or null, $11 the clock before, $12 how many. Newest first. */
export const judgedClocksSql = (scope: AttainmentScope): string => `
  WITH judged AS (SELECT c.*, ${OUTCOME} AS outcome ${countedClocks(scope)}
      AND ($9::text IS NULL OR ${OUTCOME} = $9) AND ($11::bigint IS NULL OR c.id < $11)),
  explained AS (
    SELECT c.*, k.network, k.author_handle, k.assignee_id, CASE WHEN c.outcome = 'missed' THEN ${REASON} END AS reason,
      extract(epoch FROM m.seen_at - m.published_at)::float8 AS detection_seconds
    FROM judged c JOIN task k ON k.id = c.task_id LEFT JOIN mention m ON m.id = k.first_mention_id
    LEFT JOIN LATERAL (
      SELECT ${EXPLAINED} FROM task_event e WHERE e.task_id = c.task_id AND e.at <= c.due_at AND ${EXPLAINING}) e ON true)
  SELECT c.id, c.task_id AS "taskId", c.target_id AS "targetId", c.standard_version AS version, c.kind, c.outcome,
    ${iso('c.started_at')} AS "startedAt", CASE WHEN c.due_at < 'infinity' THEN ${iso('c.due_at')} END AS "dueAt",
    ${iso('c.met_at')} AS "metAt",
    CASE WHEN c.outcome = 'missed' THEN extract(epoch FROM coalesce(c.met_at, now()) - c.due_at)::float8 END AS "lateSeconds",
    c.detection_seconds AS "detectionSeconds", c.reason, c.network, c.author_handle AS author,
    CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id::text, 'name', a.name) END AS assignee
  FROM explained c LEFT JOIN staff_member a ON a.id = c.assignee_id
  WHERE $10::text IS NULL OR c.reason = $10 ORDER BY c.id DESC LIMIT $12`;

export interface PeriodRow {
  readonly targetId: string;
  readonly n: number;
  readonly missed: number;
}

/** $1 workspace, $2 standard, $3 targets, $4 the starts of their running periods. */
export const RUNNING_PERIODS = `
  WITH recent AS MATERIALIZED (
    SELECT c.target_id, c.started_at, ${OUTCOME} AS outcome FROM task_clock c
    WHERE c.workspace_id = $1 AND c.standard_id = $2 AND c.state <> 'cancelled'
      AND c.started_at >= (SELECT min(f) FROM unnest($4::timestamptz[]) f))
  SELECT c.target_id AS "targetId", count(*)::int AS n, count(*) FILTER (WHERE c.outcome = 'missed')::int AS missed
  FROM recent c JOIN unnest($3::text[], $4::timestamptz[]) AS t (id, period_from) ON t.id = c.target_id AND c.started_at >= t.period_from
  WHERE c.outcome <> 'open' GROUP BY 1`;

export interface BurnRow {
  readonly targetId: string;
  readonly fastN: number;
  readonly fastMissed: number;
  readonly fastShortN: number;
  readonly fastShortMissed: number;
  readonly slowN: number;
  readonly slowMissed: number;
  readonly slowShortN: number;
  readonly slowShortMissed: number;
}

const both = (name: string, seconds: string): string => {
  const when = `d.decided_at >= now() - make_interval(secs => t.${seconds})`;
  return `count(*) FILTER (WHERE ${when})::int AS "${name}N", count(*) FILTER (WHERE ${when} AND d.is_missed)::int AS "${name}Missed"`;
};

/**
 * $1 workspace, $2 standard, $3 targets, $4 to $7 seconds of their windows. A clock is decided when it was met, or when it fell due
 * without that: never after it was due, so that an index over what is due finds all.
 */
export const BURN_WINDOWS = `
  SELECT t.id AS "targetId", ${both('fast', 'fast')}, ${both('fastShort', 'fast_short')}, ${both('slow', 'slow')},
    ${both('slowShort', 'slow_short')}
  FROM unnest($3::text[], $4::float8[], $5::float8[], $6::float8[], $7::float8[]) AS t (id, fast, fast_short, slow, slow_short)
  JOIN (
    SELECT c.target_id, least(c.met_at, c.due_at) AS decided_at, ${OUTCOME} = 'missed' AS is_missed
    FROM task_clock c WHERE c.workspace_id = $1 AND c.standard_id = $2 AND c.state <> 'cancelled'
      AND c.due_at >= now() - make_interval(secs => (SELECT max(s) FROM unnest($6::float8[]) s)) AND ${OUTCOME} <> 'open') d
    ON d.target_id = t.id
  GROUP BY t.id`;
