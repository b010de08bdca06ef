import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { Cursor, SearchTerm } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { GoogleNewsConnector } from './google-news.connector.js';
import { readNews, splitHeadline } from './google-news.normalise.js';
import { addressOf, writeTerm } from './google-news.query.js';
import type { GoogleNewsSettings } from './google-news.settings.js';

const FIXTURE = readFileSync(join(import.meta.dirname, 'fixtures/search.xml'), 'utf8');
const NOW = new Date('2026-03-02T12:00:00Z');
const signal = AbortSignal.timeout(60_000);
const source: SourceSettings<GoogleNewsSettings> = {
  sourceId: '1',
  settings: { language: 'en-GB', country: 'GB' },
  credentials: {},
};
const words = (...texts: string[]): SearchTerm[] => texts.map((text) => ({ kind: 'word', text }));
const limitsFor = (terms: readonly SearchTerm[] | null, maxRequests = 50) => ({
  now: NOW,
  maxPosts: 500,
  maxRequests,
  terms,
});

function connectorWith(answer: (query: string) => readonly [number, string]) {
  const asked: string[] = [];
  const outbound = fakeOutbound({
    request: ({ url }) => {
      const query = new URL(url).searchParams.get('q') ?? '';
      asked.push(query);
      const [status, body] = answer(query);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(body), finalUrl: url });
    },
  });
  return { connector: new GoogleNewsConnector({ outbound, readableFolders: [], now: () => NOW }), asked };
}

const feedOf = (count: number, firstMinute: number): string =>
  `<rss version="2.0"><channel><title>x</title>${Array.from(
    { length: count },
    (_, n) =>
      `<item><title>News ${String(firstMinute + n)} - S</title><guid>g${String(firstMinute + n)}</guid><pubDate>${new Date(
        NOW.getTime() - 3 * 3_600_000 + (firstMinute + n) * 60_000,
      ).toUTCString()}</pubDate></item>`,
  ).join('')}</channel></rss>`;

describe('articles of Google News', () => {
  it('become posts without the publisher in the headline', () => {
    const { items, rejected } = readNews(FIXTURE, 'en-GB', NOW);
    expect(items[0]?.post).toEqual({
      externalId: 'CBMiAAA',
      scope: 'news.google.com',
      text: 'Acme recalls card - and says sorry',
      author: { handle: 'The Example Times' },
      url: 'https://news.google.com/rss/articles/CBMiAAA?oc=5',
      lang: 'en-GB',
      publishedAt: new Date('2026-03-02T08:00:00Z'),
    });
    expect(items[0]?.headlineKey).toBe(items[1]?.headlineKey);
    expect(items[2]?.post).toMatchObject({ text: "What's up at Acme?", author: { handle: 'Daily Example' } });
    expect(items[2]?.post.publishedAt).toBeUndefined();
    expect(rejected).toHaveLength(1);
  });

  it('are split from their publisher with care', () => {
    expect(splitHeadline('A - B - C', undefined)).toEqual({ headline: 'A - B', source: 'C' });
    expect(splitHeadline('A - B', 'Other')).toEqual({ headline: 'A - B', source: 'Other' });
    expect(splitHeadline('No source', undefined)).toEqual({ headline: 'No source', source: undefined });
  });

  it('are not taken twice under another id, nor lost when read again', async () => {
    const { connector } = connectorWith(() => [200, FIXTURE]);
    const first = await connector.poll(source, null, limitsFor(words('acme')), signal);
    expect(first.posts.map(({ externalId }) => externalId)).toEqual(['CBMiAAA', 'CBMiCCC']);
    const again = await connector.poll(source, first.cursor, limitsFor(words('acme')), signal);
    expect(again.posts).toEqual(first.posts);
  });
});

describe('searching Google News', () => {
  it('writes terms and the edition as Google wants them', () => {
    expect(words('acme', 'acme-card', '()').map(writeTerm)).toEqual(['"acme"', '"acme-card"', null]);
    expect(writeTerm({ kind: 'hashtag', text: '#acme' })).toBe('acme');
    const url = new URL(addressOf({ language: 'pt-BR', country: 'BR', edition: 'BR:pt-419', days: 3 }, '"acme"'));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: '"acme" when:3d',
      hl: 'pt-BR',
      gl: 'BR',
      ceid: 'BR:pt-419',
    });
    expect(new URL(addressOf(source.settings, 'acme after:2026-01-01')).searchParams.get('q')).toBe(
      'acme after:2026-01-01',
    );
    expect(new URL(addressOf(source.settings, 'x')).searchParams.get('ceid')).toBe('GB:en');
  });

  it('goes through the terms a few at a time', async () => {
    const { connector, asked } = connectorWith(() => [200, feedOf(1, 0)]);
    const terms = words('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7');
    const first = await connector.poll(source, null, limitsFor(terms), signal);
    const stored = JSON.parse(JSON.stringify(first.cursor)) as Cursor;
    await connector.poll(source, stored, limitsFor(terms, 3), signal);
    expect(asked.map((query) => query.slice(1, 3))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a1']);
    expect(first.posts).toHaveLength(1);
  });

  it('keeps what it read before a refusal, and begins there again', async () => {
    const { connector, asked } = connectorWith((query) => (query.includes('b2') ? [429, ''] : [200, feedOf(1, 0)]));
    const first = await connector.poll(source, null, limitsFor(words('b1', 'b2')), signal);
    expect(first.posts).toHaveLength(1);
    await expect(connector.poll(source, first.cursor, limitsFor(words('b1', 'b2')), signal)).rejects.toMatchObject({
      fault: 'quota',
      options: { retryAfterSeconds: 1_800 },
    });
    expect(asked.at(-1)).toContain('b2');
  });

  it('says where articles scrolled away between two polls', async () => {
    let minute = 0;
    const { connector } = connectorWith(() => [200, feedOf(minute === 0 ? 10 : 100, minute)]);
    const first = await connector.poll(source, null, limitsFor(words('acme')), signal);
    minute = 60;
    const second = await connector.poll(source, first.cursor, limitsFor(words('acme')), signal);
    expect(second.gaps).toEqual([
      { from: new Date('2026-03-02T09:09:00Z'), to: new Date('2026-03-02T10:00:00Z'), reason: 'feed-rolled-over' },
    ]);
  });

  it('knows the page that asks for consent', async () => {
    const { connector } = connectorWith(() => [200, '<html><form action="https://consent.google.com/save">']);
    await expect(connector.poll(source, null, limitsFor(words('acme')), signal)).rejects.toMatchObject({
      fault: 'invalid',
      options: { code: 'refused' },
    });
  });

  it('searches by its own search where it has one, and else says that it cannot', async () => {
    const { connector, asked } = connectorWith(() => [200, feedOf(1, 0)]);
    const page = await connector.poll(source, null, limitsFor(null), signal);
    expect(page.notices?.map(({ code }) => code)).toEqual(['search-needs-terms']);
    await connector.poll(
      { ...source, settings: Object.assign({}, source.settings, { query: 'acme site:example.com' }) },
      null,
      limitsFor(null),
      signal,
    );
    expect(asked).toEqual(['acme site:example.com when:1d']);
    expect((await connector.poll(source, null, limitsFor([]), signal)).posts).toEqual([]);
  });
});
