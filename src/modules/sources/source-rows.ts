import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { SourceNotice } from '../../connectors/connector.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import type { TroubleReason } from '../../domain/coverage/coverage.types.js';
import type { SourceHealth } from './source.entity.js';
import { spendOf } from '../../db/source-spend.js';

export interface SourceRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly intervalSeconds: number;
  readonly isPolled: boolean;
  readonly nextPollAt: Date;
  readonly healthState: SourceHealth;
  readonly healthSince: Date;
  readonly healthReason: TroubleReason | null;
  readonly lastSuccessAt: Date | null;
  readonly lastPostAt: Date | null;
  readonly lastError: string | null;
  readonly isListening: boolean;
  readonly budget: Budget | null;
  readonly spend: SpendSoFar;
  readonly quotas: readonly StoredQuota[];
  readonly notices: readonly SourceNotice[];
  readonly seenCount: string;
  readonly storedCount: string;
  readonly quarantinedCount: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly retentionDays: number | null;
  /** Null where a network never gave it tokens. */
  readonly connection: StoredConnection | null;
}

export interface StoredConnection {
  readonly state: 'none' | 'connected' | 'revoked';
  readonly account: string | null;
  readonly expiresAt: string | null;
  /** Within a week. */
  readonly endsSoon: boolean;
  readonly scopes: readonly string[];
  readonly problem: string | null;
}

const COLUMNS = `s.id, s.workspace_id AS "workspaceId", s.connector, s.name, s.settings, s.credentials,
  s.interval_seconds AS "intervalSeconds", s.is_polled AS "isPolled", s.next_poll_at AS "nextPollAt",
  s.health_state AS "healthState", s.health_since AS "healthSince", s.health_reason AS "healthReason",
  s.last_success_at AS "lastSuccessAt", s.last_post_at AS "lastPostAt",
  s.last_error AS "lastError", s.seen_count AS "seenCount", s.stored_count AS "storedCount", s.version,
  s.is_listening AS "isListening", s.budget, ${spendOf('s')} AS spend, s.quotas, s.notices,
  s.created_at AS "createdAt",
  s.retention_days AS "retentionDays",
  (SELECT json_build_object('state', t.state, 'account', t.account, 'expiresAt', t.expires_at, 'scopes', t.scopes,
     'endsSoon', coalesce(t.expires_at < now() + interval '7 days', false), 'problem', t.problem)
   FROM source_token t WHERE t.source_id = s.id) AS connection,
  (SELECT count(*)::int FROM (SELECT FROM quarantined_post q
     WHERE q.workspace_id = s.workspace_id AND q.source_id = s.id LIMIT 1000) capped) AS "quarantinedCount"`;

export async function findSource(
  on: DataSource | EntityManager,
  workspaceId: string,
  id: string,
): Promise<SourceRow | undefined> {
  const rows = await query<SourceRow>(
    on,
    `SELECT ${COLUMNS} FROM source s WHERE s.workspace_id = $1 AND s.id = $2 AND s.deleted_at IS NULL`,
    [workspaceId, id],
  );
  return rows[0];
}

export async function findSources(
  on: EntityManager,
  workspaceId: string,
  ids: readonly string[],
): Promise<SourceRow[]> {
  return query<SourceRow>(
    on,
    `SELECT ${COLUMNS} FROM source s WHERE s.workspace_id = $1 AND s.id = ANY ($2::bigint[]) ORDER BY s.id`,
    [workspaceId, ids],
  );
}

/** By id; `after` is the last id of the page before. One row more than `limit` shows that there is a next page. */
export async function listSources(
  on: DataSource,
  workspaceId: string,
  after: string,
  limit: number,
): Promise<SourceRow[]> {
  return query<SourceRow>(
    on,
    `SELECT ${COLUMNS} FROM source s WHERE s.workspace_id = $1 AND s.id > $2 AND s.deleted_at IS NULL
     ORDER BY s.id LIMIT $3`,
    [workspaceId, after, limit + 1],
  );
}

/** What calling its connector needs of a source. */
export interface CallableSource {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
}

/** In whatever workspace it is: the signature says who sends. */
export async function findInboundSource(on: DataSource, id: string): Promise<CallableSource | undefined> {
  const rows = await query<CallableSource>(
    on,
    `SELECT id, workspace_id AS "workspaceId", connector, settings, credentials
     FROM source WHERE id = $1 AND deleted_at IS NULL AND health_state <> 'paused'`,
    [id],
  );
  return rows[0];
}
