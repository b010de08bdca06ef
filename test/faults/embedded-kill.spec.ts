import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { ApiClient } from '../support/processes/api-client.js';
import { DataFolder } from '../support/processes/durable-postgres.js';
import { Fleet } from '../support/processes/fleet.js';
import { Lookout, WEBHOOK_SECRET } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { RealProcess, SERVER_SCRIPT, freePort } from '../support/processes/real-process.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { WebhookSender } from '../support/stand-ins/webhook-sender.js';
import { findFaults } from './find-faults.js';
import { planLoad } from './plan.js';

jest.setTimeout(240_000);

const ADMIN = { email: 'admin@example.com', password: 'correct horse battery staple' };
const LOAD_MS = 8_000;
const KILLED_AT_MS = [1_500, 4_500];

const seed = faultSeed(20_260_305);
const random = seededRandom(seed);
const closers: (() => Promise<void> | void)[] = [];

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const read = (folder: DataFolder, file: string): string => readFileSync(join(folder.path, file), 'utf8').trim();

describe('kill -9 of a server with the embedded database', () => {
  it('needs no tidying up: started again on its folder, it has every post once', async () => {
    const folder = new DataFolder();
    closers.push(() => {
      folder.remove();
    });
    const port = await freePort();
    const env = {
      PORT: String(port),
      EARSHOT_DATA_DIR: folder.path,
      EARSHOT_DEMO: 'off',
      EARSHOT_ADMIN_EMAIL: ADMIN.email,
      EARSHOT_ADMIN_PASSWORD: ADMIN.password,
      EARSHOT_LOG_LEVEL: 'warn',
    };
    const fleet = new Fleet(1, () => RealProcess.spawn('server', SERVER_SCRIPT, env));
    closers.push(() => fleet.stop());
    await fleet.start();
    const origin = `http://127.0.0.1:${String(port)}`;
    const admin = new ApiClient(origin);
    await admin.signIn(ADMIN.email, ADMIN.password);
    await admin.expect(201, '/watches', { method: 'POST', body: { name: 'Acme', kind: 'brand', query: 'acme' } });
    const { id } = await admin.expect(201, '/sources', {
      method: 'POST',
      body: { connector: 'inbound', name: 'Inbound', settings: {}, credentials: { secret: WEBHOOK_SECRET } },
    });

    const plan = planLoad({ feeds: 0, postsPerFeed: 0, webhookPosts: 120 }, random);
    const sender = new WebhookSender(
      `${origin}/api/v1/inbound/${String(id)}`,
      WEBHOOK_SECRET,
      new Date(Date.now() - 7_200_000),
    );
    const signal = AbortSignal.timeout(120_000);
    const load = sender.deliverAll(plan.deliveries, { overMs: LOAD_MS, lanes: 4, replays: 0.1, random, signal });
    const [serverAlone = 0, everything = 0] = KILLED_AT_MS;
    await sleep(serverAlone);
    await fleet.killOne(random);
    await sleep(everything - serverAlone);
    const postgresPid = folder.postgresPid();
    await fleet.killOne(random);
    // The database is killed as well: a stale pid file and a crash to recover from.
    if (postgresPid !== undefined) process.kill(postgresPid, 'SIGKILL');
    await load;

    const database = new Lookout(
      `postgres://earshot:${read(folder, 'password')}@127.0.0.1:${read(folder, 'port')}/earshot`,
    );
    closers.push(() => database.close());
    const world = async () => ({
      mentions: await database.rows('SELECT external_id AS id, text, conversation_key AS conversation FROM mention'),
      openTasks: await database.rows('SELECT conversation_key AS conversation FROM task WHERE is_open'),
      publishedTimes: new Map<string, number>(),
    });
    const isIndexed = await waitUntil(
      async () => (await database.rows('SELECT FROM mention_search')).length === plan.posts.length,
      90_000,
    );
    expect({ seed, faults: findFaults(plan.posts, await world()), isIndexed }).toEqual({
      seed,
      faults: [],
      isIndexed: true,
    });
    expect(sender.refusals).toEqual([]);
    expect(sender.retries).toBeGreaterThan(0);
    expect((await admin.call('/me')).status).toBe(200);
    expect(fleet.deaths).toEqual([]);
  });
});
