import { existsSync } from 'node:fs';
import pg from 'pg';
import { ApiClient } from './api-client.js';
import { DataFolder, DurablePostgres } from './durable-postgres.js';
import { Fleet } from './fleet.js';
import { PostgresProxy } from './postgres-proxy.js';
import { SERVER_SCRIPT, RealProcess, freePort } from './real-process.js';

export const WEBHOOK_SECRET = 'a secret that sender and receiver share';

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery staple' };
const LEAD_PASSWORD = 'another horse another staple';

export interface InstallationOptions {
  readonly random: () => number;
  /** `host:port` the product may reach on this machine. */
  readonly targets: readonly string[];
  readonly workers: number;
  /** Also run jobs in the process that serves HTTP. */
  readonly apiWorks?: boolean;
  readonly holdSeconds?: number;
}

/** A whole installation made of real processes: PostgreSQL, a faulty network to it, one that serves HTTP, and workers. */
export class Installation {
  api!: Fleet;
  workers!: Fleet;
  admin!: ApiClient;
  /** May acknowledge and answer everything. */
  lead!: ApiClient;
  private readonly closers: (() => Promise<void> | void)[] = [];

  private constructor(
    readonly postgres: DurablePostgres,
    readonly proxy: PostgresProxy,
    /** Straight to the database, for looking on. */
    readonly database: Lookout,
    readonly origin: string,
  ) {}

  static async start(options: InstallationOptions): Promise<Installation> {
    if (!existsSync(SERVER_SCRIPT)) throw new Error(`${SERVER_SCRIPT} is missing; run "npm run build:server" first.`);
    const postgres = await DurablePostgres.start();
    const proxy = await PostgresProxy.start(postgres.url, options.random);
    const port = await freePort();
    const origin = `http://127.0.0.1:${String(port)}`;
    const installation = new Installation(postgres, proxy, new Lookout(postgres.url), origin);
    try {
      await installation.open(options, port);
      return installation;
    } catch (error) {
      await installation.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.proxy.lossOfCommits = 0;
    this.proxy.delayMs = 0;
    this.proxy.setMode('open');
    for (const close of this.closers) await close();
    await this.database.close();
    await this.proxy.close();
    await this.postgres.stop();
  }

  /**
   * Lets the leases of dead processes run out. For short runs; a full run waits for them.
   */
  async passTime(): Promise<void> {
    const dead = [...this.api.deadPids, ...this.workers.deadPids].map((pid) => `%:${String(pid)}:%`);
    for (const table of ['source', 'outbox', 'job']) {
      await this.database.rows(
        `UPDATE ${table} SET lease_until = now() - interval '1 s' WHERE lease_token LIKE ANY ($1) AND lease_until > now()`,
        [dead],
      );
    }
  }

  /** Lets every reply of unknown outcome be looked for now, as if it had been unknown for six minutes. */
  async passTimeOfUnknownReplies(): Promise<void> {
    await this.database.rows(
      `UPDATE outbox SET due_at = now() WHERE kind = 'reply.check' AND state = 'waiting' AND due_at > now()`,
    );
    await this.database.rows(
      `UPDATE reply SET unknown_since = unknown_since - interval '6 min' WHERE state = 'unknown' AND unknown_since > now() - interval '5 min'`,
    );
  }

  private async open(options: InstallationOptions, port: number): Promise<void> {
    const folder = new DataFolder();
    this.closers.push(() => {
      folder.remove();
    });
    const env = {
      DATABASE_URL: this.proxy.url,
      EARSHOT_DATA_DIR: folder.path,
      EARSHOT_SECRET_KEY: 'a key of thirty-two characters or more',
      EARSHOT_ADMIN_EMAIL: ADMIN.email,
      EARSHOT_ADMIN_PASSWORD: ADMIN.password,
      EARSHOT_DEMO: 'off',
      EARSHOT_OUTBOUND_ALLOW: options.targets.join(','),
      EARSHOT_REPLY_HOLD_SECONDS: String(options.holdSeconds ?? 0),
      EARSHOT_LOG_LEVEL: 'warn',
      EARSHOT_LOG_FORMAT: 'text',
      PORT: String(port),
    };
    const apiRole = options.apiWorks === true ? 'all' : 'api';
    this.api = new Fleet(1, () => RealProcess.spawn('api', SERVER_SCRIPT, { ...env, EARSHOT_ROLE: apiRole }));
    this.workers = new Fleet(options.workers, (slot) =>
      RealProcess.spawn(`worker ${String(slot)}`, SERVER_SCRIPT, { ...env, EARSHOT_ROLE: 'worker' }),
    );
    this.closers.unshift(() => this.api.stop());
    await this.api.start();
    this.closers.unshift(() => this.workers.stop());
    await Promise.all([this.workers.start(), this.enterPeople()]);
  }

  private async enterPeople(): Promise<void> {
    this.admin = new ApiClient(this.origin);
    await this.admin.signIn(ADMIN.email, ADMIN.password);
    const me = await this.admin.expect(200, '/me');
    const { invite } = await this.admin.expect(201, '/users', {
      method: 'POST',
      body: {
        email: 'lead@example.com',
        name: 'Lead',
        role: 'pr-lead',
        teamIds: me.teams.map((team: { id: string }) => team.id),
      },
    });
    this.lead = new ApiClient(this.origin);
    await this.lead.useLink(invite.token, LEAD_PASSWORD);
  }

  /** The watch every post of the suites matches. */
  async addWatch(): Promise<void> {
    await this.admin.expect(201, '/watches', { method: 'POST', body: { name: 'Acme', kind: 'brand', query: 'acme' } });
  }

  async addFeed(name: string, url: string): Promise<string> {
    const { id } = await this.admin.expect(201, '/sources', {
      method: 'POST',
      body: { connector: 'feed', name, settings: { url } },
    });
    // Nobody may set this by hand; the suites have no minutes to spend between two polls.
    await this.database.rows('UPDATE source SET interval_seconds = 1, next_poll_at = now() WHERE id = $1', [id]);
    return String(id);
  }

  async addInbound(settings: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { id } = await this.admin.expect(201, '/sources', {
      method: 'POST',
      body: { connector: 'inbound', name: 'Inbound', settings, credentials: { secret: WEBHOOK_SECRET } },
    });
    return String(id);
  }
}

/** A pool that lives through restarts of the server: a question that failed is asked again. */
export class Lookout {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({ connectionString: url, max: 3, connectionTimeoutMillis: 5_000 });
    this.pool.on('error', () => undefined);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the caller names the row
  async rows<Row extends pg.QueryResultRow = any>(sql: string, values: unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.pool.query<Row>(sql, values)).rows;
      } catch (error) {
        if (attempt === 40) throw error;
        await new Promise((done) => setTimeout(done, 250));
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
