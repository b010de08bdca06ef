import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { PageChannel } from '../../domain/on-call/on-call.types.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { isSameHash } from '../../http/token-hash.js';
import { NotifierError } from '../../notifiers/notifier.js';
import { PersonalChannels } from '../alerts/personal-channels.service.js';
import { AuditService } from '../audit/audit.service.js';
import { SecretBox } from '../staff/secret-box.service.js';
import type { ContactBody, ContactDto, ContactsBody, ContactsDto } from './contacts.dto.js';

const CODE_SECONDS = 900;
const MOST_TRIES = 5;
const SEND_LIMIT_MS = 20_000;
/** Between two codes to one address. */
const PAUSE_SECONDS = 60;

const SHAPES: Readonly<Record<PageChannel, RegExp>> = {
  email: /^[^\s@]{1,64}@[^\s@]{1,190}$/,
  sms: /^\+[1-9]\d{6,14}$/,
  voice: /^\+[1-9]\d{6,14}$/,
  telegram: /^(-?\d{1,20}|@\w{3,64})$/,
  ntfy: /^[\w-]{1,64}$/,
  'web-push': /^.*$/,
};

/** How a person is reached, in their order. Pages go only where the person has read a code. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly channels: PersonalChannels,
    private readonly secrets: SecretBox,
    private readonly audit: AuditService,
  ) {}

  async list(actor: Actor): Promise<ContactsDto> {
    requireAccess(actor, 'own-account', 'read');
    return this.show(this.dataSource, actor);
  }

  /** As a whole, in order. What stays as it was stays verified. */
  async replace(actor: Actor, { items }: ContactsBody): Promise<ContactsDto> {
    requireAccess(actor, 'own-account', 'update');
    const wanted = items.map(tidy);
    const faults = wanted.flatMap(({ kind, address }, index) => {
      const isTwice = wanted.findIndex((other) => other.kind === kind && other.address === address) !== index;
      const field = `items.${String(index)}.address`;
      if (isTwice) return [{ field, message: 'it is there twice' }];
      return SHAPES[kind].test(address) ? [] : [{ field, message: `this is no address for ${kind}` }];
    });
    const [first] = faults;
    if (first !== undefined) throw invalid('bad-contact', `${first.field}: ${first.message}.`, faults);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { workspaceId, memberId } = actor;
      await tx.query('SELECT id FROM staff_member WHERE id = $1 FOR UPDATE', [memberId]);
      const marks = wanted.map(({ kind, address }) => `${kind}:${address}`);
      await tx.query(
        `DELETE FROM member_contact WHERE member_id = $1 AND NOT kind || ':' || address = ANY ($2::text[])`,
        [memberId, marks],
      );
      for (const [position, { kind, address }] of wanted.entries()) {
        // Who has subscribed on a device has shown that it is theirs.
        await tx.query(
          `INSERT INTO member_contact (workspace_id, member_id, kind, address, position, verified_at)
           VALUES ($1, $2, $3, $4, $5, CASE WHEN $3 = 'web-push' THEN now() END)
           ON CONFLICT (member_id, kind, address) DO UPDATE SET position = excluded.position`,
          [workspaceId, memberId, kind, address, position],
        );
      }
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'contacts.update',
        details: { kinds: wanted.map(({ kind }) => kind) },
      });
      return this.show(tx, actor);
    });
  }

  /** Sends a code there. Throws `not-delivered` with the reason where it did not arrive. */
  async sendCode(actor: Actor, id: string): Promise<ContactsDto> {
    requireAccess(actor, 'own-account', 'act');
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
    const [contact] = await query<{ id: string; kind: PageChannel; now: Date }>(
      this.dataSource,
      `UPDATE member_contact SET code_hash = $3, code_until = now() + make_interval(secs => $4::float8), code_tries = 0
       WHERE id = $1 AND member_id = $2 AND verified_at IS NULL
         AND (code_until IS NULL OR code_until < now() + make_interval(secs => $4::float8 - $5::float8))
       RETURNING id, kind, now() AS now`,
      [id, actor.memberId, this.hash(id, code), CODE_SECONDS, PAUSE_SECONDS],
    );
    if (contact === undefined) {
      await this.requireOwn(actor, id);
      throw new AppError('conflict', 'code-just-sent', { detail: 'A code was sent a moment ago, or none is needed.' });
    }
    const notice = {
      title: `Earshot: ${code}`,
      text: `Your code is ${code}. Enter it in Earshot within 15 minutes, so that alerts reach you here.`,
      severity: 'warning',
      link: null,
      at: contact.now,
    } as const;
    const { workspaceId, memberId } = actor;
    const to = { workspaceId, memberId, contactId: id, channel: contact.kind };
    try {
      await this.channels.send(
        to,
        notice,
        `code-${id}-${String(contact.now.getTime())}`,
        AbortSignal.timeout(SEND_LIMIT_MS),
      );
    } catch (error) {
      if (!(error instanceof NotifierError)) throw error;
      await this.dataSource.query('UPDATE member_contact SET code_until = NULL, code_hash = NULL WHERE id = $1', [id]);
      throw new AppError('conflict', 'not-delivered', { detail: error.message });
    }
    return this.show(this.dataSource, actor);
  }

  /** Five tries, then another code is needed. Throws `wrong-code`. */
  async verify(actor: Actor, id: string, code: string): Promise<ContactsDto> {
    requireAccess(actor, 'own-account', 'act');
    await this.requireOwn(actor, id);
    const [tried] = await query<{ codeHash: string | null }>(
      this.dataSource,
      `UPDATE member_contact SET code_tries = code_tries + 1
       WHERE id = $1 AND member_id = $2 AND code_until > now() AND code_tries < $3 RETURNING code_hash AS "codeHash"`,
      [id, actor.memberId, MOST_TRIES],
    );
    const hash = tried?.codeHash ?? null;
    const isRight = hash !== null && isSameHash(hash, this.hash(id, code));
    if (!isRight)
      throw invalid('wrong-code', 'The code is wrong or too old.', [
        { field: 'code', message: 'it is wrong or too old' },
      ]);
    await this.dataSource.query(
      `UPDATE member_contact SET verified_at = now(), code_hash = NULL, code_until = NULL, code_tries = 0 WHERE id = $1`,
      [id],
    );
    return this.show(this.dataSource, actor);
  }

  private async requireOwn(actor: Actor, id: string): Promise<void> {
    const rows = await query(this.dataSource, 'SELECT 1 FROM member_contact WHERE id = $1 AND member_id = $2', [
      id,
      actor.memberId,
    ]);
    if (rows.length === 0) throw notFound('contact');
  }

  private async show(on: DataSource | EntityManager, { workspaceId, memberId }: Actor): Promise<ContactsDto> {
    const rows = await query<Omit<ContactDto, 'canSend'>>(
      on,
      `SELECT id::text AS id, kind, address, verified_at IS NOT NULL AS "isVerified" FROM member_contact
       WHERE member_id = $1 ORDER BY position, id`,
      [memberId],
    );
    const kinds = new Map<PageChannel, boolean>();
    for (const { kind } of rows) if (!kinds.has(kind)) kinds.set(kind, await this.channels.canSend(workspaceId, kind));
    return { items: rows.map((row) => ({ ...row, canSend: kinds.get(row.kind) ?? false })) };
  }

  private hash(id: string, code: string): string {
    return this.secrets.digest(`${id}:${code}`, 'contact code');
  }
}

function tidy({ kind, address }: ContactBody): ContactBody {
  const text = address.trim();
  if (kind === 'web-push') return { kind, address: 'devices' };
  return { kind, address: kind === 'sms' || kind === 'voice' ? text.replace(/[\s()-]/g, '') : text };
}
