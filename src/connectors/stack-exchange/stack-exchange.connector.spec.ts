import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StackExchangeServer } from '../../../test/support/stand-ins/stack-exchange.stand-in.js';
import { serveLoopback, type Loopback } from '../../../test/support/stand-ins/stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, PollLimits } from '../connector.js';
import { StackExchangeConnector } from './stack-exchange.connector.js';
import { readName, readPost } from './stack-exchange.normalise.js';
import type { StackExchangeSource } from './stack-exchange.settings.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const START = Date.UTC(2026, 10, 20, 9) / 1_000;
const SITE = 'stackoverflow';

let server: StackExchangeServer;
let loopback: Loopback;
let connector: StackExchangeConnector;
const signal = () => AbortSignal.timeout(20_000);
const sourceOf = (credentials: Record<string, string> = {}): StackExchangeSource => ({
  sourceId: '1',
  settings: { sites: SITE, baseUrl: `${loopback.origin}/2.3/` },
  credentials,
});
const limits = (change: Partial<PollLimits> = {}): PollLimits => ({
  ...{ now: NOW, maxPosts: 10_000, maxRequests: 100, terms: [{ kind: 'word', text: 'acme' }] },
  ...change,
});
const copy = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;
const publish = (count: number): void => {
  for (let i = 0; i < count; i += 1)
    server.items.push({ id: 100 + i, site: SITE, at: START + i, title: 'acme', body: String(i) });
};

beforeEach(async () => {
  server = new StackExchangeServer();
  loopback = await serveLoopback((request) => server.answer(request));
  const outbound = new GuardedClient({ allow: [loopback.host], userAgent: 'Earshot/test' });
  connector = new StackExchangeConnector({ outbound, readableFolders: [], now: () => NOW });
});
afterEach(() => loopback.stop());

describe('an item as a post', () => {
  const { items } = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/questions.json'), 'utf8')) as {
    items: unknown[];
  };
  const [question, answer, bad] = items.map((item) => readPost(item, SITE, NOW));

  it('is a question', () => {
    expect(question).toEqual({
      ok: true,
      at: new Date('2026-03-02T09:00:00Z'),
      post: {
        externalId: 'stackoverflow/q79000001',
        text: 'Since v2 it says:\ndeclined <42>',
        title: 'Acme SDK throws "declined"',
        author: { id: 'stackoverflow/7', handle: 'Maija & co' },
        url: 'https://stackoverflow.com/questions/79000001/acme-sdk',
        publishedAt: new Date('2026-03-02T09:00:00Z'),
        editedAt: new Date('2026-03-02T09:10:00Z'),
        conversationId: 'stackoverflow/q79000001',
        metrics: { replies: 2, views: 41 },
      },
    });
  });

  it('is an answer of somebody who is no longer there', () => {
    expect(answer).toMatchObject({
      ok: true,
      post: {
        externalId: 'stackoverflow/a79000009',
        author: { handle: 'anonymous' },
        inReplyTo: 'stackoverflow/q79000001',
        conversationId: 'stackoverflow/q79000001',
      },
    });
  });

  it('goes to quarantine without an id', () => {
    expect(bad).toMatchObject({ ok: false, rejected: { reason: 'The item has no id.' } });
  });

  it('has a name that says where it is', () => {
    expect(readName('math.stackexchange/a5')).toEqual({ site: 'math.stackexchange', kind: 'a', id: '5' });
    for (const name of ['', 'q5', 'stackoverflow/5', 'stackoverflow/q', 'a b/q5']) expect(readName(name)).toBeNull();
  });
});

describe('searching', () => {
  it('reads more than the pages it may ask for', async () => {
    const before = new Date((START - 5_000) * 1_000);
    let { cursor } = await connector.poll(sourceOf(), null, limits({ now: before }), signal());
    publish(700);
    const seen = new Set<string>();
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(100);
      const page = await connector.poll(sourceOf(), copy(cursor), limits({ maxPosts: 21, maxRequests: 7 }), signal());
      for (const { externalId } of page.posts) seen.add(externalId);
      ({ cursor, complete } = page);
    }
    expect(seen.size).toBe(700);
  });

  it('leaves the network alone as long as it asks for it', async () => {
    publish(250);
    server.backoff = 30;
    const terms = ['acme', 'other'].map((text) => ({ kind: 'word' as const, text }));
    const page = await connector.poll(sourceOf(), null, limits({ terms }), signal());
    expect(loopback.received).toHaveLength(1);
    expect(page).toMatchObject({ complete: false, notBefore: new Date(NOW.getTime() + 30_000) });
    expect(page.quotas).toEqual([
      { name: 'requests today', unit: 'requests', limit: 300, remaining: 299, resetsAt: null },
    ]);
  });

  it.each([
    [502, 'throttle_violation', 'too many requests from this IP, more requests available in 84 seconds', 'quota', 84],
    [403, 'access_denied', 'no', 'auth', undefined],
    [503, 'temporarily_unavailable', 'later', 'retry', undefined],
    [400, 'bad_parameter', 'site', 'invalid', undefined],
  ])('reads error %d', async (id, name, message, fault, seconds) => {
    server.error = { id, name, message };
    await expect(connector.poll(sourceOf(), null, limits(), signal())).rejects.toMatchObject({
      fault,
      ...(seconds === undefined ? {} : { options: { retryAfterSeconds: seconds } }),
    });
  });

  it('sends the key where there is one', async () => {
    await connector.poll(sourceOf({ key: 'k1' }), null, limits(), signal());
    const asked = new URL(loopback.received[0]?.path ?? '', loopback.origin).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ key: 'k1', site: SITE, filter: 'withbody', q: 'acme' });
  });

  it('fills an interval, and reads the answers of a question', async () => {
    publish(300);
    server.items.push({ id: 999, site: SITE, at: START + 5, title: '', body: 'so', question: 100 });
    const gap = { from: new Date((START + 100) * 1_000), to: new Date((START + 149) * 1_000) };
    const page = await connector.fill(sourceOf(), gap, null, limits(), signal());
    expect([page.posts.length, page.complete]).toEqual([50, true]);
    const thread = await connector.readThread(sourceOf(), { conversationId: `${SITE}/q100` }, limits(), signal());
    expect(thread.posts.map(({ externalId }) => externalId)).toEqual([`${SITE}/q100`, `${SITE}/a999`]);
  });
});
