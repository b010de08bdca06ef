import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import { spendOf } from '../../db/source-spend.js';

const LEASE_SECONDS = 120;
/** A round over all mentions of a source takes this long, so that each is asked for well within a day. */
const ROUND_SECONDS = 20 * 3_600;
/** A source without mentions is looked at again after this. */
const EMPTY_SECONDS = 3_600;
const FIRST_WAIT_SECONDS = 300;
const CEILING_SECONDS = 6 * 3_600;
const SECOND_LOOK_SECONDS = 600;

/** A source whose mentions this worker asks for. */
export interface PresencePassRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly connector: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
  readonly intervalSeconds: number;
  readonly budget: Budget | null;
  readonly quotas: readonly StoredQuota[];
  readonly spend: SpendSoFar;
  readonly lastId: string;
  readonly suspects: readonly string[];
  readonly total: number;
  readonly token: string;
  readonly now: Date;
}

export interface AskedMention {
  readonly id: string;
  readonly network: string;
  readonly externalKey: string;
  readonly externalId: string;
  readonly title: string | null;
  readonly text: string;
}

/** Which worker asks for which source's mentions, how far the round is, and when the next batch may be asked for. */
@Injectable()
export class PresencePasses {
  constructor(private readonly dataSource: DataSource) {}

  /** `kinds`: the connectors that can be asked. */
  async claim(token: string, kinds: readonly string[]): Promise<PresencePassRow | null> {
    await this.dataSource.query(
      `INSERT INTO presence_pass (source_id, workspace_id) SELECT id, workspace_id FROM source
       WHERE connector = ANY ($1::text[]) AND deleted_at IS NULL ON CONFLICT (source_id) DO NOTHING`,
      [kinds],
    );
    const [row] = await query<PresencePassRow>(
      this.dataSource,
      `WITH due AS (
         SELECT p.source_id FROM presence_pass p JOIN source s ON s.id = p.source_id
         WHERE p.next_at <= now() AND (p.lease_until IS NULL OR p.lease_until < now()) AND s.deleted_at IS NULL
           AND s.health_state <> 'paused' AND s.connector = ANY ($2::text[])
         ORDER BY p.next_at LIMIT 1 FOR UPDATE OF p SKIP LOCKED)
       UPDATE presence_pass p SET lease_token = $1, lease_until = now() + make_interval(secs => $3)
       FROM due JOIN source s ON s.id = due.source_id WHERE p.source_id = due.source_id
       RETURNING s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials, s.budget, s.quotas,
         s.interval_seconds AS "intervalSeconds", ${spendOf('s')} AS spend, p.last_id AS "lastId", p.suspects::text[] AS suspects,
         p.total, p.lease_token AS token, now() AS now`,
      [token, kinds, LEASE_SECONDS],
    );
    return row ?? null;
  }

  /** The suspects of the last look, else those that follow in the round. */
  nextBatch(pass: PresencePassRow, network: string, limit: number): Promise<AskedMention[]> {
    const columns = `id, network, external_key AS "externalKey", external_id AS "externalId", title, text`;
    if (pass.suspects.length > 0)
      return query(this.dataSource, `SELECT ${columns} FROM mention WHERE id = ANY ($1::bigint[]) AND NOT is_deleted`, [
        pass.suspects,
      ]);
    return query(
      this.dataSource,
      `SELECT ${columns} FROM mention WHERE source_id = $1 AND id > $2 AND NOT is_deleted AND network = $3 ORDER BY id LIMIT $4`,
      [pass.id, pass.lastId, network, limit],
    );
  }

  /** The round is over: the next one begins at once, at its own pace. */
  async beginRound(pass: PresencePassRow, network: string, atOnce: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE presence_pass p SET last_id = 0, finished_at = now(), total = c.n, lease_token = NULL, lease_until = NULL,
         failures = 0, problem = NULL,
         next_at = CASE WHEN p.last_id = 0 AND c.n > 0 THEN now() ELSE now() + make_interval(secs => ${paceOf('c.n', '$3')}) END
       FROM (SELECT count(*)::int AS n FROM mention WHERE source_id = $1 AND NOT is_deleted AND network = $4) c
       WHERE p.source_id = $1 AND p.lease_token = $2`,
      [pass.id, pass.token, atOnce, network],
    );
  }

  /** A batch was asked for; part of the transaction that deletes what is gone. False when the lease is not ours any more. */
  async advance(
    tx: EntityManager,
    pass: PresencePassRow,
    lastId: string,
    suspects: readonly string[],
    atOnce: number,
  ): Promise<boolean> {
    const rows = await query(
      tx,
      `UPDATE presence_pass SET last_id = greatest(last_id, $3), suspects = $4::bigint[], lease_token = NULL,
         lease_until = NULL, failures = 0, problem = NULL,
         next_at = now() + make_interval(secs => CASE WHEN $5 THEN ${String(SECOND_LOOK_SECONDS)} ELSE ${paceOf('total', '$6')} END)
       WHERE source_id = $1 AND lease_token = $2 RETURNING source_id`,
      [pass.id, pass.token, lastId, suspects, suspects.length > 0, atOnce],
    );
    return rows.length > 0;
  }

  async postpone(pass: PresencePassRow, problem: string | null, seconds: number | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE presence_pass SET failures = failures + 1, problem = $3, lease_token = NULL, lease_until = NULL,
         next_at = now() + make_interval(secs => coalesce($4::float8, least($5::float8 * 2 ^ least(failures, 10), $6)))
       WHERE source_id = $1 AND lease_token = $2`,
      [pass.id, pass.token, problem, seconds, FIRST_WAIT_SECONDS, CEILING_SECONDS],
    );
  }
}

/** Seconds until the next batch, when so many mentions are asked for so many at once. */
const paceOf = (total: string, atOnce: string): string =>
  `(CASE WHEN ${total} = 0 THEN ${String(EMPTY_SECONDS)} ELSE ${String(ROUND_SECONDS)} / ceil(${total}::float8 / ${atOnce}::int) END)`;
