import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';

export const CHECK_STATES = ['ok', 'failing', 'unknown'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export interface Readiness {
  readonly isReady: boolean;
  readonly database: CheckState;
  /** The schema is the one this version was written for. */
  readonly migrations: CheckState;
}

const PATIENCE_MS = 3_000;

@Injectable()
export class ReadinessService {
  /** Migrations only go forward, so this is asked until it was answered well once. */
  private isMigrated = false;

  constructor(private readonly dataSource: DataSource) {}

  async check(): Promise<Readiness> {
    const database = await this.inTime(async () => {
      await this.dataSource.query('SELECT 1');
      return true;
    });
    if (database !== 'ok') return { isReady: false, database, migrations: 'unknown' };
    const migrations = await this.inTime(() => this.hasEveryMigration());
    return { isReady: migrations === 'ok', database, migrations };
  }

  private async hasEveryMigration(): Promise<boolean> {
    if (this.isMigrated) return true;
    const done = await query<{ name: string }>(this.dataSource, 'SELECT name FROM migrations');
    const names = new Set(done.map((migration) => migration.name));
    this.isMigrated = this.dataSource.migrations.every(({ name }) => name !== undefined && names.has(name));
    return this.isMigrated;
  }

  /** A probe must answer even when the database hangs. */
  private async inTime(isOk: () => Promise<boolean>): Promise<CheckState> {
    const patience = new AbortController();
    try {
      const late = sleep(PATIENCE_MS, false, { signal: patience.signal, ref: false });
      return (await Promise.race([isOk(), late])) ? 'ok' : 'failing';
    } catch {
      return 'failing';
    } finally {
      patience.abort();
    }
  }
}
