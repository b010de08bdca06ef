import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgresBinaries, type PostgresBinaries } from './embedded-binaries.js';
import {
  disownForeignPid,
  ensureCluster,
  isAlive,
  openClusterFolder,
  prepareCluster,
  readPassword,
  readPidFile,
  type ClusterFiles,
} from './embedded-cluster.js';
import { launchPostgres } from './embedded-launch.js';
import { choosePostgresRunner, type PostgresRunner } from './embedded-runner.js';

export interface EmbeddedOptions {
  /** Database to create when missing; `earshot` by default. */
  readonly database?: string;
  readonly log?: (line: string) => void;
  /** `false` only for throw-away test clusters: nothing is flushed to disk. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** Connection string of the chosen database; the same for as long as the handle lives. */
  readonly url: string;
  /** True when nobody else used the server when this handle was opened. */
  readonly owner: boolean;
  /** Process id of the server at this moment; another one after it had to be started again. */
  readonly pid: number;
  urlFor(database: string): string;
  /** Stops the server unless another process still uses it; then the last of them does. */
  stop(): Promise<void>;
}

const USE_LOCK = 7302;
const OPEN_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 30_000;
const WRONG_PASSWORD = new Set(['28P01', '28000']);
const ALREADY_EXISTS = new Set(['42P04', '23505']);

const codeOf = (error: unknown): string | undefined => (error as { code?: string }).code;
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class EmbeddedServer implements EmbeddedPostgres {
  private admin: pg.Client | null = null;
  private child: ChildProcess | null = null;
  private recovery: Promise<void> | null = null;
  private isStopping = false;
  private port: number;
  private isPortFixed = false;
  private lastFault = '';
  private readonly password: string;
  owner = false;
  pid = 0;

  constructor(
    private readonly files: ClusterFiles,
    private readonly binaries: PostgresBinaries,
    private readonly runner: PostgresRunner,
    private readonly database: string,
    private readonly isDurable: boolean,
    private readonly log: (line: string) => void,
  ) {
    this.password = readPassword(files);
    this.port = this.rememberedPort();
  }

  get url(): string {
    return this.urlFor(this.database);
  }

  urlFor(database: string): string {
    return `postgres://earshot:${this.password}@127.0.0.1:${String(this.port)}/${encodeURIComponent(database)}`;
  }

  /** Adopts the running server of the folder or starts one, whatever state an earlier run left behind. */
  async open(): Promise<void> {
    const startedAt = performance.now();
    for (;;) {
      if (disownForeignPid(this.files)) this.log('a stale pid file named another program; it was put right');
      const running = readPidFile(this.files);
      if (running === undefined) await this.launch();
      else if (running.isReady && (await this.connect(running.port))) {
        this.pid = running.pid;
        return;
      }
      if (this.isStopping) return;
      if (performance.now() - startedAt > OPEN_LIMIT_MS) {
        throw new Error(`The embedded PostgreSQL in ${this.files.dir} cannot be reached: ${this.lastFault}`);
      }
      await sleep(25);
    }
  }

  async stop(): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    await this.recovery;
    const admin = this.admin;
    const isOursToStop = admin === null ? this.hasLaunchedLiveServer() : await this.isLastUser(admin);
    if (isOursToStop) await this.shutDown();
    await admin?.end().catch(() => undefined);
  }

  private rememberedPort(): number {
    const remembered = existsSync(this.files.portFile) ? Number(readFileSync(this.files.portFile, 'utf8')) : 0;
    return Number.isInteger(remembered) && remembered > 1023 ? remembered : randomInt(20_000, 32_000);
  }

  private async launch(): Promise<void> {
    const startedAt = performance.now();
    const { outcome, child } = await launchPostgres(this.files, this.binaries, this.runner, this.port, this.isDurable);
    if (outcome === 'ready') {
      this.child = child;
      this.pid = child.pid ?? 0;
      this.log(
        `PostgreSQL was ready in ${String(Math.round(performance.now() - startedAt))} ms on port ${String(this.port)}`,
      );
      return;
    }
    this.lastFault =
      outcome === 'port-taken' ? `port ${String(this.port)} is taken` : 'an earlier server is still ending';
    // Connection strings that were handed out name the port, so it moves only before the first connection.
    if (outcome === 'port-taken' && !this.isPortFixed) this.port = randomInt(20_000, 32_000);
    await sleep(100);
  }

  private async connect(port: number): Promise<boolean> {
    if (this.isPortFixed && port !== this.port) {
      this.lastFault = `the server moved to port ${String(port)}`;
      return false;
    }
    const url = `postgres://earshot:${this.password}@127.0.0.1:${String(port)}/postgres`;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, keepAlive: true });
    client.on('error', (error) => {
      this.lastFault = error.message;
    });
    try {
      await client.connect();
      await this.requireOwnFolder(client);
      const isFirst = await this.registerUse(client);
      await this.ensureDatabase(client);
      if (!this.isPortFixed) this.owner = isFirst;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (WRONG_PASSWORD.has(codeOf(error) ?? '')) {
        throw new Error(`${this.files.passwordFile} does not open the database beside it.`, { cause: error });
      }
      this.lastFault = textOf(error);
      return false;
    }
    this.port = port;
    this.isPortFixed = true;
    writeFileSync(this.files.portFile, `${String(port)}\n`, { mode: 0o600 });
    this.admin = client;
    client.once('end', () => {
      this.admin = null;
      if (!this.isStopping) this.recovery = this.recover();
    });
    return true;
  }

  private async requireOwnFolder(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    if (resolve(rows[0]?.folder ?? '') !== this.files.cluster)
      throw new Error('another PostgreSQL answers on this port');
  }

  /** Every process that uses the server shares one lock; whoever can take it alone at its end is the last. */
  private async registerUse(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [USE_LOCK]);
    await client.query('select pg_advisory_lock_shared($1)', [USE_LOCK]);
    const isAlone = rows[0]?.alone === true;
    if (isAlone) await client.query('select pg_advisory_unlock($1)', [USE_LOCK]);
    return isAlone;
  }

  private async isLastUser(client: pg.Client): Promise<boolean> {
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [USE_LOCK]);
      const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [USE_LOCK]);
      return rows[0]?.alone === true;
    } catch {
      return this.hasLaunchedLiveServer();
    }
  }

  private hasLaunchedLiveServer(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async ensureDatabase(client: pg.Client): Promise<void> {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [this.database]);
    if (rowCount !== 0) return;
    try {
      await client.query(`create database ${pg.escapeIdentifier(this.database)}`);
    } catch (error) {
      if (!ALREADY_EXISTS.has(codeOf(error) ?? '')) throw error;
    }
  }

  /** The server went away under a running application: bring it back on the same port, so that its pools reconnect. */
  private async recover(): Promise<void> {
    this.log('PostgreSQL went away; starting it again');
    while (!this.isStopping) {
      try {
        await this.open();
        return;
      } catch (error) {
        this.log(textOf(error));
        await sleep(1000);
      }
    }
  }

  private async shutDown(): Promise<void> {
    const { pid } = this;
    const hasGone = (): boolean => readPidFile(this.files)?.pid !== pid;
    if (process.platform === 'win32') {
      spawnSync(this.binaries.pg_ctl, ['stop', '-D', this.files.cluster, '-m', 'fast'], { stdio: 'ignore' });
      return;
    }
    this.signal('SIGINT');
    if (await this.waitUntil(hasGone, STOP_LIMIT_MS)) {
      await this.waitUntil(() => !isAlive(pid), 2000);
      return;
    }
    this.log('PostgreSQL did not stop in time; stopping it at once, it recovers at the next start');
    this.signal('SIGQUIT');
    await this.waitUntil(hasGone, 5000);
  }

  private signal(name: NodeJS.Signals): void {
    try {
      process.kill(this.pid, name);
    } catch (error) {
      if (codeOf(error) !== 'ESRCH') throw error;
    }
  }

  private async waitUntil(holds: () => boolean, limitMs: number): Promise<boolean> {
    const startedAt = performance.now();
    while (!holds()) {
      if (performance.now() - startedAt > limitMs) return false;
      await sleep(20);
    }
    return true;
  }
}

/**
 * Opens the PostgreSQL that lives in `dataDir` (made on first use, with a random password, reachable on 127.0.0.1 only). A
 * server that already runs there is adopted; one that dies while the handle is open is started again on the same port.
 * @throws when the binaries are missing, the folder belongs to another major version, or PostgreSQL does not start
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const { database = 'earshot', log = () => undefined, durable = true } = options;
  const binaries = findPostgresBinaries();
  const runner = choosePostgresRunner();
  const files = openClusterFolder(dataDir);
  const startedAt = performance.now();
  if (ensureCluster(files, binaries, runner, durable) === 'created') {
    log(`created the database cluster in ${String(Math.round(performance.now() - startedAt))} ms (${runner.kind})`);
  }
  prepareCluster(files, runner);
  const server = new EmbeddedServer(files, binaries, runner, database, durable, log);
  try {
    await server.open();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}
