import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { AlertRule, AlertVerdict } from '../../domain/alert-rule/alert-rule.types.js';
import { judgeAlert } from '../../domain/alert-rule/judge-alert.js';
import { spikeAlerts } from '../../metrics.js';
import { RaiseSuspicion } from './raise-suspicion.service.js';
import type { SuspectedStorm } from './spikes.types.js';

/** Something a rule noticed about a watch. */
export interface Noticed extends SuspectedStorm {
  readonly rule: AlertRule;
  /** What it is about within the watch; with its begin it names this one storm for good. */
  readonly subject: string;
  /** Looked for only where it matters. */
  readonly voices: (() => Promise<number>) | null;
}

interface Firing {
  readonly id: string;
  readonly severity: number;
  readonly reason: string;
  readonly toldAt: Date | null;
}

/** Tells of what rules notice, once each; what is held back is kept with the reason and judged again while it goes on. */
@Injectable()
export class FireRules {
  constructor(private readonly suspicion: RaiseSuspicion) {}

  async fire(tx: EntityManager, noticed: Noticed, now: Date): Promise<AlertVerdict> {
    const { rule, subject, startedAt, severity } = noticed;
    const [before] = await query<Firing>(
      tx,
      `SELECT id, severity, reason, told_at AS "toldAt" FROM alert_rule_firing
       WHERE rule_id = $1 AND subject = $2 AND began_at = $3 FOR UPDATE`,
      [rule.id, subject, startedAt],
    );
    const wasTold = before !== undefined && before.toldAt !== null;
    if (wasTold && severity <= before.severity) return { isTold: false, reason: 'told' };
    const verdict: AlertVerdict = wasTold
      ? { isTold: rule.isOn, reason: rule.isOn ? 'told' : 'off' }
      : await this.judge(tx, noticed, now);
    const isSame = before?.severity === severity && before.reason === verdict.reason;
    if (!verdict.isTold) {
      if (!isSame) await this.record(tx, noticed, verdict, null);
      return verdict;
    }
    const incidentId = await this.suspicion.raise(tx, noticed, now);
    await this.record(tx, noticed, verdict, incidentId);
    spikeAlerts.inc({ kind: rule.kind, cause: wasTold ? 'worse' : 'noticed' });
    return verdict;
  }

  private async judge(tx: EntityManager, noticed: Noticed, at: Date): Promise<AlertVerdict> {
    const { rule, watch, subject, startedAt, severity } = noticed;
    // One storm is told once, whichever rule was first; what is worse than what was told is not held back by it.
    const [told] = await query<{ at: Date | null }>(
      tx,
      `SELECT max(told_at) AS at FROM alert_rule_firing WHERE workspace_id = $1 AND watch_id = $2 AND told_at IS NOT NULL
         AND severity >= $3 AND (rule_id, subject, began_at) <> ($4, $5, $6::timestamptz)`,
      [watch.workspaceId, watch.id, severity, rule.id, subject, startedAt],
    );
    const lastToldAt = told?.at ?? null;
    const verdict = judgeAlert(rule, { at, severity, lastToldAt, voices: null });
    if (!verdict.isTold || noticed.voices === null) return verdict;
    return judgeAlert(rule, { at, severity, lastToldAt, voices: await noticed.voices() });
  }

  private async record(
    tx: EntityManager,
    { rule, watch, subject, startedAt, severity }: Noticed,
    { isTold, reason }: AlertVerdict,
    incidentId: string | null,
  ): Promise<void> {
    await query(
      tx,
      `INSERT INTO alert_rule_firing AS f (workspace_id, rule_id, watch_id, subject, began_at, severity, reason, told_at, incident_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN clock_timestamp() END, $9)
       ON CONFLICT (rule_id, subject, began_at) DO UPDATE SET severity = excluded.severity, reason = excluded.reason,
         told_at = coalesce(f.told_at, excluded.told_at), incident_id = coalesce(excluded.incident_id, f.incident_id)`,
      [watch.workspaceId, rule.id, watch.id, subject, startedAt, severity, reason, isTold, incidentId],
    );
  }
}
