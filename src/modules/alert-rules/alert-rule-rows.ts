import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { invalid } from '../../errors.js';
import { readHours, writeHours } from '../../http/hours.decorator.js';
import { requireAccess } from '../../http/require-access.js';
import { canonicalJson } from '../../domain/text/canonical-json.js';
import type { AlertRuleTerms, AlertRuleView } from './alert-rules.dto.js';

export type RuleTerms = Pick<
  AlertRule,
  'kind' | 'watchIds' | 'languages' | 'sensitivity' | 'minSeverity' | 'cooldownSeconds' | 'quietHours'
>;

export interface RuleRow extends Omit<AlertRuleView, 'quietHours'> {
  readonly watchIds: string[] | null;
  readonly quietHours: Calendar | null;
}

/** `teamIds` null: every rule of the workspace. */
export interface RuleReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

const USUAL_COOLDOWN_SECONDS = 3_600;

/** Who leads a team changes rules of its watches alone, and reads those that speak of one of them. */
const IS_YOURS = `($2::bigint[] IS NULL OR (r.watch_ids IS NOT NULL AND NOT EXISTS (
  SELECT FROM watch w WHERE w.id = ANY (r.watch_ids) AND NOT w.team_id = ANY ($2))))`;
const IS_VISIBLE = `($2::bigint[] IS NULL OR r.watch_ids IS NULL OR EXISTS (
  SELECT FROM watch w WHERE w.id = ANY (r.watch_ids) AND w.team_id = ANY ($2)))`;

const MOST_LEARNING = 20;
/** Of those that the reader may see. */
const LEARNING = `CASE WHEN r.kind = 'spike' AND r.is_on THEN coalesce((SELECT jsonb_agg(jsonb_build_object(
    'watch', jsonb_build_object('id', n.id::text, 'name', n.name), 'until', n.until)) FROM (
      SELECT w.id, w.name, ${iso('s.learning_until')} AS until FROM spike_watch s JOIN watch w ON w.id = s.watch_id AND w.deleted_at IS NULL
      WHERE s.workspace_id = r.workspace_id AND s.learning_until > now() AND (r.watch_ids IS NULL OR w.id = ANY (r.watch_ids))
        AND ($2::bigint[] IS NULL OR w.team_id = ANY ($2)) ORDER BY s.learning_until DESC, w.id LIMIT ${String(MOST_LEARNING)}) n), '[]')
  ELSE '[]' END`;

const COLUMNS = `r.id, r.name, r.kind, r.watch_ids AS "watchIds", r.languages, r.sensitivity, r.min_severity AS "minSeverity",
  r.cooldown_seconds AS "cooldownSeconds", r.quiet_hours AS "quietHours", r.is_on AS "isOn", r.is_default AS "isDefault", r.version,
  ${iso('r.updated_at')} AS "updatedAt", ${IS_YOURS} AS "isYours",
  CASE WHEN r.watch_ids IS NOT NULL THEN coalesce((SELECT jsonb_agg(jsonb_build_object('id', w.id::text, 'name', w.name) ORDER BY w.name)
    FROM watch w WHERE w.id = ANY (r.watch_ids) AND w.deleted_at IS NULL), '[]') END AS watches,
  (SELECT count(*)::int FROM alert_rule_firing f WHERE f.rule_id = r.id AND f.told_at > now() - interval '30 days') AS "toldLast30Days",
  ${LEARNING} AS learning, l.reason AS "lastReason", ${iso('l.noticed_at')} AS "lastNoticedAt"`;
const FROM = `FROM alert_rule r LEFT JOIN LATERAL (SELECT f.reason, f.noticed_at FROM alert_rule_firing f WHERE f.rule_id = r.id
  ORDER BY f.noticed_at DESC LIMIT 1) l ON true WHERE r.workspace_id = $1 AND r.deleted_at IS NULL AND ${IS_VISIBLE}`;

export function ruleReach(actor: Actor, verb: Verb): RuleReach {
  const scope = requireAccess(actor, 'alert-rules', verb);
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}

export function listRules(on: DataSource, reach: RuleReach, after: string | null, limit: number): Promise<RuleRow[]> {
  return query<RuleRow>(on, `SELECT ${COLUMNS} ${FROM} AND ($3::bigint IS NULL OR r.id > $3) ORDER BY r.id LIMIT $4`, [
    reach.workspaceId,
    reach.teamIds,
    after,
    limit + 1,
  ]);
}

export async function findRule(
  on: DataSource | EntityManager,
  reach: RuleReach,
  id: string,
): Promise<RuleRow | undefined> {
  const [row] = await query<RuleRow>(on, `SELECT ${COLUMNS} ${FROM} AND r.id = $3`, [
    reach.workspaceId,
    reach.teamIds,
    id,
  ]);
  return row;
}

export const viewOf = ({ watchIds: _, quietHours, ...row }: RuleRow): AlertRuleView => ({
  ...row,
  quietHours: writeHours(quietHours),
});

/** Throws `bad-hours` and `unknown-watch`. Without watches, only who may change every rule. */
export async function termsOf(
  on: DataSource | EntityManager,
  reach: RuleReach,
  body: AlertRuleTerms,
): Promise<RuleTerms> {
  const watchIds = body.watchIds ?? null;
  if (watchIds === null && reach.teamIds !== null) {
    throw invalid('watches-needed', 'Name the watches: you may make rules for those of your teams.', [
      { field: 'watchIds', message: 'Watches are needed.' },
    ]);
  }
  const unique = watchIds === null ? null : [...new Set(watchIds)].sort((a, b) => Number(a) - Number(b));
  if (unique !== null) {
    const rows = await query(
      on,
      `SELECT id FROM watch WHERE workspace_id = $1 AND deleted_at IS NULL AND ($2::bigint[] IS NULL OR team_id = ANY ($2)) AND id = ANY ($3::bigint[])`,
      [reach.workspaceId, reach.teamIds, unique],
    );
    if (rows.length < unique.length) {
      throw invalid('unknown-watch', 'There is no such watch.', [{ field: 'watchIds', message: 'No such watch.' }]);
    }
  }
  return {
    kind: body.kind,
    watchIds: unique,
    languages: body.languages === undefined || body.languages === null ? null : [...new Set(body.languages)].sort(),
    sensitivity: body.sensitivity ?? 'normal',
    minSeverity: body.minSeverity ?? 1,
    cooldownSeconds: body.cooldownSeconds ?? USUAL_COOLDOWN_SECONDS,
    quietHours: readHours(body.quietHours),
  };
}

/** Equal for rules that send the same alerts. */
export const termsHash = ({
  kind,
  watchIds,
  languages,
  sensitivity,
  minSeverity,
  cooldownSeconds,
  quietHours,
}: RuleTerms): string =>
  createHash('sha256')
    .update(canonicalJson({ kind, watchIds, languages, sensitivity, minSeverity, cooldownSeconds, quietHours }))
    .digest('hex');
