import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { type Notice, NotifierError } from '../../notifiers/notifier.js';
import { tagOf } from '../../notifiers/notice-facts.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { AcknowledgeAlert } from './acknowledge-alert.service.js';
import { NotifierCatalogue, type SendTo } from './notifier-catalogue.service.js';

const KIND = 'alert.acknowledged';
const DONE: OutboxOutcome = { is: 'done' };
const LONGEST_WAIT_SECONDS = 3_600;

interface AcknowledgedAt extends SendTo {
  readonly title: string;
  readonly text: string;
  readonly severity: Notice['severity'];
  readonly at: Date;
}

/** Tells channels that keep a state of their own (and page people by it) that somebody has taken an alert on. */
@Injectable()
export class SendAcknowledgementHandler implements OutboxHandler, OnModuleInit {
  readonly kind = KIND;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly catalogue: NotifierCatalogue,
    private readonly acknowledgement: AcknowledgeAlert,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
    this.acknowledgement.listen((tx, { workspaceId, alertId }) => this.queue(tx, workspaceId, alertId));
  }

  /** Only where it was told of the alert; what still waits to be told is left out as nobody needs it any more. */
  private async queue(tx: EntityManager, workspaceId: string, alertId: string): Promise<void> {
    const told = await query<{ notifierId: string }>(
      tx,
      `SELECT n.id AS "notifierId" FROM notifier n
       WHERE n.workspace_id = $1 AND n.deleted_at IS NULL AND NOT n.is_paused AND n.kind = ANY ($3) AND (
         EXISTS (SELECT FROM alert_delivery d WHERE d.alert_id = $2 AND d.notifier_id = n.id AND d.state = 'sent')
         OR EXISTS (SELECT FROM alert_page p WHERE p.alert_id = $2 AND p.notifier_id = n.id AND p.state = 'sent'))
       ORDER BY n.id`,
      [workspaceId, alertId, this.catalogue.acknowledgingKinds()],
    );
    for (const { notifierId } of told) {
      const key = `alert-${alertId}-acknowledged-${notifierId}`;
      // An alert that turned critical after it was acknowledged can be acknowledged once more.
      await this.outbox.schedule(tx, { workspaceId, kind: KIND, key, payload: { alertId, notifierId } });
    }
  }

  /** Looks once more just before: one that has turned critical since, or is over, is not acknowledged any more. */
  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const [to] = await query<AcknowledgedAt>(
      this.dataSource,
      `SELECT n.id, n.workspace_id AS "workspaceId", n.kind, n.settings, n.credentials, a.title, a.text, a.severity,
         a.acknowledged_at AS at
       FROM notifier n JOIN alert a ON a.workspace_id = n.workspace_id
       WHERE n.id = $1 AND a.id = $2 AND n.deleted_at IS NULL AND a.state = 'acknowledged'`,
      [item.payload['notifierId'], item.payload['alertId']],
    );
    if (to === undefined) return DONE;
    const alertId = String(item.payload['alertId']);
    const { title, text, severity, at } = to;
    const notice: Notice = { title, text, severity, at, link: null, alertId, tag: tagOf({ id: alertId }) };
    try {
      await this.catalogue.acknowledge(to, notice, item.key, signal);
    } catch (error) {
      if (!(error instanceof NotifierError)) throw error;
      // A refusal changes nothing here: the alert is taken on all the same, and the channel's own page says what it knows.
      if (!error.mayRetry) return DONE;
      if (error.retryAfterSeconds === undefined) throw error;
      return { is: 'again', afterSeconds: Math.min(error.retryAfterSeconds, LONGEST_WAIT_SECONDS) };
    }
    return DONE;
  }
}
