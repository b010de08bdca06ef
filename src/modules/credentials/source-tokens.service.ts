import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tokens } from '../../connectors/token.types.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { SecretBox } from '../staff/secret-box.service.js';
import type { TokenState } from './source-token.entity.js';
import type { HeldTokens, TokenLease } from './source-tokens.types.js';

/** Longer than any renewal may take: a single-use token must never be offered twice. */
const LEASE_SECONDS = 60;
/** Of their life, after which they are renewed without anybody asking. */
const RENEWED_AFTER = 0.8;
const FIRST_WAIT_SECONDS = 30;
const CEILING_SECONDS = 3_600;

interface TokenRow {
  readonly sealed: string | null;
  readonly state: TokenState;
  readonly expiresAt: Date | null;
  readonly problem: string | null;
  readonly problemAt: Date | null;
  readonly epoch: string;
  readonly isLeased: boolean;
  readonly now: Date;
}

const COLUMNS = `t.sealed, t.state, t.expires_at AS "expiresAt", t.problem, t.problem_at AS "problemAt", t.epoch,
  coalesce(t.lease_until > now(), false) AS "isLeased", now() AS now`;

export const tokenBinding = (sourceId: string): string => `source_token:${sourceId}:sealed`;

/** The table of tokens. Its leases are what keeps two workers from renewing the same tokens at once. */
@Injectable()
export class SourceTokensService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: SecretBox,
  ) {}

  /** Null where this source never had any. */
  async read(sourceId: string, on: DataSource | EntityManager = this.dataSource): Promise<HeldTokens | null> {
    const [row] = await query<TokenRow>(on, `SELECT ${COLUMNS} FROM source_token t WHERE t.source_id = $1`, [sourceId]);
    return row === undefined ? null : this.open(sourceId, row);
  }

  /**
   * Takes the right to renew; null when somebody holds it, or has renewed since `seenEpoch` was read (null: there was no row).
   */
  async lease(workspaceId: string, sourceId: string, seenEpoch: string | null): Promise<TokenLease | null> {
    const token = randomUUID();
    const [row] = await query<TokenRow>(
      this.dataSource,
      `INSERT INTO source_token AS t (source_id, workspace_id, epoch, lease_token, lease_until)
       VALUES ($1, $2, 1, $3, now() + make_interval(secs => $4))
       ON CONFLICT (source_id) DO UPDATE SET epoch = t.epoch + 1, lease_token = excluded.lease_token,
         lease_until = excluded.lease_until
       WHERE (t.lease_until IS NULL OR t.lease_until < now()) AND t.epoch = $5::bigint
       RETURNING ${COLUMNS}`,
      [sourceId, workspaceId, token, LEASE_SECONDS, seenEpoch],
    );
    return row === undefined ? null : { sourceId, token, held: this.open(sourceId, row) };
  }

  /** Stores what a renewal brought and gives the lease back. False when the lease is not ours any more. */
  async keep(lease: TokenLease, tokens: Tokens): Promise<boolean> {
    const rows = await transact(this.dataSource, { repeatable: true }, (tx) =>
      this.write(tx, lease.sourceId, tokens, lease.token),
    );
    return rows.length > 0;
  }

  /** Stores what a person agreed to, whoever is renewing the old ones at this moment: that comes too late. */
  async replace(tx: EntityManager, workspaceId: string, sourceId: string, tokens: Tokens): Promise<void> {
    await tx.query(
      `INSERT INTO source_token (source_id, workspace_id) VALUES ($1, $2) ON CONFLICT (source_id) DO NOTHING`,
      [sourceId, workspaceId],
    );
    await this.write(tx, sourceId, tokens, null);
  }

  /** The network accepts them no more. False when the lease is not ours any more. */
  async revoke(lease: TokenLease, problem: string): Promise<boolean> {
    const rows = await query(
      this.dataSource,
      `UPDATE source_token SET state = 'revoked', problem = $3, problem_at = now(), failures = failures + 1,
         lease_token = NULL, lease_until = NULL WHERE source_id = $1 AND lease_token = $2 RETURNING source_id`,
      [lease.sourceId, lease.token, problem],
    );
    return rows.length > 0;
  }

  /** A renewal that failed for a reason that passes: it is tried again later. */
  async postpone(lease: TokenLease, problem: string, retryAfterSeconds: number | undefined): Promise<void> {
    await this.dataSource.query(
      `UPDATE source_token SET problem = $3, problem_at = now(), failures = failures + 1, lease_token = NULL,
         lease_until = NULL,
         renew_at = now() + make_interval(secs => greatest($4::float8, least($5::float8 * 2 ^ least(failures, 10), $6)))
       WHERE source_id = $1 AND lease_token = $2`,
      [lease.sourceId, lease.token, problem, retryAfterSeconds ?? 0, FIRST_WAIT_SECONDS, CEILING_SECONDS],
    );
  }

  /** Removes them: the source is gone, or they were not given for what it is now. */
  async forget(tx: EntityManager, sourceId: string): Promise<void> {
    await tx.query('DELETE FROM source_token WHERE source_id = $1', [sourceId]);
    await tx.query('DELETE FROM oauth_request WHERE source_id = $1', [sourceId]);
  }

  private write(tx: EntityManager, sourceId: string, tokens: Tokens, leaseToken: string | null): Promise<unknown[]> {
    return query(
      tx,
      `UPDATE source_token SET sealed = $2, state = 'connected', expires_at = $3::timestamptz,
         renew_at = now() + ($3::timestamptz - now()) * ${String(RENEWED_AFTER)}, scopes = coalesce($4::text[], scopes),
         account = coalesce($5, account), obtained_at = now(), problem = NULL, problem_at = NULL, failures = 0,
         epoch = epoch + 1, lease_token = NULL, lease_until = NULL
       WHERE source_id = $1 AND ($6::text IS NULL OR lease_token = $6) RETURNING source_id`,
      [
        sourceId,
        this.secrets.seal(JSON.stringify(tokens.credentials), tokenBinding(sourceId)),
        tokens.expiresAt,
        tokens.scopes ?? null,
        tokens.account ?? null,
        leaseToken,
      ],
    );
  }

  private open(sourceId: string, { sealed, ...row }: TokenRow): HeldTokens {
    const opened: unknown = sealed === null ? null : JSON.parse(this.secrets.open(sealed, tokenBinding(sourceId)));
    return { ...row, credentials: opened as Record<string, string> | null };
  }
}
