import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { REBASE_COLUMNS, type RebaseRow } from './rebase-rows.js';

const LEASE_SECONDS = 30;

/** Which worker judges tasks anew, and how far it is. */
@Injectable()
export class RebaseLeaseService {
  constructor(private readonly dataSource: DataSource) {}

  /** The run that waits longest, for this token; counts what there is to do the first time. */
  async claim(token: string): Promise<RebaseRow | null> {
    const [row] = await query<RebaseRow>(
      this.dataSource,
      `WITH next AS (
         SELECT id FROM priority_rebase WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
         ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE priority_rebase r SET state = 'running', lease_token = $1, lease_until = now() + make_interval(secs => $2),
         started_at = coalesce(r.started_at, now()), total = coalesce(r.total, (
           SELECT count(*) FROM task t WHERE t.workspace_id = r.workspace_id AND t.is_open AND NOT t.priority_is_manual
             AND t.priority_facts IS NOT NULL))
       FROM next WHERE r.id = next.id RETURNING ${REBASE_COLUMNS}`,
      [token, LEASE_SECONDS],
    );
    return row ?? null;
  }

  /** Locks the row until the transaction ends and gives it as it is now; null when it is no longer ours to work on. */
  async hold(tx: EntityManager, id: string, token: string): Promise<RebaseRow | null> {
    const [row] = await query<RebaseRow>(
      tx,
      `SELECT ${REBASE_COLUMNS} FROM priority_rebase r
       WHERE r.id = $1 AND r.lease_token = $2 AND r.state = 'running' FOR UPDATE`,
      [id, token],
    );
    return row ?? null;
  }

  /** Part of the transaction that judged the slice, so that a slice is done wholly or not at all. */
  async advance(
    tx: EntityManager,
    id: string,
    slice: { readonly lastId: string; readonly judged: number; readonly changed: number },
  ): Promise<void> {
    await tx.query(
      `UPDATE priority_rebase SET cursor_id = $2, judged = judged + $3, changed = changed + $4,
         lease_until = now() + make_interval(secs => $5) WHERE id = $1`,
      [id, slice.lastId, slice.judged, slice.changed, LEASE_SECONDS],
    );
  }

  async finish(tx: EntityManager, id: string, outcome: 'done' | 'failed', error: string | null): Promise<void> {
    await tx.query(
      `UPDATE priority_rebase SET state = $2, error = $3, finished_at = now(), lease_token = NULL, lease_until = NULL
       WHERE id = $1`,
      [id, outcome, error],
    );
  }

  /** For another worker, or another turn. */
  async release(id: string, token: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE priority_rebase SET lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2`,
      [id, token],
    );
  }
}
