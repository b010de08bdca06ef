import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Cost, Cursor, Quota, SourceNotice } from '../../connectors/connector.js';
import { query, queryPrepared } from '../../db/rows.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import { judgeFailure, type ReadFault } from '../../domain/coverage/judge-failure.js';
import type { TroubleReason } from '../../domain/coverage/coverage.types.js';
import { LiveService } from '../live/live.service.js';
import type { SourceHealth } from './source.entity.js';
import { RECORD_ASIDE, RECORD_BEAT, RECORD_PUSH, RECORD_READ } from './source-records.js';
import { spendOf } from '../../db/source-spend.js';

const LEASE_SECONDS = 30;
const CEILING_SECONDS = 3_600;

/** What planning the next requests of a source needs, in a statement that calls it `s`. */
const PLANNING = `s.budget, s.quotas, s.busy, ${spendOf('s')} AS spend,
  EXISTS (SELECT FROM gap g WHERE g.source_id = s.id AND g.state IN ('open', 'filling') AND g.reason = 'budget-spent') AS "hasSpentGap"`;

const asJson = (value: object | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

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
  /** Until when everything was read: the last success, or the time it was added. */
  readonly readUntilAt: Date;
  readonly budget: Budget | null;
  readonly quotas: readonly StoredQuota[];
  readonly busy: number;
  readonly spend: SpendSoFar;
  /** Its budget was used up, and it has not caught up since. */
  readonly hasSpentGap: boolean;
}

/** What a read tells for the planning of the next ones. */
export interface CollectedFacts {
  readonly quotas?: readonly Quota[] | undefined;
  readonly notices?: readonly SourceNotice[] | undefined;
  readonly cost?: Cost | undefined;
  readonly busy?: number | undefined;
  /** Absent: the interval that was set. */
  readonly nextSeconds?: number | undefined;
}

/** What a batch showed: keys of its posts, and how many posts of it could not be understood. */
export interface ShownPosts {
  /** By `postKey` of src/domain/coverage. */
  readonly keys: readonly number[];
  readonly rejected: number;
  readonly stored: number;
}

/** Why a read failed, as the connector tells it. `message` is a sentence for an administrator. */
export interface ReadFailure {
  readonly fault: ReadFault;
  readonly code?: TroubleReason | undefined;
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
  readonly quotas?: readonly Quota[] | undefined;
  /** Until the next try, where that does not go by the interval. */
  readonly backOffSeconds?: number | undefined;
}

export interface Postponement {
  readonly reason: 'budget-spent' | 'rate-limited';
  readonly until: Date;
  /** A sentence for an administrator. */
  readonly message: string;
}

interface HealthTurn {
  readonly workspaceId: string;
  readonly before: SourceHealth;
  readonly state: SourceHealth;
}

/** Who may read a source now, and what the last read came to. The lease and its epoch are what makes polling exactly-once. */
@Injectable()
export class SourceLeaseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveService,
  ) {}

  /** Takes due sources nobody holds. Their next poll time moves in the claim, so that no second tick claims them again. */
  claimDue(token: string, limit: number): Promise<LeasedSource[]> {
    return this.claim('is_polled AND NOT is_listening', token, limit);
  }

  /** The same for sources that listen to a stream. */
  claimStreams(token: string, limit: number): Promise<LeasedSource[]> {
    return this.claim('is_listening', token, limit);
  }

  private claim(which: string, token: string, limit: number): Promise<LeasedSource[]> {
    return query<LeasedSource>(
      this.dataSource,
      `WITH due AS (
         SELECT id FROM source
         WHERE ${which} AND deleted_at IS NULL AND health_state <> 'paused' AND health_reason IS DISTINCT FROM 'gone'
           AND next_poll_at <= now()
           AND (lease_until IS NULL OR lease_until < now())
         ORDER BY next_poll_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       UPDATE source s SET epoch = s.epoch + 1, lease_token = $1, lease_until = now() + make_interval(secs => $3),
         next_poll_at = now() + make_interval(secs => s.interval_seconds)
       FROM due WHERE s.id = due.id
       RETURNING s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials,
         s.interval_seconds AS "intervalSeconds", s.cursor, s.epoch, s.lease_token AS token, s.failures, now() AS now,
         coalesce(s.last_success_at, s.created_at) AS "readUntilAt", ${PLANNING}`,
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
    read: ShownPosts & {
      readonly cursor: Cursor;
      readonly isComplete: boolean;
      readonly notBefore: Date | undefined;
      /** The reader goes on holding the source: it listens to a stream. */
      readonly keepsLease: boolean;
      readonly collected: CollectedFacts;
    },
  ): Promise<void> {
    const turns = await queryPrepared<HealthTurn>(tx, RECORD_READ, [
      sourceId,
      read.keys,
      read.rejected,
      read.stored,
      unreadable(read),
      read.cursor === null ? null : JSON.stringify(read.cursor),
      read.isComplete,
      read.notBefore?.toISOString() ?? null,
      read.keepsLease ? LEASE_SECONDS : null,
      asJson(read.collected.quotas),
      asJson(read.collected.notices),
      read.collected.busy ?? null,
      read.collected.nextSeconds ?? null,
      read.collected.cost?.requests ?? 0,
      read.collected.cost?.usd ?? 0,
    ]);
    await this.tellTurns(tx, sourceId, turns);
  }

  /** Counts what was pushed to us. */
  async recordPush(tx: EntityManager, sourceId: string, push: ShownPosts): Promise<void> {
    const values = [sourceId, push.keys, push.rejected, push.stored, unreadable(push)];
    await this.tellTurns(tx, sourceId, await queryPrepared<HealthTurn>(tx, RECORD_PUSH, values));
  }

  /** Counts what was read beside the source's own place, which says nothing about how it is. */
  async recordAside(tx: EntityManager, sourceId: string, { quotas, cost }: CollectedFacts): Promise<void> {
    await queryPrepared(tx, RECORD_ASIDE, [sourceId, asJson(quotas), cost?.requests ?? 1, cost?.usd ?? 0]);
  }

  /**
   * Notes that a stream is alive, though it may bring no post: it no longer fails. For callers that hear more of them: once in
   * ten seconds is enough.
   */
  async recordBeat(sourceId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.tellTurns(tx, sourceId, await queryPrepared<HealthTurn>(tx, RECORD_BEAT, [sourceId]));
    });
  }

  /**
   * Records a failed read and when to try again: as long as the source asked for, else doubling up to an hour. Where trying
   * again by ourselves will not help, it is blind at once.
   */
  async recordFailure(source: LeasedSource, failure: ReadFailure): Promise<void> {
    const failures = source.failures + 1;
    const usual = source.intervalSeconds * 2 ** Math.min(failures - 1, 10);
    const backOff = failure.backOffSeconds ?? Math.min(usual, CEILING_SECONDS);
    const seconds = Math.max(failure.retryAfterSeconds ?? 0, backOff * (0.9 + Math.random() * 0.2));
    const { state, reason } = judgeFailure({
      fault: failure.fault,
      code: failure.code,
      failures,
      intervalSeconds: source.intervalSeconds,
      unreadSeconds: (source.now.getTime() - source.readUntilAt.getTime()) / 1_000,
    });
    await this.dataSource.transaction(async (tx) => {
      const turns = await query<HealthTurn>(
        tx,
        `UPDATE source s SET failures = $3, last_error = $4, lease_token = NULL, lease_until = NULL,
           health_since = CASE WHEN s.health_state IN ($5, 'paused') THEN s.health_since ELSE now() END,
           health_state = CASE WHEN s.health_state = 'paused' THEN 'paused' ELSE $5 END,
           health_reason = CASE WHEN s.health_state = 'paused' THEN NULL ELSE $6 END,
           next_poll_at = now() + make_interval(secs => $7), quotas = coalesce($8::jsonb, s.quotas)
         FROM (SELECT id, health_state FROM source WHERE id = $1) old
         WHERE s.id = old.id AND s.epoch = $2
         RETURNING s.workspace_id AS "workspaceId", old.health_state AS before, s.health_state AS state`,
        [source.id, source.epoch, failures, failure.message, state, reason, seconds, asJson(failure.quotas)],
      );
      await this.tellTurns(tx, source.id, turns);
    });
  }

  /**
   * Gives a source back unread until there is something to spend on it again. Nothing is read meanwhile, and its health says so,
   * except for a wait that two usual intervals cover.
   */
  async postpone(source: LeasedSource, { reason, until, message }: Postponement): Promise<void> {
    const waitSeconds = (until.getTime() - source.readUntilAt.getTime()) / 1_000;
    const state: SourceHealth | null =
      reason === 'budget-spent' ? 'blind' : waitSeconds > 2 * source.intervalSeconds ? 'degraded' : null;
    await this.dataSource.transaction(async (tx) => {
      const turns = await query<HealthTurn>(
        tx,
        `UPDATE source s SET lease_token = NULL, lease_until = NULL, next_poll_at = $3,
           last_error = CASE WHEN $4::text IS NULL THEN s.last_error ELSE $6 END,
           health_since = CASE WHEN s.health_state = coalesce($4, s.health_state) OR s.health_state = 'paused'
             THEN s.health_since ELSE now() END,
           health_reason = CASE WHEN s.health_state = 'paused' OR $4::text IS NULL THEN s.health_reason ELSE $5 END,
           health_state = CASE WHEN s.health_state = 'paused' OR $4::text IS NULL THEN s.health_state ELSE $4 END
         FROM (SELECT id, health_state FROM source WHERE id = $1) old
         WHERE s.id = old.id AND s.epoch = $2
         RETURNING s.workspace_id AS "workspaceId", old.health_state AS before, s.health_state AS state`,
        [source.id, source.epoch, until, state, reason, message],
      );
      await this.tellTurns(tx, source.id, turns);
    });
  }

  /** Gives a source back to be read in the other way: its credentials came, or went, after it was set up. */
  async turn(source: LeasedSource, isListening: boolean): Promise<void> {
    await this.dataSource.query(
      `UPDATE source SET is_listening = $3, lease_token = NULL, lease_until = NULL, next_poll_at = now()
       WHERE id = $1 AND epoch = $2`,
      [source.id, source.epoch, isListening],
    );
  }

  /** Gives sources back unread, at shutdown or when their read was cut short. */
  async release(source: LeasedSource, afterSeconds = 0): Promise<void> {
    await this.dataSource.query(
      `UPDATE source SET lease_token = NULL, lease_until = NULL, next_poll_at = now() + make_interval(secs => $3)
       WHERE id = $1 AND epoch = $2`,
      [source.id, source.epoch, afterSeconds],
    );
  }

  private async tellTurns(tx: EntityManager, sourceId: string, turns: readonly HealthTurn[]): Promise<void> {
    const notices = turns
      .filter(({ before, state }) => before !== state)
      .map(({ workspaceId, state }) => ({
        workspaceId,
        teamId: null,
        kind: 'sources' as const,
        details: { sourceId, state },
      }));
    await this.live.publish(tx, notices);
  }
}

/** One broken post is quarantined and no more; when nothing of several can be read, it is the source that has changed. */
const FEWEST_UNREADABLE = 2;

function unreadable({ keys, rejected }: ShownPosts): string | null {
  if (keys.length > 0 || rejected < FEWEST_UNREADABLE) return null;
  return `None of the ${String(rejected)} posts it showed could be understood; the network seems to have changed its answers.`;
}
