import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { type Notice, NotifierError } from '../../notifiers/notifier.js';
import { canEncryptFor } from '../../notifiers/push-encryption.js';
import type { PushReceiver } from '../../notifiers/push-directory.js';
import { pushToReceivers } from '../../notifiers/push-to-devices.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';
import { AuditService } from '../audit/audit.service.js';
import type { DeviceView, NewDevice } from './devices.dto.js';
import { StoredPushDirectory } from './stored-push-directory.service.js';

const MOST_DEVICES = 10;
const TEST_LIMIT_MS = 20_000;

const SELECT = `SELECT id, label, ${iso('created_at')} AS "createdAt", ${iso('last_delivered_at')} AS "lastDeliveredAt",
  last_problem AS "lastProblem", ${iso('gone_at')} AS "goneAt" FROM push_device`;

/** The phones and browsers on which somebody is told of alerts. Everybody keeps their own. */
@Injectable()
export class DevicesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: StoredPushDirectory,
    private readonly outbound: OutboundService,
    private readonly audit: AuditService,
  ) {}

  async publicKey(actor: Actor): Promise<string> {
    requireAccess(actor, 'own-account', 'read');
    return (await this.directory.keys()).publicKey;
  }

  list(actor: Actor): Promise<DeviceView[]> {
    requireAccess(actor, 'own-account', 'read');
    return query<DeviceView>(this.dataSource, `${SELECT} WHERE member_id = $1 ORDER BY id`, [actor.memberId]);
  }

  /** A browser that is set up already is brought up to date; one that somebody else used before is theirs no more. */
  async add(actor: Actor, { endpoint, keys, label }: NewDevice): Promise<DeviceView> {
    requireAccess(actor, 'own-account', 'create');
    if (!this.outbound.judgeUrl(endpoint).ok)
      throw refused('endpoint', 'the push service of this browser may not be reached from here');
    if (!canEncryptFor(keys)) throw refused('keys', 'the keys of this subscription cannot be used');
    return this.dataSource.transaction(async (tx) => {
      const name = label.trim();
      await tx.query('SELECT id FROM staff_member WHERE id = $1 FOR UPDATE', [actor.memberId]);
      // Set up once more: what the browser had ended under this name is history.
      await tx.query('DELETE FROM push_device WHERE member_id = $1 AND gone_at IS NOT NULL AND label = $2', [
        actor.memberId,
        name,
      ]);
      await this.requireRoom(tx, actor, endpoint);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO push_device AS d (workspace_id, member_id, endpoint, p256dh, auth, label) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (endpoint) DO UPDATE SET workspace_id = excluded.workspace_id, member_id = excluded.member_id,
           p256dh = excluded.p256dh, auth = excluded.auth, label = excluded.label, last_problem = NULL,
           last_delivered_at = CASE WHEN d.member_id = excluded.member_id THEN d.last_delivered_at END
         RETURNING id`,
        [actor.workspaceId, actor.memberId, endpoint, keys.p256dh, keys.auth, name],
      );
      if (row === undefined) throw new Error('The database gave no id for a device.');
      const { workspaceId } = actor;
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'device.create',
        resourceId: row.id,
        details: { label: name },
      });
      return this.find(tx, actor, row.id);
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'own-account', 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { label } = await this.find(tx, actor, id);
      await tx.query('DELETE FROM push_device WHERE id = $1', [id]);
      const { workspaceId } = actor;
      await this.audit.record(tx, { workspaceId, actor, action: 'device.delete', resourceId: id, details: { label } });
    });
  }

  /** Sends one notice to this device now; throws `not-delivered` with the reason where its push service did not take it. */
  async test(actor: Actor, id: string, key: string): Promise<DeviceView> {
    requireAccess(actor, 'own-account', 'act');
    await this.find(this.dataSource, actor, id);
    const { devices } = await this.directory.findOf(actor.memberId);
    const notice: Notice = {
      title: 'Earshot: a test',
      text: 'This is how alerts arrive on this device.',
      severity: 'warning',
      link: null,
      at: systemClock(),
      tag: `device-test-${id}`,
    };
    try {
      const only = { devices: devices.filter((device) => device.id === id) };
      await this.push([only], notice, key, AbortSignal.timeout(TEST_LIMIT_MS));
    } catch (error) {
      if (!(error instanceof NotifierError)) throw error;
      throw new AppError('conflict', 'not-delivered', {
        detail: error.message,
        current: await this.find(this.dataSource, actor, id),
      });
    }
    return this.find(this.dataSource, actor, id);
  }

  /** Tells somebody on all of their devices; one that takes it is enough. Throws NotifierError. */
  async send(memberId: string, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    await this.push([await this.directory.findOf(memberId)], notice, key, signal);
  }

  private push(receivers: readonly PushReceiver[], notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const context = { outbound: this.outbound, now: systemClock };
    return pushToReceivers(context, this.directory, receivers, notice, key, signal);
  }

  private async requireRoom(tx: EntityManager, actor: Actor, endpoint: string): Promise<void> {
    const [row] = await query<{ count: number }>(
      tx,
      'SELECT count(*)::int AS count FROM push_device WHERE member_id = $1 AND endpoint IS DISTINCT FROM $2',
      [actor.memberId, endpoint],
    );
    if ((row?.count ?? 0) >= MOST_DEVICES)
      throw invalid('too-many-devices', `There are ${String(MOST_DEVICES)} devices already: remove one first.`);
  }

  private async find(on: DataSource | EntityManager, actor: Actor, id: string): Promise<DeviceView> {
    const [row] = await query<DeviceView>(on, `${SELECT} WHERE member_id = $1 AND id = $2`, [actor.memberId, id]);
    if (row === undefined) throw notFound('device');
    return row;
  }
}

const refused = (field: string, message: string): AppError => invalid('invalid-device', message, [{ field, message }]);
