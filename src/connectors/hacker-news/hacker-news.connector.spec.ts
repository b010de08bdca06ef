import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HackerNewsServer } from '../../../test/support/stand-ins/hacker-news.stand-in.js';
import { serveLoopback, type Loopback } from '../../../test/support/stand-ins/stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, PollLimits } from '../connector.js';
import { HackerNewsConnector } from './hacker-news.connector.js';
import { readHit } from './hacker-news.normalise.js';
import { HackerNewsSettings, type HackerNewsSource } from './hacker-news.settings.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const START = Date.UTC(2026, 10, 20, 9) / 1_000;

let server: HackerNewsServer;
let loopback: Loopback;
let connector: HackerNewsConnector;
const signal = () => AbortSignal.timeout(20_000);
const sourceOf = (settings: Partial<HackerNewsSettings> = {}): HackerNewsSource => ({
  sourceId: '1',
  settings: Object.assign(
    new HackerNewsSettings(),
    { baseUrl: `${loopback.origin}/api/v1/`, itemsUrl: `${loopback.origin}/v0` },
    settings,
  ),
  credentials: {},
});
const limits = (change: Partial<PollLimits> = {}): PollLimits => ({
  ...{ now: NOW, maxPosts: 10_000, maxRequests: 100, terms: [{ kind: 'word', text: 'acme' }] },
  ...change,
});
const copy = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;
const lastAsked = (): URLSearchParams => new URL(loopback.received.at(-1)?.path ?? '', loopback.origin).searchParams;

beforeEach(async () => {
  server = new HackerNewsServer();
  loopback = await serveLoopback((request) => server.answer(request));
  const outbound = new GuardedClient({ allow: [loopback.host], userAgent: 'Earshot/test' });
  connector = new HackerNewsConnector({ outbound, readableFolders: [], now: () => NOW });
});
afterEach(() => loopback.stop());

describe('a hit as a post', () => {
  const { hits } = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/hits.json'), 'utf8')) as {
    hits: unknown[];
  };
  const [story, comment, ...bad] = hits.map((hit) => readHit(hit, NOW));

  it('is a story that is a link', () => {
    expect(story).toEqual({
      ok: true,
      at: new Date('2026-03-02T09:00:00Z'),
      post: {
        externalId: '45990001',
        text: 'https://acme.example/prices',
        title: 'Acme & friends raise prices',
        author: { id: 'pg_fan', handle: 'pg_fan' },
        url: 'https://news.ycombinator.com/item?id=45990001',
        publishedAt: new Date('2026-03-02T09:00:00Z'),
        conversationId: '45990001',
        metrics: { likes: 120, replies: 45 },
      },
    });
  });

  it('is a comment', () => {
    expect(comment).toMatchObject({
      ok: true,
      post: {
        text: "I don't trust Acme.\nSee https://x.example/1",
        conversationId: '45990001',
        inReplyTo: '45990005',
      },
    });
  });

  it('goes to quarantine without author or id', () => {
    expect(bad.map((one) => (one.ok ? '' : one.rejected.reason))).toEqual([
      'The hit has no author.',
      'The hit has no id.',
    ]);
  });
});

describe('searching', () => {
  it('reads 3,000 hits behind a search that ends after 1,000, many of them in one second', async () => {
    server.items.push({ id: 1, by: 'a', time: START - 5_000, text: 'acme', title: 'Old', story: 1 });
    const first = await connector.poll(sourceOf(), null, limits(), signal());
    for (let i = 0; i < 3_000; i += 1)
      server.items.push({ id: 10 + i, by: 'a', time: START + Math.floor(i / 250), text: 'acme', parent: 1, story: 1 });
    const seen = new Set<string>();
    let { cursor } = first;
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(60);
      const page = await connector.poll(sourceOf(), copy(cursor), limits({ maxRequests: 3, maxPosts: 170 }), signal());
      for (const { externalId } of page.posts) seen.add(externalId);
      expect(page.gaps).toEqual([]);
      ({ cursor, complete } = page);
    }
    expect(server.items.filter(({ id }) => !seen.has(String(id))).map(({ id }) => id)).toEqual([]);
  });

  it('asks for whole words without guessing, and for everything where nothing narrows it', async () => {
    await connector.poll(sourceOf({ include: 'comments' }), null, limits(), signal());
    expect(Object.fromEntries(lastAsked())).toMatchObject({ query: '"acme"', typoTolerance: 'false', tags: 'comment' });
    await connector.poll(sourceOf(), null, limits({ terms: null }), signal());
    expect(lastAsked().get('query')).toBe('');
    const before = loopback.received.length;
    await connector.poll(sourceOf(), null, limits({ terms: [] }), signal());
    expect(loopback.received).toHaveLength(before);
  });

  it('fills an interval', async () => {
    for (let i = 0; i < 300; i += 1)
      server.items.push({ id: i + 1, by: 'a', time: START + i, text: 'acme', parent: 1, story: 1 });
    const gap = { from: new Date((START + 100) * 1_000), to: new Date((START + 199) * 1_000) };
    const page = await connector.fill(sourceOf(), gap, null, limits(), signal());
    expect(page.complete).toBe(true);
    expect(page.posts.map(({ externalId }) => Number(externalId)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 101),
    );
  });
});

describe('looking again', () => {
  it('reads a conversation in its order and does not take an unknown item for a deleted one', async () => {
    server.items.push(
      { id: 3, by: 'b', time: START + 2, text: 'answer', parent: 2, story: 1 },
      { id: 1, by: 'a', time: START, text: 'text', title: 'Story', story: 1 },
      { id: 2, by: 'c', time: START + 1, text: 'comment', parent: 1, story: 1 },
    );
    const { posts } = await connector.readThread(sourceOf(), { conversationId: '1' }, limits(), signal());
    expect(posts.map(({ externalId, inReplyTo }) => [externalId, inReplyTo])).toEqual([
      ['1', undefined],
      ['2', '1'],
      ['3', '2'],
    ]);
    expect(await connector.exists(sourceOf(), ['99'], signal())).toEqual([{ externalId: '99', state: 'unknown' }]);
  });
});
