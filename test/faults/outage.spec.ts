import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Installation, WEBHOOK_SECRET } from '../support/processes/installation.js';
import { faultSeed, pick, seededRandom, shuffled } from '../support/processes/random.js';
import { waitUntil } from '../support/processes/wait-until.js';
import { WebhookSender, type WebhookDelivery } from '../support/stand-ins/webhook-sender.js';
import { sentPost, type PlannedPost } from './plan.js';

jest.setTimeout(240_000);

const HEALTHY_WITHIN_MS = 10_000;
const OUTAGE_MS = 3_000;
const LOSS_OF_COMMITS = 0.3;
const LANES = 6;
const MORE_THAN_THE_POOL = 12;

const seed = faultSeed(20_260_303);
const random = seededRandom(seed);
let installation: Installation;
let sender: WebhookSender;

beforeAll(async () => {
  installation = await Installation.start({ random, targets: [], workers: 1 });
  await installation.addWatch();
  const inbound = await installation.addInbound();
  const url = `${installation.origin}/api/v1/inbound/${inbound}`;
  sender = new WebhookSender(url, WEBHOOK_SECRET, new Date(Date.now() - 7_200_000));
});

afterEach(() => {
  installation.proxy.lossOfCommits = 0;
  installation.proxy.delayMs = 0;
  installation.proxy.setMode('open');
});

afterAll(() => installation.stop());

const statusOf = async (path: string): Promise<number> => (await installation.admin.call(path)).status;
const isHealthy = async (): Promise<boolean> => (await statusOf('//health/ready')) === 200;

function post(name: string, ...suffixes: readonly string[]): PlannedPost {
  const texts = ['', ...suffixes].map((suffix) => `Acme is a terrible broken scam, says ${name}${suffix}`);
  return { id: name, conversation: `about-${name}`, isNegative: true, texts };
}

async function send(deliveries: readonly WebhookDelivery[]): Promise<void> {
  const signal = AbortSignal.timeout(120_000);
  await sender.deliverAll(deliveries, { overMs: 0, lanes: LANES, replays: 0.2, random, signal });
  expect({ seed, refusals: sender.refusals, gaveUp: signal.aborted }).toEqual({ seed, refusals: [], gaveUp: false });
}

describe('while PostgreSQL is away', () => {
  it('answers 503, keeps every process, and takes up work by itself', async () => {
    const { api, workers, proxy, postgres, database } = installation;
    proxy.setMode('refusing');
    const crash = postgres.restartImmediately();
    expect(await statusOf('//health/ready')).toBe(503);
    expect(await statusOf('//health/live')).toBe(200);
    expect(await statusOf('/me')).toBe(503);
    const waiting = send([{ id: 'sent-in-the-outage', posts: [sentPost(post('outage'), 0)] }]);
    await sleep(OUTAGE_MS);
    await crash;
    expect(sender.accepted).toBe(0);
    proxy.setMode('open');
    expect(await waitUntil(isHealthy, HEALTHY_WITHIN_MS)).toBe(true);
    await waiting;
    expect(await statusOf('/me')).toBe(200);
    expect(await database.rows(`SELECT id FROM mention WHERE external_id = 'outage'`)).toHaveLength(1);
    const isIndexed = await waitUntil(
      async () => (await database.rows('SELECT FROM mention_search')).length === 1,
      HEALTHY_WITHIN_MS,
    );
    expect(isIndexed).toBe(true);
    expect([...api.deaths, ...workers.deaths]).toEqual([]);
    expect([...api.deadPids, ...workers.deadPids]).toEqual([]);
  });

  it('works on over a slow network', async () => {
    installation.proxy.delayMs = 100;
    await send([{ id: 'sent-slowly', posts: [sentPost(post('slow'), 0)] }]);
    expect(await installation.database.rows(`SELECT id FROM mention WHERE external_id = 'slow'`)).toHaveLength(1);
  });
});

describe('while PostgreSQL is silent on connections that stay open', () => {
  it('ends every request by its limit and gets every connection back', async () => {
    const { proxy, admin, workers, api } = installation;
    proxy.delayMs = 300;
    const requests = Array.from({ length: MORE_THAN_THE_POOL }, () => admin.call('/me'));
    await sleep(proxy.delayMs);
    proxy.setMode('silent');
    const answers = await Promise.all(requests);
    proxy.delayMs = 0;
    proxy.setMode('open');
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(await waitUntil(isHealthy, HEALTHY_WITHIN_MS)).toBe(true);
    const after = await Promise.all(Array.from({ length: MORE_THAN_THE_POOL }, () => statusOf('/me')));
    expect(after).toEqual(after.map(() => 200));
    expect([...api.deaths, ...workers.deaths]).toEqual([]);
  });
});

describe('webhooks over a network that loses answers to COMMIT', () => {
  it('of one delivery sent many times at once are stored once', async () => {
    installation.proxy.lossOfCommits = LOSS_OF_COMMITS;
    const replayed = { id: 'replayed', posts: [sentPost(post('replay-a'), 0), sentPost(post('replay-b'), 0)] };
    await send(Array.from({ length: 20 }, () => replayed));
    const { database } = installation;
    expect(await database.rows(`SELECT id FROM mention WHERE external_id LIKE 'replay-%'`)).toHaveLength(2);
    expect(await database.rows(`SELECT FROM webhook_delivery WHERE delivery_id = 'replayed'`)).toHaveLength(1);
    expect(
      await database.rows(
        `SELECT FROM task t JOIN mention m USING (conversation_key) WHERE m.external_id LIKE 'replay-%' AND t.mention_count <> 1`,
      ),
    ).toHaveLength(0);
  });

  it('with edits in any order end with the last edit', async () => {
    installation.proxy.lossOfCommits = LOSS_OF_COMMITS;
    const posts = Array.from({ length: 30 }, (_, i) => post(`edited-${String(i)}`, ', edit 1', ', edit 2'));
    const pieces = posts.flatMap((each) => each.texts.map((_, n) => sentPost(each, n)));
    const alone = shuffled(pieces, random).map((piece, i) => ({ id: `edit-${String(i)}`, posts: [piece] }));
    const together = posts.map((each, i) => ({
      id: `edits-${String(i)}`,
      posts: shuffled(each.texts, random).map((text) => sentPost(each, each.texts.indexOf(text))),
    }));
    await send(shuffled([...alone, ...together], random));
    const rows = await installation.database.rows<{ id: string; text: string; isWhole: boolean }>(
      `SELECT m.external_id AS id, m.text, count(v.n) = m.versions - 1 AND coalesce(max(v.n), 0) = m.versions - 1 AS "isWhole"
       FROM mention m LEFT JOIN mention_version v ON v.mention_id = m.id WHERE m.external_id LIKE 'edited-%' GROUP BY m.id`,
    );
    const expected = posts.map((each) => ({ id: each.id, text: each.texts.at(-1), isWhole: true }));
    const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);
    expect({ seed, rows: rows.sort(byId) }).toEqual({ seed, rows: expected.sort(byId) });
  });

  it('with a deletion among them leave nothing of the post, whatever comes after', async () => {
    installation.proxy.lossOfCommits = LOSS_OF_COMMITS;
    const posts = Array.from({ length: 30 }, (_, i) => post(`deleted-${String(i)}`, ', edit 1'));
    const pieces = posts.flatMap((each) => [
      sentPost(each, 0),
      sentPost(each, 0),
      sentPost(each, 1),
      { id: each.id, text: '', isDeleted: true },
    ]);
    const alone = shuffled(pieces, random).map((piece, i) => ({ id: `deletion-${String(i)}`, posts: [piece] }));
    const together = posts.slice(0, 10).map((each, i) => ({
      id: `deletions-${String(i)}`,
      posts: shuffled([sentPost(each, 0), { id: each.id, text: '', isDeleted: true }], random),
    }));
    await send(shuffled([...alone, ...together], random));
    const after = pick(posts, random);
    await send([{ id: 'after-the-deletion', posts: [sentPost(after, 1)] }]);
    const { database } = installation;
    const isQuiet = await waitUntil(
      async () => (await database.rows(`SELECT FROM outbox WHERE state = 'waiting'`)).length === 0,
      30_000,
    );
    expect(isQuiet).toBe(true);
    const left = await database.rows(
      `SELECT m.external_id, m.text, m.is_deleted, s.mention_id IS NOT NULL AS is_found, v.mention_id IS NOT NULL AS has_versions
       FROM mention m LEFT JOIN mention_search s ON s.mention_id = m.id LEFT JOIN mention_version v ON v.mention_id = m.id
       WHERE m.external_id LIKE 'deleted-%' AND (NOT m.is_deleted OR m.text <> '' OR s.mention_id IS NOT NULL OR v.mention_id IS NOT NULL)`,
    );
    expect({ seed, left }).toEqual({ seed, left: [] });
    const told = await database.rows(
      `SELECT excerpt FROM task WHERE conversation_key LIKE 'about-deleted-%' AND excerpt <> ''`,
    );
    expect({ seed, told }).toEqual({ seed, told: [] });
  });
});
