import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import { SecretBox } from '../modules/staff/secret-box.service.js';

/** Seconds after which a request that never finished is taken to have died with its process. */
const LOST_AFTER_SECONDS = 120;
const KEPT = '24 hours';

export interface StoredAnswer {
  readonly status: number;
  /** JSON text; null for an answer without a body. */
  readonly body: string | null;
  readonly contentType: string;
}

export type Begun =
  | { readonly kind: 'first' }
  | { readonly kind: 'running' }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer };

interface KeyRow {
  readonly isSame: boolean;
  readonly response: { readonly sealed: string } | null;
}

const bindingOf = (memberId: string, key: string): string => `idempotency_key:${memberId}:${key}:response`;

/** Remembers answers to writes for 24 hours. They are sealed, because some show a token that is shown only once. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** The unique key decides which of several requests is the first. `request` is everything that makes it the same one. */
  async begin(memberId: string, key: string, request: Buffer): Promise<Begun> {
    // Keyed, because a body may hold a password, which a plain hash would let a reader of the database guess.
    const requestHash = this.box.digest(request, 'idempotency_key:request');
    const claimed = await query(
      this.dataSource,
      `INSERT INTO idempotency_key AS k (member_id, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (member_id, key) DO UPDATE
         SET request_hash = excluded.request_hash, created_at = now(), status = NULL, response = NULL
       WHERE k.created_at < now() - $4::interval
         OR (k.status IS NULL AND k.request_hash = $3 AND k.created_at < now() - make_interval(secs => $5))
       RETURNING key`,
      [memberId, key, requestHash, KEPT, LOST_AFTER_SECONDS],
    );
    if (claimed.length > 0) return { kind: 'first' };
    const [row] = await query<KeyRow>(
      this.dataSource,
      `SELECT request_hash = $3 AS "isSame", response FROM idempotency_key WHERE member_id = $1 AND key = $2`,
      [memberId, key, requestHash],
    );
    if (row?.isSame === false) return { kind: 'other-request' };
    // No row any more: the first request ended without a result at this moment, and the caller may try again.
    if (!row?.response) return { kind: 'running' };
    const answer = JSON.parse(this.box.open(row.response.sealed, bindingOf(memberId, key))) as StoredAnswer;
    return { kind: 'answered', answer };
  }

  async keep(memberId: string, key: string, answer: StoredAnswer): Promise<void> {
    const sealed = this.box.seal(JSON.stringify(answer), bindingOf(memberId, key));
    await this.dataSource.query(
      `UPDATE idempotency_key SET status = $3, response = $4 WHERE member_id = $1 AND key = $2`,
      [memberId, key, answer.status, JSON.stringify({ sealed })],
    );
  }

  /** The request had no definite result: the next one with this key runs. */
  async forget(memberId: string, key: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM idempotency_key WHERE member_id = $1 AND key = $2 AND status IS NULL`, [
      memberId,
      key,
    ]);
  }
}
