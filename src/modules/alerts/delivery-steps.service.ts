import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { quietUntil } from '../../domain/on-call/may-page.js';
import { Env } from '../../env.js';
import { alertNotices } from '../../metrics.js';
import type { Notice } from '../../notifiers/notifier.js';
import { OnCallBook } from '../on-call/on-call-book.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { SEND_ALERTS } from './alerts.service.js';
import type { DeliveryState, WaitingDelivery } from './alerts.types.js';
import { DeadNotifiers } from './dead-notifiers.service.js';
import { NotifierCatalogue } from './notifier-catalogue.service.js';

/** A timer this late is part of a backlog. */
const LATE_SECONDS = 30;
const PATIENCE_SECONDS = 60;

/** A notifier as the pipeline needs it. */
export interface Destination {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly isPaused: boolean;
}

/** The steps of `pipeline.ts`. None holds a transaction while a notice is on its way. */
@Injectable()
export class DeliverySteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: NotifierCatalogue,
    private readonly env: Env,
    private readonly book: OnCallBook,
    private readonly outbox: OutboxService,
    private readonly dead: DeadNotifiers,
  ) {}

  /** Null when it was removed meanwhile. */
  async findDestination(id: string): Promise<Destination | null> {
    const [row] = await query<Destination>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId", kind, settings, credentials, is_paused AS "isPaused"
       FROM notifier WHERE id = $1 AND deleted_at IS NULL`,
      [id],
    );
    return row ?? null;
  }

  /**
   * Everything that waits for this notifier is sent as one, under `key`. A second attempt finds the same ones and no others: what
   * was claimed for one key stays with it, so that the receiver gets the same notice under the same key.
   */
  async group(destination: Destination, key: string): Promise<WaitingDelivery[]> {
    await this.dataSource.query(
      `UPDATE alert_delivery SET batch = $3 WHERE workspace_id = $1 AND notifier_id = $2 AND state = 'waiting' AND batch IS NULL
         AND NOT EXISTS (SELECT FROM alert_delivery tried WHERE tried.workspace_id = $1 AND tried.notifier_id = $2 AND tried.batch = $3)`,
      [destination.workspaceId, destination.id, key],
    );
    const rows = await query<WaitingDelivery['alert'] & Omit<WaitingDelivery, 'alert' | 'id'> & { deliveryId: string }>(
      this.dataSource,
      `SELECT d.id AS "deliveryId", d.cause, a.id, a.state, a.severity, a.title, a.text, a.details, a.opened_at AS "openedAt",
         a.raised_at AS "raisedAt", now() AS now, a.closed_at AS "closedAt", EXISTS (SELECT FROM alert_delivery told WHERE told.alert_id = a.id
           AND told.notifier_id = d.notifier_id AND told.state = 'sent') AS "wasTold"
       FROM alert_delivery d JOIN alert a ON a.id = d.alert_id
       WHERE d.workspace_id = $1 AND d.notifier_id = $2 AND d.state = 'waiting' AND d.batch = $3 ORDER BY d.id`,
      [destination.workspaceId, destination.id, key],
    );
    return rows.map(({ deliveryId, cause, wasTold, now, ...alert }) => ({
      id: deliveryId,
      cause,
      wasTold,
      now,
      alert,
    }));
  }

  /** Keeps those for which `isKept` holds, and writes down why the others are not sent. */
  async leaveOut(
    deliveries: readonly WaitingDelivery[],
    isKept: (delivery: WaitingDelivery) => boolean,
    reason: string,
  ): Promise<WaitingDelivery[]> {
    await this.record(
      deliveries.filter((delivery) => !isKept(delivery)),
      'left-out',
      `Left out: ${reason}.`,
    );
    return deliveries.filter(isKept);
  }

  /**
   * In the quiet hours of the workspace what is not bad enough waits for their end, when all of it is one digest. What is over is
   * told as it was opened: not before that. Gives what may be sent now.
   */
  async holdWhileQuiet(destination: Destination, deliveries: readonly WaitingDelivery[]): Promise<WaitingDelivery[]> {
    const { workspaceId } = destination;
    const [first] = deliveries;
    if (first === undefined) return [];
    const { quietHours } = (await this.book.read(workspaceId)).schedule;
    const nowMs = first.now.getTime();
    const held = deliveries.filter(({ alert }) => quietUntil(quietHours, alert.severity, nowMs) !== null);
    const untilMs = quietUntil(quietHours, 'warning', nowMs);
    if (held.length === 0 || untilMs === null) return [...deliveries];
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `UPDATE alert_delivery SET batch = NULL, problem = 'Waits until the quiet hours are over.'
         WHERE id = ANY ($1::bigint[]) AND state = 'waiting'`,
        [held.map(({ id }) => id)],
      );
      await this.outbox.add(tx, {
        workspaceId,
        kind: SEND_ALERTS,
        key: `quiet-${destination.id}-${new Date(untilMs).toISOString()}`,
        payload: { notifierId: destination.id },
        afterSeconds: Math.ceil((untilMs - nowMs) / 1_000),
      });
    });
    return deliveries.filter((delivery) => !held.includes(delivery));
  }

  /**
   * True while timers that came due long ago are still being worked off: what they open belongs into one digest. Nothing waits
   * for this for more than a minute.
   */
  async isCatchingUp({ workspaceId, id }: Destination): Promise<boolean> {
    const [row] = await query<{ isSo: boolean }>(
      this.dataSource,
      `SELECT (EXISTS (SELECT FROM escalation_run WHERE state = 'running' AND next_due_at < now() - make_interval(secs => $3))
           OR EXISTS (SELECT FROM chain_run WHERE state = 'running' AND next_due_at < now() - make_interval(secs => $3)))
         AND NOT EXISTS (SELECT FROM alert_delivery WHERE workspace_id = $1 AND notifier_id = $2 AND state = 'waiting'
           AND changed_at < now() - make_interval(secs => $4)) AS "isSo"`,
      [workspaceId, id, LATE_SECONDS, PATIENCE_SECONDS],
    );
    return row?.isSo ?? false;
  }

  linkToAlerts(): string | null {
    return this.env.baseUrl === null ? null : `${this.env.baseUrl.replace(/\/+$/, '')}/alerts`;
  }

  /** Throws NotifierError. */
  async send(destination: Destination, notice: Notice, key: string, signal: AbortSignal): Promise<void> {
    await this.catalogue.send(destination, notice, key, signal);
  }

  async recordSent(destination: Destination, deliveries: readonly WaitingDelivery[]): Promise<void> {
    await this.record(deliveries, 'sent', null);
    await this.dataSource.query('UPDATE notifier SET last_sent_at = now(), last_problem = NULL WHERE id = $1', [
      destination.id,
    ]);
    alertNotices.inc({ outcome: 'sent' }, deliveries.length);
    await this.dead.clear(destination.workspaceId, destination.id);
  }

  /** It is tried again; until then the reason is shown. */
  async recordTrouble(
    destination: Destination,
    deliveries: readonly WaitingDelivery[],
    problem: string,
  ): Promise<void> {
    await this.record(deliveries, 'waiting', problem);
    await this.dataSource.query('UPDATE notifier SET last_problem = $2 WHERE id = $1', [destination.id, problem]);
  }

  /** Given up: shown as undeliverable, and told by another channel. */
  async recordFailed(destination: Destination, deliveries: readonly WaitingDelivery[], problem: string): Promise<void> {
    await this.record(deliveries, 'failed', problem);
    await this.tellDead(destination, problem);
  }

  /** Whatever still waits under this key is given up, after the last try. */
  async giveUp(destination: Destination, key: string, problem: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_delivery SET state = 'failed', problem = $4, changed_at = now()
       WHERE workspace_id = $1 AND notifier_id = $2 AND batch = $3 AND state = 'waiting'`,
      [destination.workspaceId, destination.id, key, problem],
    );
    await this.tellDead(destination, problem);
  }

  private async tellDead(destination: Destination, problem: string): Promise<void> {
    await this.dataSource.query('UPDATE notifier SET last_problem = $2 WHERE id = $1', [destination.id, problem]);
    alertNotices.inc({ outcome: 'failed' });
    await this.dead.tell(destination.workspaceId, destination.id, problem);
  }

  private async record(
    deliveries: readonly WaitingDelivery[],
    state: DeliveryState,
    problem: string | null,
  ): Promise<void> {
    if (deliveries.length === 0) return;
    await this.dataSource.query(
      `UPDATE alert_delivery SET state = $2, problem = $3, changed_at = now() WHERE id = ANY ($1::bigint[]) AND state = 'waiting'`,
      [deliveries.map(({ id }) => id), state, problem],
    );
  }
}
