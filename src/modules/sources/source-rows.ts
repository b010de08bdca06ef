import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { SourceHealth } from './source.entity.js';

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
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
  readonly seenCount: string;
  readonly storedCount: string;
  readonly quarantinedCount: number;
  readonly version: number;
  readonly createdAt: Date;
}

const COLUMNS = `s.id, s.workspace_id AS "workspaceId", s.connector, s.name, s.settings, s.credentials,
  s.interval_seconds AS "intervalSeconds", s.is_polled AS "isPolled", s.next_poll_at AS "nextPollAt",
  s.health_state AS "healthState", s.health_since AS "healthSince", s.last_success_at AS "lastSuccessAt",
  s.last_error AS "lastError", s.seen_count AS "seenCount", s.stored_count AS "storedCount", s.version,
  s.created_at AS "createdAt",
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
