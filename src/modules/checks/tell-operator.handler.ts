import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { Env } from '../../env.js';
import { type Notifier, NotifierError } from '../../notifiers/notifier.js';
import { createNotifiers } from '../../notifiers/registry.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import type { CheckState } from './installation-check.entity.js';

const KIND = 'operator.notice';
const DONE: OutboxOutcome = { is: 'done' };
/** The installation's own notices belong to no workspace. */
const NO_WORKSPACE = '0';

/** A check that changed between failing and not failing. */
export interface Turn {
  readonly name: string;
  readonly state: CheckState;
  readonly since: Date;
}

/** Tells the operator, through the webhook of the settings, when a check starts to fail and when it recovers. */
@Injectable()
export class TellOperatorHandler implements OutboxHandler, OnModuleInit {
  readonly kind = KIND;
  private readonly log = new Logger('Checks');
  private readonly notifiers: readonly Notifier[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly env: Env,
    outbound: OutboundService,
  ) {
    this.notifiers = createNotifiers({ outbound, now: systemClock, smtpUrl: env.smtpUrl });
  }

  onModuleInit(): void {
    this.outbox.register(this);
  }

  /** Part of the transaction that records the findings. */
  async queue(tx: EntityManager, turns: readonly Turn[]): Promise<void> {
    if (this.env.alertWebhookUrl === null) return;
    for (const { name, state, since } of turns) {
      await this.outbox.add(tx, {
        workspaceId: NO_WORKSPACE,
        kind: KIND,
        key: `${name}:${since.toISOString()}`,
        payload: { name, state },
      });
    }
  }

  /** Looks once more just before: what is no longer true is not told. */
  async deliver(item: OutboxItem): Promise<OutboxOutcome> {
    const notifier = this.notifiers.find((n) => n.kind === 'webhook');
    if (this.env.alertWebhookUrl === null || !notifier) return DONE;
    const [now] = await query<{ state: CheckState; detail: string; since: Date }>(
      this.dataSource,
      'SELECT state, detail, since FROM installation_check WHERE name = $1',
      [item.payload['name']],
    );
    if (now === undefined || now.state !== item.payload['state']) return DONE;
    try {
      await notifier.send(
        { settings: { url: this.env.alertWebhookUrl }, credentials: {} },
        {
          title: `Earshot: ${String(item.payload['name'])} ${now.state}`,
          text: now.detail,
          severity: now.state === 'failing' ? 'critical' : now.state === 'degraded' ? 'warning' : 'recovered',
          link: this.env.baseUrl === null ? null : `${this.env.baseUrl}/admin/status`,
          at: now.since,
        },
        item.key,
      );
    } catch (error) {
      if (!(error instanceof NotifierError) || error.mayRetry) throw error;
      this.log.error(`The operator's webhook refused a notice and will not be asked again: ${error.message}`);
    }
    return DONE;
  }
}
