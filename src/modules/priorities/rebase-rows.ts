import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { RebaseView } from './priorities.dto.js';
import type { RebaseState } from './priorities.types.js';

export interface RebaseRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly version: number;
  readonly state: RebaseState;
  readonly cursorId: string;
  readonly judged: number;
  readonly changed: number;
  readonly total: number | null;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const REBASE_COLUMNS = `r.id, r.workspace_id AS "workspaceId", r.version, r.state, r.cursor_id AS "cursorId", r.judged,
  r.changed, r.total, r.error, r.created_at AS "createdAt", r.started_at AS "startedAt", r.finished_at AS "finishedAt"`;

export async function findRebase(
  on: DataSource | EntityManager,
  workspaceId: string,
  id: string,
): Promise<RebaseRow | undefined> {
  const [row] = await query<RebaseRow>(
    on,
    `SELECT ${REBASE_COLUMNS} FROM priority_rebase r WHERE r.workspace_id = $1 AND r.id = $2`,
    [workspaceId, id],
  );
  return row;
}

export const viewOf = (row: RebaseRow): RebaseView => ({
  id: row.id,
  version: row.version,
  state: row.state,
  judged: row.judged,
  changed: row.changed,
  // What is opened meanwhile may make it more than was counted.
  total: Math.max(row.total ?? 0, row.judged),
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  error: row.error,
});
