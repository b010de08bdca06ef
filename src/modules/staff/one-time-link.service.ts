import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { Env } from '../../env.js';
import { invalid } from '../../errors.js';
import { hashSecret, newSecret } from '../../http/token-hash.js';

export type LinkKind = 'setup' | 'invite' | 'reset';

const LIFE_HOURS: Readonly<Record<LinkKind, number>> = { setup: 72, invite: 72, reset: 0.5 };

export interface NewLink {
  /** Where the person goes. The token is behind `#`, so that it reaches no server log and no other site. */
  readonly url: string;
  readonly token: string;
  readonly expiresAt: Date;
}

export interface TakenLink {
  readonly kind: LinkKind;
  readonly memberId: string | null;
}

const notValid = (): Error =>
  invalid('link-not-valid', 'The link was used already, is too old, or is not complete. Ask for a new one.');

/** Links that work once: the first set-up, invitations, password resets. Only hashes are kept. */
@Injectable()
export class OneTimeLinkService {
  constructor(private readonly env: Env) {}

  /** A new link for a person ends the ones before it. */
  async create(tx: EntityManager, kind: LinkKind, memberId: string | null): Promise<NewLink> {
    const token = newSecret();
    if (memberId !== null) {
      await tx.query(`DELETE FROM one_time_link WHERE member_id = $1 AND used_at IS NULL`, [memberId]);
    }
    const [row] = await query<{ expiresAt: Date }>(
      tx,
      `INSERT INTO one_time_link (token_hash, kind, member_id, expires_at)
       VALUES ($1, $2, $3, now() + make_interval(secs => $4)) RETURNING expires_at AS "expiresAt"`,
      [hashSecret(token), kind, memberId, LIFE_HOURS[kind] * 3_600],
    );
    if (row === undefined) throw new Error('The link was not stored.');
    return { token, expiresAt: row.expiresAt, url: `${this.baseUrl()}/welcome#token=${token}` };
  }

  /** What the link is for, without using it. Throws `link-not-valid`. */
  async look(on: EntityManager, token: string): Promise<TakenLink> {
    const [row] = await query<TakenLink>(
      on,
      `SELECT kind, member_id AS "memberId" FROM one_time_link
       WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()`,
      [hashSecret(token)],
    );
    if (row === undefined) throw notValid();
    return row;
  }

  /** Uses the link up; of two at once, one gets `link-not-valid`. */
  async take(tx: EntityManager, token: string): Promise<TakenLink> {
    const [row] = await query<TakenLink>(
      tx,
      `UPDATE one_time_link SET used_at = now() WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()
       RETURNING kind, member_id AS "memberId"`,
      [hashSecret(token)],
    );
    if (row === undefined) throw notValid();
    return row;
  }

  private baseUrl(): string {
    const host = this.env.host.includes(':') ? `[${this.env.host}]` : this.env.host;
    return (this.env.baseUrl ?? `http://${host}:${String(this.env.port)}`).replace(/\/+$/, '');
  }
}
