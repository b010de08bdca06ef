import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { StaffRole } from '../../domain/access/roles.js';
import { isTokenScope } from '../../domain/access/token-scopes.js';
import { invalid, notFound } from '../../errors.js';
import { hashSecret, newSecret } from '../../http/token-hash.js';

const PREFIX = 'earshot_';

export interface NewToken {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
}

export interface CreatedToken {
  readonly id: string;
  /** Shown once; only its hash is kept. */
  readonly token: string;
}

export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: string[];
  readonly memberId: string;
  readonly memberName: string;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

interface TokenRow {
  readonly workspaceId: string;
  readonly memberId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly teamIds: string[];
  readonly scopes: string[];
  readonly isStale: boolean;
}

/** API tokens: they act for their maker, never beyond them, and end with them. */
@Injectable()
export class TokenService {
  constructor(private readonly dataSource: DataSource) {}

  async create(tx: EntityManager, token: NewToken): Promise<CreatedToken> {
    const unknown = token.scopes.filter((scope) => !isTokenScope(scope));
    if (unknown.length > 0) {
      const message = `A token cannot hold ${unknown.join(', ')}.`;
      throw invalid('unknown-scope', message, [{ field: 'scopes', message }]);
    }
    const secret = PREFIX + newSecret();
    const [row] = await query<{ id: string }>(
      tx,
      `INSERT INTO api_token (workspace_id, member_id, name, token_hash, scopes, expires_at)
       SELECT $1, $2, $3, $4, $5, $6::timestamptz
       WHERE $6::timestamptz IS NULL OR $6::timestamptz > now()
       RETURNING id`,
      [token.workspaceId, token.memberId, token.name, hashSecret(secret), token.scopes, token.expiresAt],
    );
    if (row === undefined) {
      throw invalid('already-expired', 'The token would never work.', [
        { field: 'expiresAt', message: 'expiresAt must be in the future' },
      ]);
    }
    return { id: row.id, token: secret };
  }

  /** Newest first, `limit + 1` rows, from before the token `beforeId`. Revoked ones are left out. */
  list(workspaceId: string, limit: number, beforeId: string | null): Promise<ListedToken[]> {
    return query<ListedToken>(
      this.dataSource,
      `SELECT t.id, t.name, t.scopes, t.member_id AS "memberId", m.name AS "memberName", t.expires_at AS "expiresAt",
         t.last_used_at AS "lastUsedAt", t.created_at AS "createdAt"
       FROM api_token t JOIN staff_member m ON m.id = t.member_id
       WHERE t.workspace_id = $1 AND t.revoked_at IS NULL AND ($2::bigint IS NULL OR t.id < $2)
       ORDER BY t.id DESC LIMIT $3`,
      [workspaceId, beforeId, limit + 1],
    );
  }

  async revoke(tx: EntityManager, workspaceId: string, id: string): Promise<void> {
    const revoked = await query<{ id: string }>(
      tx,
      `UPDATE api_token SET revoked_at = now() WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
      [workspaceId, id],
    );
    if (revoked.length === 0) throw notFound('token');
  }

  /** Removes a token that nobody was ever shown. */
  async discard(tx: EntityManager, workspaceId: string, id: string): Promise<void> {
    await tx.query('DELETE FROM api_token WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
  }

  /** Whom a token speaks for, while it counts and its maker is active. */
  async find(tokenHash: string, isUse: boolean): Promise<Actor | null> {
    const [row] = await query<TokenRow>(
      this.dataSource,
      `SELECT m.workspace_id AS "workspaceId", m.id AS "memberId", m.name, m.role, t.scopes,
         coalesce(t.last_used_at < now() - interval '1 minute', true) AS "isStale",
         ARRAY(SELECT x.team_id::text FROM team_member x WHERE x.member_id = m.id ORDER BY x.team_id) AS "teamIds"
       FROM api_token t JOIN staff_member m ON m.id = t.member_id
       WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
         AND m.is_active`,
      [tokenHash],
    );
    if (row === undefined) return null;
    if (isUse && row.isStale) {
      await this.dataSource.query(`UPDATE api_token SET last_used_at = now() WHERE token_hash = $1`, [tokenHash]);
    }
    const { workspaceId, memberId, name, role, teamIds, scopes } = row;
    return { workspaceId, memberId, name, role, teamIds, tokenScopes: scopes };
  }
}
