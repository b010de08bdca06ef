import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { BackfillView } from './backfills.dto.js';
import type { BackfillState } from './backfills.types.js';

export interface BackfillRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly watchId: string;
  readonly state: BackfillState;
  readonly days: number;
  readonly opensTasks: boolean;
  readonly query: string;
  readonly languages: string[];
  /** Instants as text: with the microseconds that Date does not hold. */
  readonly fromAt: string;
  readonly untilAt: string;
  readonly cursorAt: string | null;
  readonly cursorId: string | null;
  readonly scanned: string;
  readonly total: string | null;
  readonly matched: string;
  readonly perSecond: number | null;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const BACKFILL_COLUMNS = `b.id, b.workspace_id AS "workspaceId", b.watch_id AS "watchId", b.state, b.days,
  b.opens_tasks AS "opensTasks", b.query, b.languages, b.from_at::text AS "fromAt", b.until_at::text AS "untilAt",
  b.cursor_at::text AS "cursorAt", b.cursor_id AS "cursorId", b.scanned, b.total, b.matched, b.per_second AS "perSecond",
  b.error, b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt"`;

export async function findBackfill(
  on: DataSource | EntityManager,
  workspaceId: string,
  id: string,
): Promise<BackfillRow | undefined> {
  const rows = await query<BackfillRow>(
    on,
    `SELECT ${BACKFILL_COLUMNS} FROM backfill b WHERE b.workspace_id = $1 AND b.id = $2`,
    [workspaceId, id],
  );
  return rows[0];
}

/** Newest first; `before` is the last id of the page before. One row more than `limit` shows that there is a next page. */
export function listBackfills(
  on: DataSource,
  workspaceId: string,
  watchId: string,
  before: string | null,
  limit: number,
): Promise<BackfillRow[]> {
  return query<BackfillRow>(
    on,
    `SELECT ${BACKFILL_COLUMNS} FROM backfill b
     WHERE b.workspace_id = $1 AND b.watch_id = $2 AND ($3::bigint IS NULL OR b.id < $3) ORDER BY b.id DESC LIMIT $4`,
    [workspaceId, watchId, before, limit + 1],
  );
}

export function viewOf(row: BackfillRow): BackfillView {
  const { id, watchId, state, days, opensTasks, error } = row;
  const [scanned, total] = [Number(row.scanned), Number(row.total ?? 0)];
  const perSecond = row.perSecond === null ? null : Math.round(row.perSecond);
  const isUnderWay = state === 'running' && perSecond !== null && perSecond > 0;
  return {
    id,
    watchId,
    state,
    days,
    opensTasks,
    scanned,
    // What is stored meanwhile may make it more than was counted.
    total: Math.max(total, scanned),
    matched: Number(row.matched),
    perSecond,
    etaSeconds: isUnderWay ? Math.ceil(Math.max(0, total - scanned) / perSecond) : null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    error,
  };
}
