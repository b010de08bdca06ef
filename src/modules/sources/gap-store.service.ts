import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Cursor, Gap } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import { clusterIntervals } from '../../domain/collecting/merge-gaps.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import type { CollectedFacts } from './source-lease.service.js';
import { spendOf } from '../../db/source-spend.js';

/** A page takes at most two minutes; a worker that died is followed by another after this. */
const LEASE_SECONDS = 180;

/** A gap held by this worker, with what reading it needs of its source. */
export interface ClaimedGap {
  readonly id: string;
  readonly token: string;
  readonly from: Date | null;
  readonly to: Date;
  readonly cursor: Cursor;
  readonly attempts: number;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly connector: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly intervalSeconds: number;
  readonly budget: Budget | null;
  readonly quotas: readonly StoredQuota[];
  readonly spend: SpendSoFar;
  /** The database's time at the claim. */
  readonly now: Date;
}

/** One page of a gap, stored with its posts. */
export interface FilledPage {
  readonly gapId: string;
  readonly token: string;
  readonly cursor: Cursor;
  readonly isComplete: boolean;
  readonly notBefore: Date | undefined;
}

interface KnownGap {
  readonly id: string | null;
  readonly from: Date | null;
  readonly to: Date;
  readonly reason: string;
}

/** Intervals that could not be read: recorded once, read later where that is possible. */
@Injectable()
export class GapStore {
  constructor(private readonly dataSource: DataSource) {}

  /** What overlaps a gap of the same state, which nobody is reading just now, becomes one with it. */
  async record(
    tx: EntityManager,
    source: { readonly id: string; readonly workspaceId: string },
    gaps: readonly Gap[],
    state: 'open' | 'lost',
    nextTryAt: Date | null = null,
  ): Promise<void> {
    const fresh = gaps
      .filter(({ from, to }) => from === null || from < to)
      .map(({ from, to, reason }) => ({ id: null, from, to, reason }));
    if (fresh.length === 0) return;
    const known = await query<KnownGap>(
      tx,
      `SELECT id, from_at AS "from", to_at AS "to", reason FROM gap
       WHERE workspace_id = $1 AND source_id = $2 AND state = $3 AND lease_token IS NULL ORDER BY id FOR UPDATE`,
      [source.workspaceId, source.id, state],
    );
    for (const { from, to, members } of clusterIntervals<KnownGap>([...known, ...fresh])) {
      const newest = members.find(({ id }) => id === null);
      if (newest === undefined) continue;
      const [keptId, ...others] = members.flatMap(({ id }) => (id === null ? [] : [id]));
      if (keptId === undefined) {
        await tx.query(
          `INSERT INTO gap (workspace_id, source_id, from_at, to_at, reason, state, next_try_at)
           VALUES ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now()))`,
          [source.workspaceId, source.id, from, to, newest.reason, state, nextTryAt],
        );
        continue;
      }
      await tx.query(
        `UPDATE gap SET from_at = $2, to_at = $3, cursor = NULL, attempts = 0, next_try_at = coalesce($4::timestamptz, now())
         WHERE id = $1`,
        [keptId, from, to, nextTryAt],
      );
      if (others.length > 0) await tx.query('DELETE FROM gap WHERE id = ANY ($1::bigint[])', [others]);
    }
  }

  /** A source that had used up its budget has read on from where it stopped. */
  async settleSpent(tx: EntityManager, sourceId: string): Promise<void> {
    await tx.query(
      `UPDATE gap SET state = 'filled', filled_at = now()
       WHERE source_id = $1 AND reason = 'budget-spent' AND state IN ('open', 'filling') AND lease_token IS NULL`,
      [sourceId],
    );
  }

  /** The gap that has waited longest, of a source that is read at all; null when there is none. */
  async claim(token: string): Promise<ClaimedGap | null> {
    const [gap] = await query<ClaimedGap>(
      this.dataSource,
      `WITH next AS (
         SELECT g.id FROM gap g JOIN source s ON s.id = g.source_id
         WHERE g.state IN ('open', 'filling') AND g.next_try_at <= now() AND (g.lease_until IS NULL OR g.lease_until < now())
           AND s.deleted_at IS NULL AND s.health_state <> 'paused'
         ORDER BY g.next_try_at LIMIT 1 FOR UPDATE OF g SKIP LOCKED)
       UPDATE gap g SET lease_token = $1, lease_until = now() + make_interval(secs => $2)
       FROM next, source s WHERE g.id = next.id AND s.id = g.source_id
       RETURNING g.id, g.lease_token AS token, g.from_at AS "from", g.to_at AS "to", g.cursor, g.attempts,
         s.workspace_id AS "workspaceId", s.id AS "sourceId", s.connector, s.settings, s.credentials,
         s.interval_seconds AS "intervalSeconds", s.budget, s.quotas, ${spendOf('s')} AS spend, now() AS now`,
      [token, LEASE_SECONDS],
    );
    return gap ?? null;
  }

  /** Part of the transaction that stored the page. False where another worker reads the gap by now. */
  async recordPage(
    tx: EntityManager,
    sourceId: string,
    page: FilledPage,
    shown: { readonly seen: number; readonly stored: number },
    collected: CollectedFacts,
  ): Promise<boolean> {
    const rows = await query(
      tx,
      `WITH moved AS (
         UPDATE gap SET state = CASE WHEN $4::boolean THEN 'filled' ELSE 'filling' END, cursor = $3, attempts = 0,
           problem = NULL, found = found + $6::int, filled_at = CASE WHEN $4::boolean THEN now() END,
           next_try_at = greatest(now(), $5::timestamptz), lease_token = NULL, lease_until = NULL
         WHERE id = $1 AND lease_token = $2 RETURNING id),
       counted AS (
         UPDATE source s SET seen_count = s.seen_count + $7::int, stored_count = s.stored_count + $6::int,
           quotas = coalesce($9::jsonb, s.quotas) FROM moved WHERE s.id = $8),
       spent AS (
         INSERT INTO source_spend AS p (source_id, day, requests, usd)
         SELECT $8, (now() AT TIME ZONE 'UTC')::date, $10::int, $11::float8 FROM moved
         ON CONFLICT (source_id, day) DO UPDATE SET requests = p.requests + excluded.requests, usd = p.usd + excluded.usd)
       SELECT id FROM moved`,
      [
        page.gapId,
        page.token,
        page.cursor === null ? null : JSON.stringify(page.cursor),
        page.isComplete,
        page.notBefore ?? null,
        shown.stored,
        shown.seen,
        sourceId,
        collected.quotas === undefined ? null : JSON.stringify(collected.quotas),
        collected.cost?.requests ?? 1,
        collected.cost?.usd ?? 0,
      ],
    );
    return rows.length > 0;
  }

  /** Waits for its next try; `failed` counts it as one that brought nothing. */
  async waitUntil(gap: ClaimedGap, seconds: number, failed: { readonly problem: string } | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE gap SET lease_token = NULL, lease_until = NULL, next_try_at = now() + make_interval(secs => $3),
         attempts = attempts + CASE WHEN $4::text IS NULL THEN 0 ELSE 1 END, problem = coalesce($4, problem)
       WHERE id = $1 AND lease_token = $2`,
      [gap.id, gap.token, Math.max(0, seconds), failed?.problem ?? null],
    );
  }

  async giveUp(gap: ClaimedGap, problem: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE gap SET state = 'lost', problem = $3, lease_token = NULL, lease_until = NULL, attempts = attempts + 1
       WHERE id = $1 AND lease_token = $2`,
      [gap.id, gap.token, problem],
    );
  }
}
