import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { RuleContent } from '../../domain/rule/rule.types.js';
import type { RuleView } from './rules.dto.js';

/** Days after which a rehearsal says nothing any more about the days before. */
export const REHEARSAL_HOURS = 24;

/** A rule as people see it, with what it was decided by. */
export type RuleRow = Omit<RuleView, 'conditions' | 'acts' | 'when' | 'minutesBefore'> &
  RuleContent & { readonly contentHash: string; readonly position: number };

export const IS_REHEARSED = (workspace: string, hash: string): string =>
  `EXISTS (SELECT FROM rule_rehearsal h WHERE h.workspace_id = ${workspace} AND h.content_hash = ${hash}
     AND h.made_at > now() - make_interval(hours => ${String(REHEARSAL_HOURS)}))`;

const SELECT = `SELECT r.id, r.name, r.position, r.occasion AS when, r.minutes_before AS "minutesBefore", r.conditions, r.acts,
    r.content_hash AS "contentHash", r.daily_limit AS "dailyLimit", r.is_on AS "isOn",
    ${IS_REHEARSED('r.workspace_id', 'r.content_hash')} AS "isRehearsed", ${iso('r.stopped_at')} AS "stoppedAt",
    (SELECT count(*)::int FROM rule_application a WHERE a.rule_id = r.id AND a.state = 'done'
      AND a.applied_at > now() - interval '1 day') AS "appliedToday",
    ${iso('r.last_applied_at')} AS "lastAppliedAt",
    CASE WHEN r.last_problem IS NOT NULL THEN r.last_problem || jsonb_build_object('at', ${iso('r.last_problem_at')}) END
      AS "lastProblem",
    jsonb_build_object('id', r.created_by::text, 'name', coalesce(o.name, '')) AS "createdBy",
    ${iso('r.created_at')} AS "createdAt", r.version
  FROM automation_rule r LEFT JOIN staff_member o ON o.id = r.created_by
  WHERE r.workspace_id = $1 AND r.deleted_at IS NULL`;

/** In their order, `limit + 1` from after the place. */
export const listRules = (
  on: DataSource | EntityManager,
  workspaceId: string,
  after: readonly [position: number, id: string] | null,
  limit: number,
): Promise<RuleRow[]> =>
  query<RuleRow>(
    on,
    `${SELECT} AND ($2::int IS NULL OR (r.position, r.id) > ($2, $3::bigint)) ORDER BY r.position, r.id LIMIT $4`,
    [workspaceId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );

export async function findRule(
  on: DataSource | EntityManager,
  workspaceId: string,
  id: string,
): Promise<RuleRow | undefined> {
  const rows = await query<RuleRow>(on, `${SELECT} AND r.id = $2`, [workspaceId, id]);
  return rows[0];
}

export const ruleViewOf = ({ contentHash: _, position: __, ...row }: RuleRow): RuleView => row as RuleView;
