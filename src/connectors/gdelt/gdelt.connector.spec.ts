import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { Cursor, Gap, Page, SearchTerm } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import { GdeltConnector } from './gdelt.connector.js';
import { readArticles, repairJson } from './gdelt.normalise.js';
import { packQueries } from './gdelt.query.js';
import type { GdeltSettings } from './gdelt.settings.js';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const NOW = new Date('2026-03-02T12:00:00Z');
const signal = AbortSignal.timeout(60_000);
const source: SourceSettings<GdeltSettings> = { sourceId: '1', settings: {}, credentials: {} };
const words = (...texts: string[]): SearchTerm[] => texts.map((text) => ({ kind: 'word', text }));
const limitsFor = (terms: readonly SearchTerm[] | null, maxPosts = 500) => ({
  now: NOW,
  maxPosts,
  maxRequests: 50,
  terms,
});
const stampOf = (ms: number): string => new Date(ms).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');

function connectorWith(answer: (query: URLSearchParams) => string, status = 200) {
  const asked: URLSearchParams[] = [];
  const outbound = fakeOutbound({
    request: ({ url }) => {
      const query = new URL(url).searchParams;
      asked.push(query);
      return Promise.resolve({ status, headers: {}, body: Buffer.from(answer(query)), finalUrl: url });
    },
  });
  return { connector: new GdeltConnector({ outbound, readableFolders: [], now: () => NOW }), asked };
}

/** GDELT with these articles: oldest first, from start to end, at most as many as asked for. */
function archive(seen: readonly number[]) {
  return (query: URLSearchParams): string => {
    const from = query.get('startdatetime') ?? '';
    const to = query.get('enddatetime') ?? '';
    const articles = seen
      .map((ms, n) => ({ url: `https://a.example/${String(n)}`, title: `Acme ${String(n)}`, seendate: stampOf(ms) }))
      .filter(({ seendate }) => {
        const stamp = seendate.replace(/[TZ]/g, '');
        return stamp >= from && stamp <= to;
      });
    return JSON.stringify({ articles: articles.slice(0, Number(query.get('maxrecords'))) });
  };
}

describe('articles of GDELT', () => {
  it('become posts although their JSON is broken', () => {
    const text = fixture('artlist.txt');
    expect(() => JSON.parse(text) as unknown).toThrow();
    const { items, rejected } = readArticles(text, NOW);
    expect(items.map(({ post }) => post)).toEqual([
      {
        externalId: expect.stringMatching(/news\.example\/acme$/),
        text: "Acme's card declined, again",
        author: { handle: 'news.example' },
        url: 'https://news.example/acme?utm_source=rss',
        lang: 'en',
        country: 'GB',
        publishedAt: new Date('2026-03-02T08:15:00Z'),
      },
      expect.objectContaining({ text: 'Acmen kortti \\d hylättiin taas', lang: 'fi', country: 'FI' }),
    ]);
    expect(rejected).toHaveLength(1);
    expect(JSON.parse(repairJson('{"a":"\\u00e4 \\u12 \\" \\\\ \\q"}'))).toEqual({ a: 'ä \\u12 " \\ \\q' });
  });

  it('are none in an empty answer', () => {
    expect(readArticles('{}', NOW).items).toEqual([]);
  });

  it.each([
    ['too-fast.txt', 'quota', 'rate-limited'],
    ['The specified phrase is too short.', 'invalid', 'refused'],
    ['<html><body>Error', 'invalid', 'changed-shape'],
    ['', 'invalid', 'changed-shape'],
  ])('are not what "%s" gives', (text, fault, code) => {
    const given = text.endsWith('.txt') ? fixture(text) : text;
    expect(() => readArticles(given, NOW)).toThrow(
      expect.objectContaining({ fault, options: expect.objectContaining({ code }) }),
    );
  });
});

describe('searching GDELT', () => {
  it('packs words and leaves out what GDELT would refuse', () => {
    const packed = packQueries(
      [...words('acme', 'acme bank', 'ac'), { kind: 'prefix', text: 'acm' }],
      'sourcelang:finnish',
    );
    expect(packed.queries).toEqual(['("acme" OR "acme bank") sourcelang:finnish']);
    expect(packed.notices.map(({ code }) => code)).toEqual(['terms-not-searched']);
    expect(packQueries(words('acme'), undefined).queries).toEqual(['"acme"']);
  });

  it('makes one request a poll and waits five seconds before the next', async () => {
    const { connector, asked } = connectorWith(() => '{}');
    const many = words(...Array.from({ length: 40 }, (_, n) => `acme number ${String(n)}`));
    let cursor: Cursor = null;
    let polls = 0;
    for (let complete = false; !complete; polls += 1) {
      const page: Page = await connector.poll(source, cursor, limitsFor(many), signal);
      expect(page.notBefore).toEqual(new Date('2026-03-02T12:00:05Z'));
      ({ cursor, complete } = page);
    }
    expect(polls).toBeGreaterThan(1);
    expect(asked).toHaveLength(polls);
  });

  it('walks through more articles than one answer holds, and loses none', async () => {
    const seen = Array.from({ length: 700 }, (_, n) => NOW.getTime() - 20 * 3_600_000 + Math.floor(n / 50) * 900_000);
    const { connector } = connectorWith(archive(seen));
    const ids = new Set<string>();
    let cursor: Cursor = null;
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(10);
      const page: Page = await connector.poll(source, cursor, limitsFor(words('acme')), signal);
      for (const { externalId } of page.posts) ids.add(externalId);
      expect(page.gaps).toEqual([]);
      cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
      complete = page.complete;
    }
    expect(ids.size).toBe(700);
  });

  it('records a gap where a quarter of an hour has more than one answer holds, and goes on', async () => {
    const quarter = NOW.getTime() - 3 * 3_600_000;
    const seen = [...Array.from({ length: 400 }, () => quarter), quarter + 900_000];
    const { connector } = connectorWith(archive(seen));
    const gaps: Gap[] = [];
    const ids = new Set<string>();
    let cursor: Cursor = null;
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(10);
      const page: Page = await connector.poll(source, cursor, limitsFor(words('acme')), signal);
      for (const { externalId } of page.posts) ids.add(externalId);
      gaps.push(...(page.gaps ?? []));
      ({ cursor, complete } = page);
    }
    expect(ids.size).toBe(251);
    expect(gaps).toEqual([{ from: new Date(quarter), to: new Date(quarter + 900_000), reason: 'listing-ended' }]);
  });

  it('fills an interval that was missed', async () => {
    const { connector, asked } = connectorWith(() => '{}');
    const gap = { from: new Date('2026-02-20T00:00:00Z'), to: new Date('2026-02-20T06:00:00Z') };
    const page = await connector.fill(source, gap, null, limitsFor(words('acme')), signal);
    expect(page.complete).toBe(true);
    expect(asked[0]?.get('startdatetime')).toBe('20260220000000');
    expect(asked[0]?.get('enddatetime')).toBe('20260220060000');
  });

  it('is refused under load for a quarter of an hour', async () => {
    const { connector } = connectorWith(() => 'busy', 429);
    await expect(connector.poll(source, null, limitsFor(words('acme')), signal)).rejects.toMatchObject({
      fault: 'quota',
      options: { retryAfterSeconds: 900 },
    });
  });

  it('goes on past a search that GDELT dislikes, and says so', async () => {
    const { connector } = connectorWith(() => 'Your query was too short or too long.');
    const many = words(...Array.from({ length: 40 }, (_, n) => `acme number ${String(n)}`));
    const page = await connector.poll(source, null, limitsFor(many), signal);
    expect(page.notices?.map(({ code }) => code)).toEqual(['query-refused']);
    await expect(connector.poll(source, null, limitsFor(words('acme')), signal)).rejects.toMatchObject({
      fault: 'invalid',
    });
    expect((await connector.poll(source, null, limitsFor(null), signal)).notices?.[0]?.code).toBe('search-needs-terms');
    const gap = { from: new Date(limitsFor(null).now.getTime() - 3_600_000), to: limitsFor(null).now };
    await expect(connector.fill(source, gap, null, limitsFor(null), signal)).rejects.toMatchObject({ fault: 'retry' });
  });
});
