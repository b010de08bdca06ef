import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { type AlertRuleKind, type AlertVerdict, coversWatch } from '../../domain/alert-rule/alert-rule.types.js';
import { judgeAlert } from '../../domain/alert-rule/judge-alert.js';
import { alertKindsOf, RULE_OF_ALERT, SEVERITY_OF } from '../../domain/alert-rule/alert-kinds.js';
import { RulesInForce } from './rules-in-force.service.js';

const TOLD: AlertVerdict = { isTold: true, reason: 'told' };

export interface AlertInQuestion {
  readonly severity: 'warning' | 'critical' | number;
  readonly watchId?: string | null;
}

/** Says whether people are told of an alert that was opened: the rules of its workspace decide, in the caller's transaction. */
@Injectable()
export class AlertPolicyService {
  constructor(private readonly rules: RulesInForce) {}

  /** Told if one rule tells it, or if nobody ever made a rule of its kind. The reason is that of the last rule asked. */
  async judge(
    tx: EntityManager,
    workspaceId: string,
    alertKind: string,
    { severity, watchId = null }: AlertInQuestion,
  ): Promise<AlertVerdict> {
    const kind = RULE_OF_ALERT[alertKind];
    if (kind === undefined) return TOLD;
    await this.rules.addDefaults(tx, workspaceId);
    const rules = (await this.rules.list(tx, workspaceId)).filter((rule) => rule.kind === kind);
    const level = typeof severity === 'number' ? severity : SEVERITY_OF[severity];
    const { now, lastToldAt } = await this.lastTold(tx, workspaceId, kind, level);
    let verdict: AlertVerdict = { isTold: false, reason: 'no-rule' };
    for (const rule of rules) {
      if (rule.watchIds !== null && !coversWatch(rule, watchId)) continue;
      verdict = judgeAlert(rule, { at: now, severity: level, lastToldAt, voices: null });
      if (verdict.isTold) return verdict;
    }
    return verdict;
  }

  /** When people were last sent something about an alert of this kind that was at least as bad. */
  private async lastTold(
    tx: EntityManager,
    workspaceId: string,
    kind: AlertRuleKind,
    level: number,
  ): Promise<{ readonly now: Date; readonly lastToldAt: Date | null }> {
    const kinds = alertKindsOf(kind);
    const severities = level > SEVERITY_OF.warning ? ['critical'] : ['warning', 'critical'];
    const [row] = await query<{ now: Date; lastToldAt: Date | null }>(
      tx,
      `SELECT now() AS now, (SELECT max(d.changed_at) FROM alert_delivery d JOIN alert a ON a.id = d.alert_id
         WHERE a.workspace_id = $1 AND a.kind = ANY ($2) AND a.severity = ANY ($3) AND d.cause <> 'closed' AND d.state = 'sent'
           AND a.opened_at > now() - interval '8 days') AS "lastToldAt"`,
      [workspaceId, kinds, severities],
    );
    if (row === undefined) throw new Error('The database gave no time.');
    return row;
  }
}
