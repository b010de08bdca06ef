import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { SilenceReason, TroubleReason, TroubleState } from '../../domain/coverage/coverage.types.js';
import type { ObservedHour } from '../../domain/coverage/silence.types.js';

/** How much of a source's past is looked at. */
const DAYS_REMEMBERED = 28;
const AT_ONCE = 500;
const HOUR_MS = 3_600_000;

export interface WatchedSource {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly connector: string;
  readonly intervalSeconds: number;
  readonly isPolled: boolean;
  readonly isListening: boolean;
  readonly state: 'waiting' | 'ok' | 'degraded' | 'blind' | 'paused';
  readonly reason: TroubleReason | null;
  readonly text: string | null;
  readonly since: Date;
  readonly watchedSince: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastPostAt: Date | null;
  readonly createdAt: Date;
  /** The database's time of this look. */
  readonly now: Date;
}

export interface NewState {
  readonly state: 'ok' | TroubleState;
  readonly reason: TroubleReason | null;
  readonly text: string | null;
}

/** The rows behind the watch over coverage. */
@Injectable()
export class CoverageRows {
  /** Hours that are over, by source: they change no more, so each is read once by the process that watches. */
  private readonly past = new Map<string, { readonly until: number; readonly hours: readonly ObservedHour[] }>();

  constructor(private readonly dataSource: DataSource) {}

  listSources(): Promise<WatchedSource[]> {
    return query<WatchedSource>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId", name, connector, interval_seconds AS "intervalSeconds",
         is_polled AS "isPolled", is_listening AS "isListening", health_state AS state, health_reason AS reason,
         last_error AS text, health_since AS since, watched_since AS "watchedSince", last_success_at AS "lastSuccessAt",
         last_post_at AS "lastPostAt", created_at AS "createdAt", now() AS now
       FROM source WHERE deleted_at IS NULL ORDER BY id`,
    );
  }

  /** The hours somebody looked, with the posts they brought, in the order of time. */
  async listHours(sources: readonly WatchedSource[], now: Date): Promise<Map<string, ObservedHour[]>> {
    // The hour before may still be written to by a transaction that is not over.
    const settled = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS;
    const unread = sources.filter(({ id }) => this.past.get(id)?.until !== settled);
    for (let at = 0; at < unread.length; at += AT_ONCE) await this.readPast(unread.slice(at, at + AT_ONCE), settled);
    const known = new Set(sources.map(({ id }) => id));
    for (const id of this.past.keys()) if (!known.has(id)) this.past.delete(id);
    const recent = await this.readHours(sources, new Date(settled), null);
    return new Map(sources.map(({ id }) => [id, [...(this.past.get(id)?.hours ?? []), ...(recent.get(id) ?? [])]]));
  }

  /** False when something changed it since it was looked at: then the next look decides. */
  async change(tx: EntityManager, source: WatchedSource, next: NewState): Promise<boolean> {
    const rows = await query(
      tx,
      `UPDATE source SET health_state = $4, health_reason = $5, last_error = $6,
         health_since = CASE WHEN health_state = $4 THEN health_since ELSE now() END
       WHERE id = $1 AND deleted_at IS NULL AND health_state = $2 AND health_reason IS NOT DISTINCT FROM $3
         AND date_trunc('milliseconds', last_post_at) IS NOT DISTINCT FROM $7::timestamptz RETURNING id`,
      [source.id, source.state, source.reason, next.state, next.reason, next.text, source.lastPostAt],
    );
    return rows.length > 0;
  }

  private async readPast(sources: readonly WatchedSource[], until: number): Promise<void> {
    const hours = await this.readHours(sources, new Date(until - DAYS_REMEMBERED * 24 * HOUR_MS), new Date(until));
    for (const { id } of sources) this.past.set(id, { until, hours: hours.get(id) ?? [] });
  }

  private async readHours(
    sources: readonly WatchedSource[],
    from: Date,
    to: Date | null,
  ): Promise<Map<string, ObservedHour[]>> {
    const rows = await query<{ sourceId: string; at: Date; seen: number }>(
      this.dataSource,
      `SELECT source_id AS "sourceId", bucket_at AS at, seen FROM source_volume
       WHERE workspace_id = ANY ($1::bigint[]) AND source_id = ANY ($2::bigint[]) AND bucket_at >= $3
         AND ($4::timestamptz IS NULL OR bucket_at < $4) ORDER BY source_id, bucket_at`,
      [[...new Set(sources.map(({ workspaceId }) => workspaceId))], sources.map(({ id }) => id), from, to],
    );
    const hours = new Map<string, ObservedHour[]>();
    for (const { sourceId, at, seen } of rows) {
      const list = hours.get(sourceId) ?? [];
      list.push({ at, seen });
      hours.set(sourceId, list);
    }
    return hours;
  }
}

/** The reasons that the watch itself gives and takes back. */
export const isSilenceReason = (reason: TroubleReason | null): reason is SilenceReason =>
  reason === 'frozen' || reason === 'silent' || reason === 'heartbeats-only';
