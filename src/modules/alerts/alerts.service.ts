import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { AlertPolicyService } from '../alert-rules/alert-policy.service.js';
import { LiveService } from '../live/live.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { AlertSeverity, AlertToOpen, DeliveryCause, OpenAlert } from './alerts.types.js';
import { ChainRuns } from './chain-runs.service.js';

export const SEND_ALERTS = 'alert.send';
/** What happens together is told together. */
const GROUP_SECONDS = 2;
const BATCH = 100;

interface Turned {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly severity: AlertSeverity;
  readonly teamId: string | null;
  readonly watchId: string | null;
  readonly isPaging: boolean;
  readonly isTold: boolean;
}

const TURNED = `id, workspace_id AS "workspaceId", kind, severity, team_id AS "teamId", watch_id AS "watchId",
  is_paging AS "isPaging", is_told AS "isTold"`;

/** Opens and closes alerts, in the transaction of what caused them. They are sent after it, from the outbox. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly live: LiveService,
    private readonly policy: AlertPolicyService,
    private readonly chains: ChainRuns,
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
      `INSERT INTO alert AS a (workspace_id, kind, key, severity, title, text, details, team_id, is_paging, incident_id, watch_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (workspace_id, key) WHERE state <> 'closed' DO UPDATE SET kind = excluded.kind, title = excluded.title,
         text = excluded.text, details = excluded.details, severity = excluded.severity, is_paging = excluded.is_paging,
         incident_id = coalesce(excluded.incident_id, a.incident_id), watch_id = coalesce(excluded.watch_id, a.watch_id),
         state = CASE WHEN a.severity = 'warning' AND excluded.severity = 'critical' THEN 'open' ELSE a.state END,
         raised_at = CASE WHEN a.severity = 'warning' AND excluded.severity = 'critical' THEN now() ELSE a.raised_at END
       RETURNING ${TURNED}, xmax = 0 AS "isNew"`,
      [
        alert.workspaceId,
        alert.kind,
        alert.key,
        severity,
        alert.title,
        alert.text,
        JSON.stringify(alert.details ?? {}),
        alert.teamId ?? null,
        alert.paging ?? (severity === 'critical' && (alert.notifierIds ?? null) === null),
        alert.incidentId ?? null,
        alert.watchId ?? null,
      ],
    );
    if (row === undefined) throw new Error('The database gave no id for an alert.');
    const only = alert.notifierIds ?? null;
    if (row.isNew) await this.raise(tx, row, 'opened', only);
    else if (before?.severity === 'warning' && severity === 'critical') await this.raise(tx, row, 'worse', only);
    return row.id;
  }

  /**
   * Closes the open alert of this key, if there is one, and tells those who were told of it unless `isSilent`. True when there
   * was one.
   */
  async close(
    tx: EntityManager,
    about: { readonly workspaceId: string; readonly key: string; readonly isSilent?: boolean },
  ): Promise<boolean> {
    const rows = await query<Turned>(
      tx,
      `UPDATE alert SET state = 'closed', closed_at = now() WHERE workspace_id = $1 AND key = $2 AND state <> 'closed'
       RETURNING ${TURNED}`,
      [about.workspaceId, about.key],
    );
    for (const row of rows) {
      if (about.isSilent !== true) await this.tell(tx, row, 'closed');
      await this.chains.end(tx, row.id, 'cancel');
    }
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

  /** Asks the alert rules again about what they hold back: quiet hours end, and what goes on is told then. Gives how many. */
  async tellHeldBack(tx: EntityManager): Promise<number> {
    const held = await query<Turned>(
      tx,
      `SELECT ${TURNED} FROM alert WHERE state = 'open' AND NOT is_told ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [BATCH],
    );
    let told = 0;
    for (const alert of held) {
      const { isTold } = await this.policy.judge(tx, alert.workspaceId, alert.kind, alert);
      if (!isTold) continue;
      await tx.query('UPDATE alert SET is_told = true, raised_at = now() WHERE id = $1', [alert.id]);
      await this.tell(tx, alert, 'opened');
      if (alert.isPaging) await this.chains.start(tx, alert.workspaceId, alert.id);
      told++;
    }
    return told;
  }

  /** The alert rules say whether anybody is told. Where not, the reason stands in the list of deliveries. */
  private async raise(
    tx: EntityManager,
    alert: Turned,
    cause: DeliveryCause,
    only: readonly string[] | null,
  ): Promise<void> {
    const { isTold, reason } = await this.policy.judge(tx, alert.workspaceId, alert.kind, alert);
    if (isTold !== alert.isTold) await tx.query('UPDATE alert SET is_told = $2 WHERE id = $1', [alert.id, isTold]);
    await this.tell(tx, alert, cause, only, isTold ? null : `Left out: held back by the alert rules (${reason}).`);
    if (isTold && alert.isPaging) await this.chains.start(tx, alert.workspaceId, alert.id);
  }

  /** Which notifiers are told is decided now; whether it is still true, just before it is sent. */
  private async tell(
    tx: EntityManager,
    alert: Turned,
    cause: DeliveryCause,
    only: readonly string[] | null = null,
    heldBack: string | null = null,
  ): Promise<void> {
    const { workspaceId } = alert;
    const deliveries = await query<{ id: string; notifierId: string }>(
      tx,
      `INSERT INTO alert_delivery (workspace_id, alert_id, notifier_id, cause, state, problem)
       SELECT n.workspace_id, $2, n.id, $3, CASE WHEN $6::text IS NULL THEN 'waiting' ELSE 'left-out' END, $6
       FROM notifier n
       WHERE n.workspace_id = $1 AND n.deleted_at IS NULL
         AND CASE WHEN $5::bigint[] IS NULL THEN n.alert_kinds = '{}' OR $4 = ANY (n.alert_kinds) ELSE n.id = ANY ($5) END
       ORDER BY n.id RETURNING id, notifier_id AS "notifierId"`,
      [workspaceId, alert.id, cause, alert.kind, only, heldBack],
    );
    for (const { id, notifierId } of heldBack === null ? deliveries : []) {
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
