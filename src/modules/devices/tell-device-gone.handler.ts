import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { Env } from '../../env.js';
import { type Notice, type Notifier, NotifierError } from '../../notifiers/notifier.js';
import { createNotifiers } from '../../notifiers/registry.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { DevicesService } from './devices.service.js';
import { TELL_DEVICE_GONE } from './stored-push-directory.service.js';

interface GoneDevice {
  readonly memberId: string;
  readonly email: string;
  readonly label: string;
  readonly goneAt: Date;
}

/** Tells the owner of a device that its browser has ended it: on their other devices, and by mail where the installation has one. */
@Injectable()
export class TellDeviceGoneHandler implements OutboxHandler, OnModuleInit {
  readonly kind = TELL_DEVICE_GONE;
  private readonly log = new Logger('Devices');
  private readonly mail: Notifier | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly devices: DevicesService,
    private readonly env: Env,
    outbound: OutboundService,
  ) {
    const notifiers = createNotifiers({ outbound, now: systemClock, smtpUrl: env.smtpUrl });
    this.mail = notifiers.find(({ kind }) => kind === 'email');
  }

  onModuleInit(): void {
    this.outbox.register(this);
  }

  /** One that was removed or set up anew meanwhile is no news. */
  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const [gone] = await query<GoneDevice>(
      this.dataSource,
      `SELECT d.member_id AS "memberId", m.email, d.label, d.gone_at AS "goneAt"
       FROM push_device d JOIN staff_member m ON m.id = d.member_id AND m.is_active
       WHERE d.id = $1 AND d.gone_at IS NOT NULL`,
      [item.payload['deviceId']],
    );
    if (gone === undefined) return { is: 'done' };
    const notice = noticeOf(gone, this.env.baseUrl, `device-${item.key}`);
    const key = `device-gone-${item.key}`;
    await this.attempt(() => this.devices.send(gone.memberId, notice, key, signal));
    const { mail } = this;
    if (this.env.smtpUrl !== null && mail !== undefined)
      await this.attempt(() => mail.send({ settings: { to: gone.email }, credentials: {} }, notice, key, signal));
    return { is: 'done' };
  }

  /** A refusal stays one: the device's own page says the same. Anything else is tried again. */
  private async attempt(send: () => Promise<void>): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (!(error instanceof NotifierError) || error.mayRetry) throw error;
      this.log.debug(`Not told of a device that is gone: ${error.message}`);
    }
  }
}

function noticeOf({ label, goneAt }: GoneDevice, baseUrl: string | null, tag: string): Notice {
  return {
    title: `"${label}" gets no alerts any more`,
    text: 'Its browser has ended the subscription. Open Earshot on that device and switch notices on once more.',
    severity: 'warning',
    link: baseUrl === null ? null : `${baseUrl.replace(/\/+$/, '')}/me/devices`,
    at: goneAt,
    tag,
  };
}
