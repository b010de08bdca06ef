import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Subject, type Observable } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { query, queryPrepared } from '../../db/rows.js';
import { announcing, WakeUpService } from '../../jobs/wake-up.service.js';
import type { LiveMessage, LiveNotice } from './live.types.js';

const BATCH = 500;
const TICK_MS = 1_000;
/** More missed messages than this and a browser fetches everything anew instead. */
export const REPLAY_LIMIT = 1_000;

const PUBLISH = announcing(
  `INSERT INTO live_event (transaction_id, workspace_id, team_id, kind, details)
   SELECT pg_current_xact_id()::text::bigint, * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::jsonb[])`,
  'live',
);

/**
 * Notices from every process to every open browser, through one table. Read only below the oldest transaction still
 * running, so that nothing committed late is skipped.
 */
@Injectable()
export class LiveService implements BeforeApplicationShutdown {
  private readonly log = new Logger('Live');
  private readonly subject = new Subject<LiveMessage>();
  private position: string | null = null;
  private isReading = false;
  private listeners = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly wakeUp: WakeUpService,
  ) {
    wakeUp.wakeUps.subscribe((what) => {
      if (what === 'live') void this.readNew();
    });
  }

  /** Part of the caller's transaction. */
  async publish(tx: EntityManager, notices: readonly LiveNotice[]): Promise<void> {
    if (notices.length === 0) return;
    await queryPrepared(tx, PUBLISH, [
      notices.map((n) => n.workspaceId),
      notices.map((n) => n.teamId),
      notices.map((n) => n.kind),
      notices.map((n) => JSON.stringify(n.details)),
    ]);
  }

  /** Everything from now on, for all workspaces; the subscriber filters. */
  async listen(): Promise<Observable<LiveMessage>> {
    // Nobody listened meanwhile: what happened since is the replay's part, not the stream's.
    if (this.listeners === 0) this.position = await this.newestPosition();
    this.listeners++;
    return this.subject.asObservable();
  }

  stopListening(): void {
    this.listeners--;
  }

  /** What a browser missed since `position`; null when it is too much, too long ago or not of this database. */
  async replay(workspaceId: string, position: string): Promise<LiveMessage[] | null> {
    const oldest = await query<{ position: string }>(
      this.dataSource,
      `SELECT transaction_id || '.' || id AS position FROM live_event ORDER BY transaction_id, id LIMIT 1`,
    );
    const first = oldest[0]?.position;
    if (first === undefined || comparePositions(position, first) < 0) return null;
    // A place that is still to come was given before the database was set back.
    if (comparePositions(position, await this.newestPosition()) > 0) return null;
    const missed = await this.after(position, REPLAY_LIMIT + 1, workspaceId);
    return missed.length > REPLAY_LIMIT ? null : missed;
  }

  async newestPosition(): Promise<string> {
    const rows = await query<{ xmin: string }>(
      this.dataSource,
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin`,
    );
    return `${rows[0]?.xmin ?? '0'}.0`;
  }

  @Interval(TICK_MS)
  async readNew(): Promise<void> {
    if (this.listeners === 0 || this.isReading || this.position === null) return;
    this.isReading = true;
    try {
      let messages: LiveMessage[];
      do {
        messages = await this.after(this.position, BATCH, null);
        for (const message of messages) {
          this.position = message.position;
          this.subject.next(message);
        }
      } while (messages.length === BATCH);
    } catch (error) {
      this.log.warn(`Reading live events failed: ${error instanceof Error ? error.message : 'unknown'}`);
    } finally {
      this.isReading = false;
    }
  }

  beforeApplicationShutdown(): void {
    this.subject.complete();
  }

  private async after(position: string, limit: number, workspaceId: string | null): Promise<LiveMessage[]> {
    const [transactionId, id] = position.split('.');
    return query<LiveMessage>(
      this.dataSource,
      `SELECT transaction_id || '.' || id AS position, workspace_id AS "workspaceId", team_id AS "teamId", kind, details
       FROM live_event
       WHERE (transaction_id, id) > ($1::bigint, $2::bigint)
         AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
         AND ($3::bigint IS NULL OR workspace_id = $3)
       ORDER BY transaction_id, id LIMIT $4`,
      [transactionId, id, workspaceId, limit],
    );
  }
}

/** Both parts are decimal 64-bit numbers: compared by value, not as text. */
export function comparePositions(a: string, b: string): number {
  const [aTransaction = '0', aId = '0'] = a.split('.');
  const [bTransaction = '0', bId = '0'] = b.split('.');
  const difference = BigInt(aTransaction) - BigInt(bTransaction) || BigInt(aId) - BigInt(bId);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Shape check of a Last-Event-ID sent by a browser. */
export function isPosition(value: string): boolean {
  return /^\d{1,19}\.\d{1,19}$/.test(value);
}
