import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { Installation, WEBHOOK_SECRET } from '../support/processes/installation.js';
import { faultSeed, seededRandom } from '../support/processes/random.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { GrowingFeeds } from '../support/stand-ins/growing-feed.js';
import { ReplyCallback } from '../support/stand-ins/reply-callback.js';
import { WebhookSender } from '../support/stand-ins/webhook-sender.js';
import { Agent } from './agent.js';
import { findFaults } from './find-faults.js';
import { planLoad } from './plan.js';
import { findProductFaults, findReplyFaults, readWorld } from './product-faults.js';
import { mannerByKey } from './reply-manners.js';
import { openFeeds, showFeeds } from './show-feeds.js';
import { StallWatch } from './stall-watch.js';
import { letItStorm } from './weather.js';

const isFull = process.env['EARSHOT_FAULTS'] === 'full';
const SIZE = isFull
  ? { feeds: 3, postsPerFeed: 400, webhookPosts: 1_800, durationMs: 60_000, window: 250, replies: 250 }
  : { feeds: 3, postsPerFeed: 80, webhookPosts: 360, durationMs: 15_000, window: 60, replies: 45 };
const LOSS_OF_COMMITS = 0.3;
const WORKERS = 3;
const DRAINED_WITHIN_MS = isFull ? 180_000 : 60_000;
const RESUMED_WITHIN_MS = 30_000;

jest.setTimeout(480_000);

const seed = faultSeed(20_260_301);
const random = seededRandom(seed);
const closers: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

describe('killed workers, a crash of PostgreSQL and lost answers to COMMIT', () => {
  it('lose no post, store none twice, open no second task and send no reply twice', async () => {
    const plan = planLoad(SIZE, random);
    const site = await GrowingFeeds.start(random);
    closers.push(() => site.stop());
    const callback = await ReplyCallback.start({ secret: WEBHOOK_SECRET, honoursKey: false, manner: mannerByKey });
    closers.push(() => callback.stop());
    const targets = [site.host, callback.host];
    const installation = await Installation.start({ random, targets, workers: WORKERS });
    closers.push(() => installation.stop());
    const { database, workers, postgres, proxy } = installation;
    await installation.addWatch();
    for (const name of openFeeds(site, plan.feeds, random)) await installation.addFeed(name, site.urlOf(name));
    const inbound = await installation.addInbound({ callbackUrl: callback.url });

    const over = new AbortController();
    closers.push(async () => {
      over.abort();
    });
    const sender = new WebhookSender(
      `${installation.origin}/api/v1/inbound/${inbound}`,
      WEBHOOK_SECRET,
      new Date(Date.now() - 7_200_000),
    );
    const agent = new Agent(installation.lead, random);
    const stalls = StallWatch.start(async () => {
      const [row] = await database.rows<{ n: string }>('SELECT count(*) AS n FROM mention');
      return Number(row?.n ?? 0);
    }, plan.posts.length);
    const { durationMs, window, replies } = SIZE;
    const common = { overMs: durationMs, random, signal: over.signal };
    const afterKill = isFull ? {} : { afterKill: () => installation.passTime() };
    const load = Promise.all([
      showFeeds(site, plan.feeds, { ...common, window }),
      sender.deliverAll(plan.deliveries, { ...common, lanes: 6, replays: 0.1 }),
    ]);
    const working = agent.work(replies, over.signal);
    await letItStorm(
      { fleet: workers, proxy, postgres },
      { durationMs, lossOfCommits: LOSS_OF_COMMITS, restartsPostgres: true, random, ...afterKill },
    );
    const drainStartedAt = performance.now();
    await load;
    await waitUntil(async () => {
      if (!isFull) {
        await installation.passTime();
        await installation.passTimeOfUnknownReplies();
      }
      return isDrained();
    }, DRAINED_WITHIN_MS);
    over.abort();
    await working;
    const longestStallMs = stalls.stop();
    const drainedMs = performance.now() - drainStartedAt;

    async function isDrained(): Promise<boolean> {
      const world = await readWorld(database, callback);
      if (findFaults(plan.posts, world).length > 0 || agent.acknowledged.size < replies) return false;
      const [left] = await database.rows<{ n: string }>(
        `SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting') +
           (SELECT count(*) FROM reply WHERE state IN ('held', 'queued', 'sending', 'unknown')) AS n`,
      );
      return Number(left?.n) === 0;
    }

    const faults = [
      ...findFaults(plan.posts, await readWorld(database, callback)),
      ...(await findProductFaults(database)),
      ...(await findReplyFaults(database, callback)),
      ...sender.refusals.map((refusal) => `webhook refused: ${refusal}`),
      ...agent.refusals.map((refusal) => `acknowledgement refused: ${refusal}`),
      ...[...workers.deaths, ...installation.api.deaths].map((death) => `died by itself: ${death}`),
    ];
    if (faults.length > 0 || process.env['EARSHOT_FAULTS_VERBOSE'] !== undefined) {
      const states = await database.rows('SELECT state, count(*)::int AS n FROM reply GROUP BY 1');
      const figures = {
        seed,
        kills: workers.killedAtMs.length,
        lostCommits: proxy.lostCommits,
        passedCommits: proxy.passedCommits,
        webhookRetries: sender.retries,
        replies: states,
        longestStallMs: Math.round(longestStallMs),
        drainedMs: Math.round(drainedMs),
      };
      console.log(JSON.stringify(figures), faults.length > 0 ? `${workers.outputs}\n${installation.api.outputs}` : '');
    }
    expect({ seed, faults }).toEqual({ seed, faults: [] });
    expect(proxy.lostCommits).toBeGreaterThan(plan.deliveries.length / 10);
    expect(workers.killedAtMs.length).toBeGreaterThanOrEqual(Math.floor(durationMs / 4_000));
    expect(callback.published.length).toBeGreaterThan(replies / 2);
    expect(longestStallMs).toBeLessThan(RESUMED_WITHIN_MS);
    expect(drainedMs).toBeLessThan(DRAINED_WITHIN_MS);
  });
});
