import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { AuthorMarks } from '../../domain/rights/author-marks.js';
import type { ErasureView } from './rights.dto.js';
import type { ErasureState } from './rights.types.js';

export interface ErasureRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly network: string;
  readonly authorId: string | null;
  readonly handle: string | null;
  readonly note: string | null;
  readonly state: ErasureState;
  readonly marks: AuthorMarks | null;
  readonly found: number | null;
  readonly done: number;
  readonly removed: Record<string, number>;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const ERASURE_COLUMNS = `e.id, e.workspace_id AS "workspaceId", e.network, e.author_id AS "authorId", e.handle, e.note, e.state,
  e.marks, e.found, e.done, e.removed, e.error, e.created_at AS "createdAt", e.started_at AS "startedAt", e.finished_at AS "finishedAt"`;

export async function findErasure(
  on: DataSource | EntityManager,
  workspaceId: string,
  id: string,
): Promise<ErasureRow | undefined> {
  const [row] = await query<ErasureRow>(
    on,
    `SELECT ${ERASURE_COLUMNS} FROM erasure e WHERE e.workspace_id = $1 AND e.id = $2`,
    [workspaceId, id],
  );
  return row;
}

export const viewOf = (row: ErasureRow): ErasureView => ({
  id: row.id,
  state: row.state,
  network: row.network,
  authorId: row.authorId,
  handle: row.handle,
  note: row.note,
  found: row.found,
  erased: row.done,
  removed: row.removed,
  error: row.error,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
