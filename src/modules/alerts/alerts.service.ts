import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { LiveService } from '../live/live.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { AlertSeverity, AlertToOpen, DeliveryCause, OpenAlert } from './alerts.types.js';

export const SEND_ALERTS = 'alert.send';
/** What happens together is told together. */
const GROUP_SECONDS = 2;

interface Turned {
  readonly id: string;
  readonly kind: string;
  readonly teamId: string | null;
}

/** Opens and closes alerts, in the transaction of what caused them. They are sent after it, from the outbox. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly live: LiveService,
  ) {}

  /**
   * Opens an alert, unless one of its key is open: then its text is brought up to date, and people are told again only if it has
   * turned critical. Returns its id.
   */
  async open(tx: EntityManager, alert: AlertToOpen): Promise<string> {
    const severity = alert.severity ?? 'critical';
    const [before] = await query<{ severity: AlertSeverity }>(
      tx,
      `SELECT severity FROM alert WHERE workspace_id = $1 AND key = $2 AND state <> 'closed' FOR UPDATE`,
      [alert.workspaceId, alert.key],
    );
    const [row] = await query<Turned & { isNew: boolean }>(
      tx,
      `INSERT INTO alert AS a (workspace_id, kind, key, severity, title, text, details, team_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (workspace_id, key) WHERE state <> 'closed' DO UPDATE SET kind = excluded.kind, title = excluded.title,
         text = excluded.text, details = excluded.details, severity = excluded.severity,
         state = CASE WHEN a.severity = 'warning' AND excluded.severity = 'critical' THEN 'open' ELSE a.state END
       RETURNING id, kind, team_id AS "teamId", xmax = 0 AS "isNew"`,
      [
        alert.workspaceId,
        alert.kind,
        alert.key,
        severity,
        alert.title,
        alert.text,
        JSON.stringify(alert.details ?? {}),
        alert.teamId ?? null,
      ],
    );
    if (row === undefined) throw new Error('The database gave no id for an alert.');
    if (row.isNew) await this.tell(tx, alert.workspaceId, row, 'opened');
    else if (before?.severity === 'warning' && severity === 'critical')
      await this.tell(tx, alert.workspaceId, row, 'worse');
    return row.id;
  }

  /** Closes the open alert of this key, if there is one, and tells those who were told of it. True when there was one. */
  async close(tx: EntityManager, about: { readonly workspaceId: string; readonly key: string }): Promise<boolean> {
    const rows = await query<Turned>(
      tx,
      `UPDATE alert SET state = 'closed', closed_at = now() WHERE workspace_id = $1 AND key = $2 AND state <> 'closed'
       RETURNING id, kind, team_id AS "teamId"`,
      [about.workspaceId, about.key],
    );
    for (const row of rows) await this.tell(tx, about.workspaceId, row, 'closed');
    return rows.length > 0;
  }

  /** What is open now under keys that begin so, in every workspace. */
  listOpen(keyPrefix: string): Promise<OpenAlert[]> {
    return query<OpenAlert>(
      this.dataSource,
      `SELECT workspace_id AS "workspaceId", key, kind, text FROM alert WHERE state <> 'closed' AND starts_with(key, $1)`,
      [keyPrefix],
    );
  }

  /** Which notifiers are told is decided now; whether it is still true, just before it is sent. */
  private async tell(tx: EntityManager, workspaceId: string, alert: Turned, cause: DeliveryCause): Promise<void> {
    const deliveries = await query<{ id: string; notifierId: string }>(
      tx,
      `INSERT INTO alert_delivery (workspace_id, alert_id, notifier_id, cause)
       SELECT n.workspace_id, $2, n.id, $3 FROM notifier n
       WHERE n.workspace_id = $1 AND n.deleted_at IS NULL AND (n.alert_kinds = '{}' OR $4 = ANY (n.alert_kinds))
       ORDER BY n.id RETURNING id, notifier_id AS "notifierId"`,
      [workspaceId, alert.id, cause, alert.kind],
    );
    for (const { id, notifierId } of deliveries) {
      await this.outbox.add(tx, {
        workspaceId,
        kind: SEND_ALERTS,
        key: `alert-${alert.id}-${cause}-${id}`,
        payload: { notifierId },
        afterSeconds: GROUP_SECONDS,
      });
    }
    await this.live.publish(tx, [
      { workspaceId, teamId: alert.teamId, kind: 'alerts', details: { alertId: alert.id, cause } },
    ]);
  }
}
