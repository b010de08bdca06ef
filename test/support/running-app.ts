import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './processes/api-client.js';
import { fillDataFolder } from './processes/migrated-folder.js';
import { freePort, RealProcess, SERVER_SCRIPT } from './processes/real-process.js';
import { signed } from './scene.js';

export const SECRET = 'a secret that sender and receiver share';

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery staple' };
const PASSWORD = 'another horse another staple';
const FRONT_PAGE = 'dist/web/index.html';

export interface RunningAppOptions {
  readonly demo?: boolean;
  readonly holdSeconds?: number;
  /** `host:port` the product may reach on this machine. */
  readonly targets?: readonly string[];
  /** A database of the test's own; the embedded one unless given. */
  readonly databaseUrl?: string;
}

export interface Member {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The built product as `npm start` runs it, on a database and folder of its own, for a browser to use. */
export class RunningApp {
  /** Signed in as the administrator, where there is no demo. */
  readonly admin: ApiClient;
  private sent = 0;

  private constructor(
    readonly origin: string,
    private process: RealProcess,
    private readonly spawn: () => RealProcess,
    private readonly folder: string,
  ) {
    this.admin = new ApiClient(origin);
  }

  static async start({
    demo = false,
    holdSeconds = 10,
    targets = [],
    databaseUrl,
  }: RunningAppOptions = {}): Promise<RunningApp> {
    for (const file of [SERVER_SCRIPT, FRONT_PAGE]) {
      if (!existsSync(file)) throw new Error(`${file} is missing; run "npm run build" first.`);
    }
    const folder = mkdtempSync(join(tmpdir(), 'earshot-e2e-'));
    if (databaseUrl === undefined) await fillDataFolder(folder);
    const port = await freePort();
    const environment = {
      PORT: String(port),
      EARSHOT_DATA_DIR: folder,
      EARSHOT_DEMO: demo ? 'on' : 'off',
      EARSHOT_REPLY_HOLD_SECONDS: String(holdSeconds),
      EARSHOT_OUTBOUND_ALLOW: targets.join(','),
      EARSHOT_LOG_LEVEL: 'warn',
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...(demo ? {} : { EARSHOT_ADMIN_EMAIL: ADMIN.email, EARSHOT_ADMIN_PASSWORD: ADMIN.password }),
    };
    const spawn = (): RealProcess => RealProcess.spawn('app', SERVER_SCRIPT, environment);
    const app = new RunningApp(`http://127.0.0.1:${String(port)}`, spawn(), spawn, folder);
    try {
      await app.process.untilReady();
      if (!demo) await app.admin.signIn(ADMIN.email, ADMIN.password);
      return app;
    } catch (error) {
      await app.stop();
      throw error;
    }
  }

  get administrator(): Member {
    return { name: 'Administrator', ...ADMIN };
  }

  /** At once, as a machine that loses its power; `resume` starts it again, at the same address on the same data. */
  halt(): Promise<void> {
    return this.process.kill();
  }

  async resume(): Promise<void> {
    this.process = this.spawn();
    await this.process.untilReady();
  }

  async stop(): Promise<void> {
    await this.process.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Invites somebody into the administrator's teams and takes up the invitation. */
  async member(name: string, role: 'agent' | 'pr-lead'): Promise<Member> {
    const me = await this.admin.expect(200, '/me');
    const member = { name, email: `${name.toLowerCase()}@example.com`, password: PASSWORD };
    const { invite } = await this.admin.expect(201, '/users', {
      method: 'POST',
      body: { name, email: member.email, role, teamIds: me.teams.map((team: { id: string }) => team.id) },
    });
    await new ApiClient(this.origin).useLink(invite.token, PASSWORD);
    return member;
  }

  agent(name: string): Promise<Member> {
    return this.member(name, 'agent');
  }

  async addWatch(name: string, query: string): Promise<void> {
    await this.admin.expect(201, '/watches', { method: 'POST', body: { name, kind: 'brand', query } });
  }

  /** A source that is pushed to; with a callback its posts can be answered. Returns its id. */
  async addInbound(callbackUrl?: string): Promise<string> {
    const settings = callbackUrl === undefined ? {} : { callbackUrl };
    const source = await this.admin.expect(201, '/sources', {
      method: 'POST',
      body: { connector: 'inbound', name: 'Forum', settings, credentials: { secret: SECRET } },
    });
    return String(source.id);
  }

  /** Complaints by as many different people, each a conversation of its own. */
  async complain(sourceId: string, count: number): Promise<void> {
    const publishedAt = new Date().toISOString();
    const posts = Array.from({ length: count }, () => {
      this.sent += 1;
      const n = String(this.sent);
      return {
        id: `post-${n}`,
        text: `Acme lost my parcel number ${n}, this is terrible and I am angry`,
        author: { handle: `customer${n}` },
        lang: 'en',
        publishedAt,
      };
    });
    await this.deliver(sourceId, posts);
  }

  /** Sends posts to a source as the system outside would, signed. */
  async deliver(sourceId: string, posts: readonly object[]): Promise<void> {
    const body = JSON.stringify(posts);
    const headers = { 'content-type': 'application/json', ...signed(body, { secret: SECRET }) };
    await new ApiClient(this.origin).expect(202, `/inbound/${sourceId}`, { method: 'POST', body, headers });
  }
}
