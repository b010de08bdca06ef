import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { DurablePostgres } from '../support/processes/durable-postgres.js';
import { Fleet } from '../support/processes/fleet.js';
import { Lookout } from '../support/processes/installation.js';
import { PostgresProxy } from '../support/processes/postgres-proxy.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { RealProcess } from '../support/processes/real-process.js';
import { GrowingFeeds } from '../support/stand-ins/growing-feed.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';
import { findFaults, type World } from './find-faults.js';
import { planLoad } from './plan.js';
import { mannerByKey } from './reply-manners.js';
import { openFeeds, showFeeds } from './show-feeds.js';
import { letItStorm } from './weather.js';

const SECRET = 'a secret that both of them share';
const WORKERS = 3;
const REPLIES = 30;
const DURATION_MS = 9_000;
const SETTLE_MS = 2_000;
const SCHEMA = `
  CREATE TABLE naive_feed (url text, etag text);
  CREATE TABLE naive_post (n serial, id text, text text);
  CREATE TABLE naive_task (n serial, conversation text);
  CREATE TABLE naive_reply (id int, is_sent boolean DEFAULT false);
  INSERT INTO naive_reply (id) SELECT generate_series(1, ${String(REPLIES)})`;

jest.setTimeout(120_000);

const random = seededRandom(faultSeed(20_260_302));
const closers: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describe('the naive worker under the same faults', () => {
  it('is caught by the same checks: posts and tasks doubled, replies published twice', async () => {
    const plan = planLoad({ feeds: 2, postsPerFeed: 90, webhookPosts: 0 }, random);
    const site = await GrowingFeeds.start(random);
    closers.push(() => site.stop());
    const callback = await ReplyCallback.start({ secret: SECRET, honoursKey: false, manner: mannerByKey });
    closers.push(() => callback.stop());
    const postgres = await DurablePostgres.start();
    closers.push(() => postgres.stop());
    const proxy = await PostgresProxy.start(postgres.url, random);
    closers.push(() => proxy.close());
    const database = new Lookout(postgres.url);
    closers.push(() => database.close());
    await database.rows(SCHEMA);
    const names = openFeeds(site, plan.feeds, random);
    const env = {
      DATABASE_URL: proxy.url,
      NAIVE_FEEDS: names.map((name) => site.urlOf(name)).join(','),
      NAIVE_CALLBACK: callback.url,
      NAIVE_SECRET: SECRET,
    };
    const script = resolve('test/faults/naive/naive-worker.mjs');
    const fleet = new Fleet(WORKERS, (slot) => RealProcess.spawn(`naive worker ${String(slot)}`, script, env));
    closers.push(() => fleet.stop());
    await fleet.start();

    const signal = AbortSignal.timeout(DURATION_MS * 4);
    const load = showFeeds(site, plan.feeds, { overMs: DURATION_MS, window: 60, random, signal });
    await letItStorm(
      { fleet, proxy, postgres },
      { durationMs: DURATION_MS, lossOfCommits: 0.3, restartsPostgres: true, random },
    );
    await load;
    await sleep(SETTLE_MS);

    const world: World = {
      mentions: await database.rows('SELECT id, text, id AS conversation FROM naive_post'),
      openTasks: await database.rows('SELECT conversation FROM naive_task'),
      publishedTimes: callback.publishedTimes(),
    };
    const kinds = findFaults(plan.posts, world).map((fault) => fault.split(':')[0]);
    expect(kinds).toEqual(expect.arrayContaining(['stored twice', 'two open tasks', 'reply published twice']));
  });
});
