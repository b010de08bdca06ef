import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import type { AlertState } from './alerts.types.js';
import { ChainRuns } from './chain-runs.service.js';
import { ON_CALL_TEST } from './pages.types.js';

/** What was acknowledged, for whoever keeps something beside the alert. */
export interface AcknowledgedAlert {
  readonly workspaceId: string;
  readonly alertId: string;
  readonly incidentId: string | null;
  readonly actor: Actor;
}

export type AcknowledgementListener = (tx: EntityManager, acknowledged: AcknowledgedAlert) => Promise<void>;

/** Somebody takes an alert on: its chain ends, and what hangs on it is acknowledged in the same transaction. */
@Injectable()
export class AcknowledgeAlert {
  private readonly listeners: AcknowledgementListener[] = [];

  constructor(
    private readonly live: LiveService,
    private readonly audit: AuditService,
    private readonly chains: ChainRuns,
  ) {}

  /** Called by a module as it starts. The listener does nothing where its part is acknowledged already. */
  listen(listener: AcknowledgementListener): void {
    this.listeners.push(listener);
  }

  /** Gives the state the alert was in. Once acknowledged it stays so. The caller has found out that the actor may. */
  async acknowledge(tx: EntityManager, actor: Actor, alertId: string): Promise<AlertState | null> {
    const { workspaceId } = actor;
    const [alert] = await query<{ state: AlertState; kind: string; teamId: string | null; incidentId: string | null }>(
      tx,
      `SELECT state, kind, team_id AS "teamId", incident_id AS "incidentId" FROM alert
       WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, alertId],
    );
    if (alert === undefined) return null;
    await tx.query(
      `UPDATE alert_page SET state = 'acknowledged', answered_at = now()
       WHERE alert_id = $1 AND member_id = $2 AND state IN ('sent', 'waiting', 'failed')`,
      [alertId, actor.memberId],
    );
    if (alert.state !== 'open' || alert.kind === ON_CALL_TEST) return alert.state;
    await tx.query(
      `UPDATE alert SET state = 'acknowledged', acknowledged_at = now(), acknowledged_by = $2 WHERE id = $1`,
      [alertId, actor.memberId],
    );
    await this.chains.end(tx, alertId, 'acknowledge');
    await this.live.publish(tx, [
      { workspaceId, teamId: alert.teamId, kind: 'alerts', details: { alertId, cause: 'acknowledged' } },
    ]);
    await this.audit.record(tx, { workspaceId, actor, action: 'alert.acknowledge', resourceId: alertId });
    const { incidentId } = alert;
    for (const listener of this.listeners) await listener(tx, { workspaceId, alertId, incidentId, actor });
    return alert.state;
  }

  /** The same for the open alert of a key, if there is one: what it is about was acknowledged elsewhere. */
  async acknowledgeKey(tx: EntityManager, actor: Actor, key: string): Promise<void> {
    const [alert] = await query<{ id: string }>(
      tx,
      `SELECT id FROM alert WHERE workspace_id = $1 AND key = $2 AND state = 'open'`,
      [actor.workspaceId, key],
    );
    if (alert !== undefined) await this.acknowledge(tx, actor, alert.id);
  }
}
