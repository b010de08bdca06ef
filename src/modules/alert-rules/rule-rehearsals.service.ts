import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { isPostRule, type AlertRule } from '../../domain/alert-rule/alert-rule.types.js';
import { rehearseAlerts, type PastIncident, type PastNotice } from '../../domain/alert-rule/rehearse-alerts.js';
import { ruleReach, termsHash, termsOf, type RuleTerms } from './alert-rule-rows.js';
import type { AlertRuleRehearsalView, AlertRuleTerms, RehearsedDay } from './alert-rules.dto.js';
import { PastNotices, type Period } from '../spikes/past-notices.service.js';

const DAYS = 90;
/** More watches than these are not tried: those with the most posts are. */
const MOST_WATCHES = 20;

interface TriedWatch {
  readonly id: string;
  readonly name: string;
}

/** Tries rules on what is kept of the last 90 days. What was tried may be saved. */
@Injectable()
export class RuleRehearsals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly past: PastNotices,
  ) {}

  async rehearse(actor: Actor, body: AlertRuleTerms): Promise<AlertRuleRehearsalView> {
    const reach = ruleReach(actor, 'update');
    const { workspaceId } = actor;
    const terms = await termsOf(this.dataSource, reach, body);
    const rule: AlertRule = { ...terms, id: '0', name: '', isOn: true, version: 1 };
    const { period, watches, covered } = await this.choose(workspaceId, terms);
    const notices: PastNotice[] = await this.past.ofAlerts(workspaceId, rule, period);
    for (const { id } of watches) notices.push(...(await this.past.ofWatch(workspaceId, rule, id, period)));
    const incidents = await this.listIncidents(workspaceId, terms, period);
    const { alerts, perWeek, precision, misses } = rehearseAlerts(rule, notices, incidents, DAYS);
    const volume = await this.listDays(workspaceId, watches, period);
    await this.keep(actor, terms);
    const nameOf = new Map(watches.map(({ id, name }) => [id, name]));
    return {
      days: DAYS,
      alerts: alerts.map(({ at, severity, watchId, observed, usual, wasConfirmed, leadSeconds }) => ({
        at: at.toISOString(),
        severity,
        watch: watchId === null ? null : { id: watchId, name: nameOf.get(watchId) ?? '' },
        observed,
        usual: Math.round(usual * 10) / 10,
        wasConfirmed,
        leadSeconds,
      })),
      perWeek: Math.round(perWeek * 100) / 100,
      precision,
      misses: misses.map(({ id, title, startedAt }) => ({ id, title, startedAt: startedAt.toISOString() })),
      volume,
      watchesTried: watches.length,
      watchesCovered: covered,
    };
  }

  /** The watches with most posts among those the rule covers; none where it does not speak of posts. */
  private async choose(
    workspaceId: string,
    { kind, watchIds }: RuleTerms,
  ): Promise<{ readonly period: Period; readonly watches: TriedWatch[]; readonly covered: number }> {
    const [time] = await query<{ from: Date; to: Date }>(
      this.dataSource,
      `SELECT date_bin('5 minutes', now() - make_interval(days => ${String(DAYS)}), 'epoch') AS "from", date_bin('5 minutes', now(), 'epoch') AS "to"`,
    );
    if (time === undefined) throw new Error('The database gave no time.');
    if (!isPostRule(kind)) return { period: time, watches: [], covered: 0 };
    const rows = await query<TriedWatch & { covered: number }>(
      this.dataSource,
      `SELECT w.id, w.name, count(*) OVER ()::int AS covered FROM watch w
       WHERE w.workspace_id = $1 AND w.deleted_at IS NULL AND ($2::bigint[] IS NULL OR w.id = ANY ($2))
       ORDER BY (SELECT coalesce(sum(v.mentions), 0) FROM volume_bucket v WHERE v.workspace_id = w.workspace_id AND v.watch_id = w.id
         AND v.bucket_at >= $3) DESC, w.id LIMIT ${String(MOST_WATCHES)}`,
      [workspaceId, watchIds, time.from],
    );
    return { period: time, watches: rows.map(({ id, name }) => ({ id, name })), covered: rows[0]?.covered ?? 0 };
  }

  /** What happened, and what people made of it; what is dismissed or closed unconfirmed was judged. */
  private listIncidents(workspaceId: string, { watchIds }: RuleTerms, { from }: Period): Promise<PastIncident[]> {
    return query<PastIncident>(
      this.dataSource,
      `SELECT id, title, watch_id AS "watchId", started_at AS "startedAt", detected_at AS "detectedAt",
         CASE WHEN state <> 'dismissed' THEN confirmed_at END AS "confirmedAt",
         coalesce(closed_at, CASE WHEN state = 'dismissed' THEN detected_at END) AS "closedAt"
       FROM incident WHERE workspace_id = $1 AND NOT is_drill AND started_at >= $2
         AND ($3::bigint[] IS NULL OR watch_id = ANY ($3)) ORDER BY id`,
      [workspaceId, from, watchIds],
    );
  }

  private async listDays(
    workspaceId: string,
    watches: readonly TriedWatch[],
    { from, to }: Period,
  ): Promise<RehearsedDay[]> {
    return query<RehearsedDay>(
      this.dataSource,
      `SELECT to_char(d.day, 'YYYY-MM-DD') AS day, coalesce(v.mentions, 0)::int AS mentions, coalesce(v.negatives, 0)::int AS negatives
       FROM generate_series(date_trunc('day', $3::timestamptz AT TIME ZONE 'UTC'), $4::timestamptz AT TIME ZONE 'UTC', '1 day') AS d (day)
       LEFT JOIN (SELECT date_trunc('day', bucket_at AT TIME ZONE 'UTC') AS day, sum(mentions) AS mentions, sum(negatives) AS negatives
         FROM volume_bucket WHERE workspace_id = $1 AND watch_id = ANY ($2::bigint[]) AND bucket_at >= $3 GROUP BY 1) v ON v.day = d.day
       ORDER BY d.day`,
      [workspaceId, watches.map(({ id }) => id), from, to],
    );
  }

  private async keep(actor: Actor, terms: RuleTerms): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO alert_rule_rehearsal (workspace_id, rule_hash, made_by) VALUES ($1, $2, $3)
       ON CONFLICT (workspace_id, rule_hash) DO UPDATE SET made_at = now(), made_by = excluded.made_by`,
      [actor.workspaceId, termsHash(terms), actor.memberId],
    );
  }
}
