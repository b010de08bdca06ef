import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { readUrl } from '../../domain/text/read-url.js';
import { Env } from '../../env.js';
import type { PushDevice, PushDirectory, PushReceiver, VapidKeys } from '../../notifiers/push-directory.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { PushKeys } from './push-keys.service.js';

export const TELL_DEVICE_GONE = 'device.gone';
const GONE = 'The browser has ended it: switch notices on once more on this device.';

/** The devices people have set up, for whoever sends to them. */
@Injectable()
export class StoredPushDirectory implements PushDirectory {
  readonly contact: string | null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly pushKeys: PushKeys,
    private readonly outbox: OutboxService,
    env: Env,
  ) {
    // Push services refuse a contact that is not to be reached by everybody.
    const base = env.baseUrl === null ? null : readUrl(env.baseUrl);
    this.contact = base?.protocol === 'https:' ? base.origin : null;
  }

  keys(): Promise<VapidKeys> {
    return this.pushKeys.get();
  }

  async findReceivers(workspaceId: string | undefined, emails: readonly string[]): Promise<readonly PushReceiver[]> {
    const rows = await query<PushDevice & { email: string }>(
      this.dataSource,
      `SELECT lower(m.email) AS email, d.id, d.endpoint, d.p256dh, d.auth FROM staff_member m
         JOIN push_device d ON d.member_id = m.id AND d.gone_at IS NULL
       WHERE m.workspace_id = $1 AND m.is_active AND lower(m.email) = ANY ($2) ORDER BY d.id`,
      [workspaceId ?? null, emails.map((email) => email.toLowerCase())],
    );
    return emails.map((email) => ({ devices: rows.filter((row) => row.email === email.toLowerCase()) }));
  }

  async findOf(memberId: string): Promise<PushReceiver> {
    const devices = await query<PushDevice>(
      this.dataSource,
      `SELECT d.id, d.endpoint, d.p256dh, d.auth FROM push_device d JOIN staff_member m ON m.id = d.member_id
       WHERE d.member_id = $1 AND d.gone_at IS NULL AND m.is_active ORDER BY d.id`,
      [memberId],
    );
    return { devices };
  }

  async recordDelivered(deviceId: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE push_device SET last_delivered_at = now(), last_problem = NULL WHERE id = $1 AND gone_at IS NULL',
      [deviceId],
    );
  }

  async recordProblem(deviceId: string, problem: string): Promise<void> {
    await this.dataSource.query('UPDATE push_device SET last_problem = $2 WHERE id = $1 AND gone_at IS NULL', [
      deviceId,
      problem,
    ]);
  }

  async recordGone(deviceId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [ended] = await query<{ workspaceId: string }>(
        tx,
        `UPDATE push_device SET gone_at = now(), endpoint = NULL, p256dh = NULL, auth = NULL, last_problem = $2
         WHERE id = $1 AND gone_at IS NULL RETURNING workspace_id AS "workspaceId"`,
        [deviceId, GONE],
      );
      if (ended === undefined) return;
      const { workspaceId } = ended;
      await this.outbox.add(tx, { workspaceId, kind: TELL_DEVICE_GONE, key: deviceId, payload: { deviceId } });
    });
  }
}
