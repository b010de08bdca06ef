import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { Subject } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { connectTimeoutMs } from '../db/connect-timeout.js';
import { DatabaseAddress } from '../db/database-address.js';
import { queryPrepared } from '../db/rows.js';

const CHANNEL = 'earshot';
const RECONNECT_MS = 1_000;

export type WakeUp = 'outbox' | 'live' | 'sources' | 'routing' | 'chains';

/** A statement that writes, and announces in the same round trip. Like `announce`, it tells whether or not a row was written. */
export const announcing = (write: string, what: WakeUp): string =>
  `WITH written AS (${write}) SELECT pg_notify('${CHANNEL}', '${what}')`;

/**
 * Shortens waits between processes with LISTEN and NOTIFY on a connection of its own (a pooled one would lose the
 * subscription). It carries no meaning: whoever misses a wake-up finds the same rows at its next tick.
 */
@Injectable()
export class WakeUpService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly log = new Logger('WakeUp');
  private readonly subject = new Subject<WakeUp>();
  private client: pg.Client | null = null;
  private isClosing = false;
  private timer: NodeJS.Timeout | null = null;

  readonly wakeUps = this.subject.asObservable();

  constructor(private readonly address: DatabaseAddress) {}

  async onModuleInit(): Promise<void> {
    await this.connect();
  }

  /** Part of the caller's transaction: delivered when it commits, and not at all when it rolls back. */
  async announce(tx: EntityManager, what: WakeUp): Promise<void> {
    await queryPrepared(tx, 'SELECT pg_notify($1, $2)', [CHANNEL, what]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
    this.subject.complete();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.address.url,
      keepAlive: true,
      application_name: 'earshot-listen',
      connectionTimeoutMillis: connectTimeoutMs(this.address.url),
    });
    client.on('notification', (notice) => {
      this.subject.next(notice.payload as WakeUp);
    });
    client.on('error', () => {
      this.reconnectLater(client);
    });
    client.on('end', () => {
      this.reconnectLater(client);
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      this.reconnectLater(client);
    }
  }

  /** At most one timer, whatever number of events a dying connection raises. */
  private reconnectLater(failed: pg.Client): void {
    if (this.isClosing || this.client !== failed || this.timer) return;
    this.log.warn('The wake-up connection is lost; ticks go on without it.');
    this.timer = setTimeout(() => {
      this.timer = null;
      void failed.end().catch(() => undefined);
      void this.connect();
    }, RECONNECT_MS);
    this.timer.unref();
  }
}
