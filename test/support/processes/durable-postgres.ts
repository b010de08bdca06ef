import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/db/embedded-postgres.js';
import { fillDataFolder } from './migrated-folder.js';
import { waitUntil } from './wait-until.js';

const BACK_WITHIN_MS = 30_000;

/** A temporary folder that is removed even when the suite is killed, together with the PostgreSQL in it. */
export class DataFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'earshot-faults-'));
  private readonly guard: ChildProcess;

  constructor() {
    const script = resolve('test/support/processes/clean-up-after-parent.mjs');
    this.guard = fork(script, [this.path], { detached: true, stdio: 'ignore', execArgv: [] });
    this.guard.unref();
    this.guard.channel?.unref();
  }

  /** Process id of the PostgreSQL in the folder, undefined where there is none. */
  postgresPid(): number | undefined {
    try {
      return Number(readFileSync(join(this.path, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
  }

  remove(): void {
    this.guard.kill('SIGKILL');
    rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A PostgreSQL that flushes to disk, as the product demands, in a folder of its own. */
export class DurablePostgres {
  private constructor(
    private readonly folder: DataFolder,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<DurablePostgres> {
    const folder = new DataFolder();
    try {
      await fillDataFolder(folder.path);
      return new DurablePostgres(folder, await startEmbeddedPostgres(folder.path));
    } catch (error) {
      folder.remove();
      throw error;
    }
  }

  get url(): string {
    return this.server.url;
  }

  /** Ends the server without a checkpoint, as a crash would; the handle starts it again on the same port and folder. */
  async restartImmediately(): Promise<void> {
    const before = this.server.pid;
    process.kill(before, 'SIGQUIT');
    const isBack = await waitUntil(() => this.server.pid !== before && this.answers(), BACK_WITHIN_MS);
    if (!isBack) throw new Error('PostgreSQL did not come back after an immediate stop.');
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.folder.remove();
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
