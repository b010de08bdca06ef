import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fakeOutbound } from '../../../test/support/fake-outbound.js';
import type { SourceSettings } from '../setting.types.js';
import { AppStoreConnector } from './app-store.connector.js';
import { readReviewFeed, readReviews } from './app-store.normalise.js';
import type { AppStoreSettings } from './app-store.settings.js';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const NOW = new Date('2026-03-03T00:00:00Z');
const limits = { now: NOW, maxPosts: 500, maxRequests: 20, terms: null };
const signal = AbortSignal.timeout(60_000);

describe('the public review feed', () => {
  it('reads a list of reviews', () => {
    const { items } = readReviewFeed(JSON.parse(fixture('feed.json')), '1', 'fi', NOW);
    expect(items.map(({ post }) => post)).toEqual([
      {
        externalId: '12000000001',
        text: 'Acme-sovellus kaatuu heti.',
        title: '★★☆☆☆ Kaatuu aina',
        author: { handle: 'maija88' },
        url: 'https://apps.apple.com/fi/app/id1?see-all=reviews',
        publishedAt: new Date('2026-03-02T16:15:00Z'),
        country: 'FI',
        conversationId: '12000000001',
        metrics: { likes: 3 },
      },
      expect.objectContaining({ externalId: '12000000000', title: '★★★★★ Hyvä' }),
    ]);
  });

  it('reads one review that is no list, none, and the app itself among them', () => {
    const { feed } = JSON.parse(fixture('feed.json')) as { feed: { entry: object[] } };
    const idsOf = (entry: unknown) =>
      readReviewFeed({ feed: { entry } }, '1', 'fi', NOW).items.map(({ post }) => post.externalId);
    expect(idsOf(feed.entry[0])).toEqual(['12000000001']);
    expect(idsOf(undefined)).toEqual([]);
    expect(idsOf([{ 'im:name': { label: 'Acme' }, id: { label: 'app' } }, feed.entry[1]])).toEqual(['12000000000']);
    expect(readReviewFeed({ feed: { entry: [{ id: {} }] } }, '1', 'fi', NOW).rejected).toHaveLength(1);
  });
});

describe('reading the App Store', () => {
  const feedSource: SourceSettings<AppStoreSettings> = {
    sourceId: '1',
    settings: { appId: '1', countries: 'fi, LV' },
    credentials: {},
  };
  const connectorWith = (answer: (url: URL) => unknown) => {
    const sent: URL[] = [];
    const outbound = fakeOutbound({
      request: ({ url }) => {
        sent.push(new URL(url));
        const body = Buffer.from(JSON.stringify(answer(new URL(url))));
        return Promise.resolve({
          status: 200,
          headers: { 'x-rate-limit': 'user-hour-lim:3500;user-hour-rem:499;' },
          body,
          finalUrl: url,
        });
      },
    });
    return { connector: new AppStoreConnector({ outbound, readableFolders: [], now: () => NOW }), sent };
  };

  it('reads each country without a key and answers by hand then', async () => {
    const { connector, sent } = connectorWith((url) =>
      url.pathname.startsWith('/fi/') && url.pathname.includes('page=1/')
        ? JSON.parse(fixture('feed.json'))
        : { feed: {} },
    );
    const page = await connector.poll(feedSource, null, limits, signal);
    expect(page.posts.map(({ externalId }) => externalId)).toEqual(['12000000001', '12000000000']);
    expect(sent[0]?.pathname).toBe('/fi/rss/customerreviews/page=1/id=1/sortby=mostrecent/json');
    expect(sent.at(-1)?.pathname).toBe('/lv/rss/customerreviews/page=1/id=1/sortby=mostrecent/json');
    expect(connector.replyability({ url: null, authorHandle: 'a' }, feedSource)).toMatchObject({
      reason: 'not-connected',
    });
    expect(await connector.exists(feedSource, ['1'], signal)).toEqual([{ externalId: '1', state: 'unknown' }]);
  });

  it('says where ten pages did not reach back to what was known', async () => {
    const review = (page: number) => ({
      id: { label: String(page) },
      'im:rating': { label: '1' },
      content: { label: 'x' },
      updated: { label: new Date(NOW.getTime() - page * 3_600_000).toISOString() },
    });
    const { connector } = connectorWith((url) => {
      const page = Number(/page=(\d+)/.exec(url.pathname)?.[1]);
      return {
        feed: {
          entry: Array.from({ length: 50 }, (_, n) => ({
            ...review(page),
            id: { label: `${String(page)}-${String(n)}` },
          })),
        },
      };
    });
    const source = { ...feedSource, settings: { appId: '1', countries: 'fi' } };
    const known = { feeds: { places: { fi: { floor: '2026-02-01T00:00:00.000Z' } } } };
    const page = await connector.poll(source, known, { ...limits, maxPosts: 5_000 }, signal);
    expect(page.posts).toHaveLength(500);
    expect(page.gaps).toMatchObject([{ from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-02T14:00:00Z') }]);
  });

  it('goes on where the feed had come to once a key is given, and shows what is left', async () => {
    const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    const source = { ...feedSource, credentials: { issuerId: 'i', keyId: 'k', privateKey: privateKey.toString() } };
    const { connector, sent } = connectorWith(() => JSON.parse(fixture('customer-reviews.json')));
    const known = { feeds: { places: { fi: { floor: '2026-03-02T23:00:00.000Z' } } } };
    const page = await connector.poll(source, known, limits, signal);
    expect(sent.map(({ pathname }) => pathname)).toEqual(['/v1/apps/1/customerReviews']);
    expect(page.posts).toEqual([]);
    expect(page.quotas).toMatchObject([{ limit: 3_500, remaining: 499 }]);
  });

  it('does not try with a key that is none', async () => {
    const { connector } = connectorWith(() => ({}));
    const source = { ...feedSource, credentials: { issuerId: 'i', keyId: 'k', privateKey: 'nonsense' } };
    await expect(connector.poll(source, null, limits, signal)).rejects.toMatchObject({ fault: 'auth' });
    const to = { externalId: 'r', conversationId: 'r', authorHandle: 'a', visibility: 'public' as const };
    await expect(connector.reply(source, to, 'Hi', 'k', signal)).rejects.toMatchObject({ outcome: 'refused' });
    expect(connector.measureReply(source, to, 'Hi').warnings.map(({ code }) => code)).toEqual(['overwrites-previous']);
  });

  it('recognises an answer given in App Store Connect', () => {
    const { items } = readReviews(JSON.parse(fixture('customer-reviews.json')), '1', NOW);
    expect(items.map(({ post }) => post)).toMatchObject([
      { externalId: '00000000-0000-4000-8000-000000000001', title: '★☆☆☆☆ Declined', addressesUs: true },
      { externalId: 'resp-1', isOwn: true, inReplyTo: '00000000-0000-4000-8000-000000000001' },
    ]);
  });
});
