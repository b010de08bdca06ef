import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { ADDRESS_FIELD } from '../../domain/on-call/address-field.js';
import type { PageChannel } from '../../domain/on-call/on-call.types.js';
import { type Notice, NotifierError } from '../../notifiers/notifier.js';
import { ConfinementService, type StoredNotifier } from '../confinement/confinement.service.js';
import { NotifierCatalogue } from './notifier-catalogue.service.js';

/** To whom: `contactId` null is the address of the account. */
export interface PersonalAddress {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly contactId: string | null;
  readonly channel: string;
}

const NOTIFIER = `SELECT id, workspace_id AS "workspaceId", kind, settings, credentials FROM notifier WHERE deleted_at IS NULL`;

/** Writes to one person, with the settings and credentials of the workspace's notifier of that kind and their own address. */
@Injectable()
export class PersonalChannels {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: NotifierCatalogue,
    private readonly confinement: ConfinementService,
  ) {}

  async findNotifier(id: string): Promise<StoredNotifier | null> {
    const [row] = await query<StoredNotifier>(this.dataSource, `${NOTIFIER} AND id = $1`, [id]);
    return row ?? null;
  }

  /** Whether something of this kind can be sent here at all. */
  async canSend(workspaceId: string, channel: PageChannel): Promise<boolean> {
    return needsNoNotifier(channel) || (await this.notifierOf(workspaceId, channel)) !== null;
  }

  /** Throws NotifierError. */
  async send(to: PersonalAddress, notice: Notice, key: string, signal: AbortSignal): Promise<void> {
    if (await this.confinement.isSandbox(to.workspaceId)) throw new NotifierError(false, 'Nobody is paged by a drill.');
    const channel = to.channel as PageChannel;
    const address = await this.addressOf(to);
    if (address === null) throw new NotifierError(false, 'The person has no such address any more.');
    const own = await this.notifierOf(to.workspaceId, channel);
    if (own === null && !needsNoNotifier(channel))
      throw new NotifierError(false, `No notifier of kind "${channel}" is set up to page through.`);
    const through = own ?? { id: '0', workspaceId: to.workspaceId, kind: channel, settings: {}, credentials: null };
    const settings = { ...through.settings, [ADDRESS_FIELD[channel]]: address };
    await this.catalogue.send({ ...through, settings }, notice, key, signal);
  }

  private async notifierOf(workspaceId: string, kind: string): Promise<StoredNotifier | null> {
    const [row] = await query<StoredNotifier>(
      this.dataSource,
      `${NOTIFIER} AND workspace_id = $1 AND kind = $2 AND NOT is_paused ORDER BY id LIMIT 1`,
      [workspaceId, kind],
    );
    return row ?? null;
  }

  private async addressOf({ memberId, contactId, channel }: PersonalAddress): Promise<string | null> {
    const isAccount = contactId === null || channel === 'web-push';
    const [row] = await query<{ address: string }>(
      this.dataSource,
      isAccount
        ? 'SELECT email AS address FROM staff_member WHERE id = $1 AND $2::bigint IS NOT DISTINCT FROM $2'
        : 'SELECT address FROM member_contact WHERE member_id = $1 AND id = $2',
      [memberId, contactId],
    );
    return row?.address ?? null;
  }
}

/** The installation has a mail server, and keys for pushing, of its own. */
const needsNoNotifier = (channel: PageChannel): boolean => channel === 'email' || channel === 'web-push';
