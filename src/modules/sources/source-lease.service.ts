import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Cursor } from '../../connectors/connector.js';
import { query, queryPrepared } from '../../db/rows.js';
import { LiveService } from '../live/live.service.js';
import type { SourceHealth } from './source.entity.js';

const LEASE_SECONDS = 30;
const CEILING_SECONDS = 3_600;
/** After this many failures in a row a person is told that the source needs them. */
const FAILURES_UNTIL_FAILING = 5;

/** A source held by this worker. Every later write names the epoch and token it was given. */
export interface LeasedSource {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly intervalSeconds: number;
  readonly cursor: Cursor;
  readonly epoch: string;
  readonly token: string;
  readonly failures: number;
  /** The database's time at the claim. */
  readonly now: Date;
}

/** Who may read a source now, and what the last read came to. The lease and its epoch are what makes polling exactly-once. */
@Injectable()
export class SourceLeaseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveService,
  ) {}

  /** Takes due sources nobody holds. Their next poll time moves in the claim, so that no second tick claims them again. */
  async claimDue(token: string, limit: number): Promise<LeasedSource[]> {
    return query<LeasedSource>(
      this.dataSource,
      `WITH due AS (
         SELECT id FROM source
         WHERE is_polled AND deleted_at IS NULL AND health_state NOT IN ('paused', 'gone') AND next_poll_at <= now()
           AND (lease_until IS NULL OR lease_until < now())
         ORDER BY next_poll_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE source s SET epoch = s.epoch + 1, lease_token = $1, lease_until = now() + make_interval(secs => $3),
         next_poll_at = now() + make_interval(secs => s.interval_seconds)
       FROM due WHERE s.id = due.id
       RETURNING s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials,
         s.interval_seconds AS "intervalSeconds", s.cursor, s.epoch, s.lease_token AS token, s.failures, now() AS now`,
      [token, limit, LEASE_SECONDS],
    );
  }

  async renew(source: LeasedSource): Promise<boolean> {
    const rows = await query(
      this.dataSource,
      `UPDATE source SET lease_until = now() + make_interval(secs => $3) WHERE id = $1 AND epoch = $2 RETURNING id`,
      [source.id, source.epoch, LEASE_SECONDS],
    );
    return rows.length > 0;
  }

  /** Locks the row for the transaction. False when another worker holds the source by now, or it was deleted. */
  async holdsInTransaction(tx: EntityManager, sourceId: string, epoch: string): Promise<boolean> {
    const rows = await queryPrepared(
      tx,
      `SELECT id FROM source WHERE id = $1 AND epoch = $2 AND lease_token IS NOT NULL AND deleted_at IS NULL FOR UPDATE`,
      [sourceId, epoch],
    );
    return rows.length > 0;
  }

  /** Moves the cursor and gives the lease back, in the transaction that stored what was read. */
  async recordRead(
    tx: EntityManager,
    sourceId: string,
    read: {
      readonly cursor: Cursor;
      readonly seen: number;
      readonly stored: number;
      readonly isComplete: boolean;
      readonly notBefore: Date | undefined;
    },
  ): Promise<void> {
    await queryPrepared(
      tx,
      `UPDATE source SET cursor = $2, seen_count = seen_count + $3, stored_count = stored_count + $4,
         last_success_at = now(), last_error = NULL, failures = 0, lease_token = NULL, lease_until = NULL,
         health_since = CASE WHEN health_state = 'ok' THEN health_since ELSE now() END,
         health_state = CASE WHEN health_state = 'paused' THEN 'paused' ELSE 'ok' END,
         next_poll_at = CASE WHEN $5 THEN greatest(next_poll_at, $6::timestamptz) ELSE now() END
       WHERE id = $1`,
      [
        sourceId,
        read.cursor === null ? null : JSON.stringify(read.cursor),
        read.seen,
        read.stored,
        read.isComplete,
        read.notBefore?.toISOString() ?? null,
      ],
    );
  }

  /** Counts what was pushed to us. */
  async recordPush(tx: EntityManager, sourceId: string, seen: number, stored: number): Promise<void> {
    await queryPrepared(
      tx,
      `UPDATE source SET seen_count = seen_count + $2, stored_count = stored_count + $3, last_success_at = now(),
         last_error = NULL, failures = 0,
         health_since = CASE WHEN health_state IN ('ok', 'paused') THEN health_since ELSE now() END,
         health_state = CASE WHEN health_state = 'paused' THEN 'paused' ELSE 'ok' END
       WHERE id = $1`,
      [sourceId, seen, stored],
    );
  }

  /**
   * Records a failed read and when to try again: as long as the source asked for, else doubling up to an hour. `mustAct`:
   * trying again by ourselves will not help, so it shows as failing at once.
   */
  async recordFailure(
    source: LeasedSource,
    message: string,
    outcome: { readonly state: 'retry' | 'must-act' | 'gone'; readonly retryAfterSeconds?: number | undefined },
  ): Promise<void> {
    const failures = source.failures + 1;
    const backOff = Math.min(source.intervalSeconds * 2 ** Math.min(failures - 1, 10), CEILING_SECONDS);
    const seconds = Math.max(outcome.retryAfterSeconds ?? 0, backOff * (0.9 + Math.random() * 0.2));
    const state: SourceHealth =
      outcome.state === 'gone'
        ? 'gone'
        : outcome.state === 'must-act' || failures >= FAILURES_UNTIL_FAILING
          ? 'failing'
          : 'degraded';
    await this.dataSource.transaction(async (tx) => {
      const rows = await query<{ workspaceId: string }>(
        tx,
        `UPDATE source SET failures = $3, last_error = $4, lease_token = NULL, lease_until = NULL,
           health_since = CASE WHEN health_state = $5 THEN health_since ELSE now() END,
           health_state = CASE WHEN health_state = 'paused' THEN 'paused' ELSE $5 END,
           next_poll_at = now() + make_interval(secs => $6)
         WHERE id = $1 AND epoch = $2 RETURNING workspace_id AS "workspaceId"`,
        [source.id, source.epoch, failures, message, state, seconds],
      );
      const workspaceId = rows[0]?.workspaceId;
      if (workspaceId === undefined) return;
      await this.live.publish(tx, [
        { workspaceId, teamId: null, kind: 'sources', details: { sourceId: source.id, state } },
      ]);
    });
  }

  /** Gives sources back unread, at shutdown or when their read was cut short. */
  async release(source: LeasedSource): Promise<void> {
    await this.dataSource.query(
      `UPDATE source SET lease_token = NULL, lease_until = NULL, next_poll_at = now() WHERE id = $1 AND epoch = $2`,
      [source.id, source.epoch],
    );
  }
}
