import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { BACKFILL_COLUMNS, type BackfillRow } from './backfill-rows.js';

/** A slice takes much less; a worker that died is followed by another after this. */
const LEASE_SECONDS = 30;

/** Which worker works on which backfill. All times are the database's. */
@Injectable()
export class BackfillLeaseService {
  constructor(private readonly dataSource: DataSource) {}

  /** The free one that had its turn longest ago, held for `token`; null when there is nothing to do. */
  async claim(token: string): Promise<BackfillRow | null> {
    const [row] = await query<BackfillRow>(
      this.dataSource,
      `WITH next AS (
         SELECT id FROM backfill WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
         ORDER BY worked_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE backfill b SET state = 'running', lease_token = $1, lease_until = now() + make_interval(secs => $2),
         worked_at = now(), started_at = coalesce(b.started_at, now())
       FROM next WHERE b.id = next.id RETURNING ${BACKFILL_COLUMNS}`,
      [token, LEASE_SECONDS],
    );
    return row ?? null;
  }

  /** Locks the row until the transaction ends and gives it as it is now; null when it is no longer ours to work on. */
  async hold(tx: EntityManager, id: string, token: string): Promise<BackfillRow | null> {
    const [row] = await query<BackfillRow>(
      tx,
      `SELECT ${BACKFILL_COLUMNS} FROM backfill b
       WHERE b.id = $1 AND b.lease_token = $2 AND b.state = 'running' FOR UPDATE`,
      [id, token],
    );
    return row ?? null;
  }

  /** Counts what is to be looked at, once. */
  async countTotal({ id, workspaceId, fromAt, untilAt }: BackfillRow): Promise<void> {
    await this.dataSource.query(
      `UPDATE backfill SET total = (SELECT count(*) FROM mention WHERE workspace_id = $2
         AND published_at >= $3::timestamptz AND published_at <= $4::timestamptz)
       WHERE id = $1 AND total IS NULL`,
      [id, workspaceId, fromAt, untilAt],
    );
  }

  /** Part of the transaction that worked on the slice, so that a slice is done wholly or not at all. */
  async advance(
    tx: EntityManager,
    id: string,
    slice: {
      readonly last: { readonly id: string; readonly sortKey: string };
      readonly scanned: number;
      readonly matched: number;
    },
    perSecond: number,
  ): Promise<void> {
    await tx.query(
      `UPDATE backfill SET cursor_at = $2::timestamptz, cursor_id = $3, scanned = scanned + $4, matched = matched + $5,
         per_second = CASE WHEN per_second IS NULL THEN $6::real ELSE per_second * 0.8 + $6::real * 0.2 END,
         lease_until = now() + make_interval(secs => $7), worked_at = now()
       WHERE id = $1`,
      [id, slice.last.sortKey, slice.last.id, slice.scanned, slice.matched, perSecond, LEASE_SECONDS],
    );
  }

  async finish(tx: EntityManager, id: string, outcome: 'done' | 'failed', error: string | null): Promise<void> {
    await tx.query(
      `UPDATE backfill SET state = $2, error = $3, finished_at = now(), lease_token = NULL, lease_until = NULL WHERE id = $1`,
      [id, outcome, error],
    );
  }

  /** For another worker, or another turn. */
  async release(id: string, token: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE backfill SET lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2`,
      [id, token],
    );
  }
}
