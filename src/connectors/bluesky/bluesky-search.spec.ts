import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { BlueskyNetwork } from '../../../test/support/stand-ins/bluesky-network.js';
import { startBlueskyStandIn, startStormBluesky } from '../../../test/support/stand-ins/bluesky.stand-in.js';
import { GuardedClient } from '../../outbound/guarded-client.js';
import type { Cursor, Page, PollLimits, SearchTerm } from '../connector.js';
import { BlueskyConnector } from './bluesky.connector.js';
import type { BlueskySettings, BlueskySource } from './bluesky.settings.js';

const ACME: readonly SearchTerm[] = [{ kind: 'word', text: 'acme' }];

type Running = Awaited<ReturnType<typeof startBlueskyStandIn>>;
let standIn: Running;
let network: BlueskyNetwork;
let client: GuardedClient;
let connector: BlueskyConnector;
let source: BlueskySource;

const connectorTo = (targets: readonly string[], now = (): Date => new Date()): BlueskyConnector => {
  client = new GuardedClient({ allow: targets, userAgent: 'Earshot/test' });
  return new BlueskyConnector({ outbound: client, readableFolders: [], now });
};
const signal = (): AbortSignal => AbortSignal.timeout(10_000);
const limits = (more: Partial<PollLimits> = {}): PollLimits => ({
  now: new Date(),
  maxPosts: 1_000,
  maxRequests: 50,
  terms: ACME,
  ...more,
});
const idsOf = ({ posts }: Pick<Page, 'posts'>): string[] => posts.map(({ externalId }) => externalId);

beforeEach(async () => {
  standIn = await startBlueskyStandIn();
  ({ network } = standIn);
  connector = connectorTo(standIn.targets);
  source = { sourceId: '1', settings: standIn.settings, credentials: standIn.credentials };
});

afterEach(async () => {
  await client.close(0);
  await standIn.stop();
});

describe('searching', () => {
  it('asks for each term as Bluesky writes it, and says what it cannot search for', async () => {
    const terms: readonly SearchTerm[] = [
      { kind: 'word', text: 'acme' },
      { kind: 'phrase', text: 'acme "card" down' },
      { kind: 'hashtag', text: '#acme' },
      { kind: 'handle', text: 'acme.example' },
      { kind: 'prefix', text: 'accoun' },
    ];
    const settings: BlueskySettings = { ...standIn.settings, query: 'from:ann.example', languages: 'en' };
    const page = await connector.poll({ ...source, settings }, null, limits({ terms }), signal());
    const asked = standIn.received
      .map(({ path }) => new URL(path, 'http://x').searchParams)
      .filter((query) => query.has('q') && !query.has('cursor'));
    expect(asked.map((query) => query.get('q'))).toEqual([
      'from:ann.example',
      'acme',
      '"acme  card  down"',
      '#acme',
      '"@acme.example"',
      'accoun',
    ]);
    expect(asked.map((query) => [query.get('sort'), query.get('lang')])).toEqual(asked.map(() => ['latest', 'en']));
    expect(page.notices?.map(({ code }) => code)).toEqual(['prefix-as-word']);
    const all = await connector.poll(source, null, limits({ terms: null }), signal());
    expect(all.notices?.map(({ code }) => code)).toEqual(['not-narrowed']);
  });

  it('is told what is new and nothing twice beyond its overlap, and what is left of the limit', async () => {
    network.limitRequests({ requests: 100, windowSeconds: 300 });
    const first = await connector.poll(source, null, limits(), signal());
    expect(first.quotas).toMatchObject([{ name: 'requests', limit: 100 }]);
    const added = network.add({
      did: 'did:plc:ann2ann2ann2ann2ann2ann2',
      handle: 'ann.example',
      rkey: '3lbqacnew2222',
      record: { text: 'acme once more', createdAt: new Date().toISOString() },
      indexedAt: new Date(),
    });
    const later = new Date(Date.now() + 600_000);
    network.setNow(later);
    const second = await connector.poll(source, first.cursor, limits({ now: later }), signal());
    expect(idsOf(second)).toContain(added.uri);
    expect(second.posts.length).toBeLessThan(first.posts.length);
  });

  it('needs an account', async () => {
    await expect(connector.poll({ ...source, credentials: {} }, null, limits(), signal())).rejects.toMatchObject({
      fault: 'auth',
    });
  });

  it('reads an interval that was missed, page by page', async () => {
    const found: string[] = [];
    const gap = { from: new Date(Date.now() - 98.5 * 60_000), to: new Date(Date.now() - 94.5 * 60_000) };
    let cursor: Cursor = null;
    for (let complete = false; !complete;) {
      const page = await connector.fill(source, gap, cursor, limits({ maxPosts: 1, maxRequests: 1 }), signal());
      found.push(...idsOf(page));
      ({ cursor, complete } = page);
    }
    const inside = (standIn.pollIds ?? []).slice(1, 3);
    expect(new Set(found)).toEqual(new Set(inside));
  });

  it('loses nothing in a storm under a limit', async () => {
    const storm = await startStormBluesky();
    let now = new Date('2026-03-02T09:00:00Z');
    const weather = connectorTo(storm.targets, () => now);
    const there: BlueskySource = {
      sourceId: '1',
      settings: storm.settings,
      credentials: storm.credentials,
    };
    storm.limitRequests({ requests: 12, windowSeconds: 60 });
    const published: string[] = [];
    const read = new Set<string>();
    let cursor: Cursor = null;
    for (let minute = 0; minute < 30; minute += 1) {
      now = new Date(now.getTime() + 60_000);
      storm.setNow(now);
      const size = minute < 15 ? (minute % 5 === 3 ? 700 : 40) : 0;
      published.push(
        ...storm.publish(
          Array.from({ length: size }, (_, i) => ({ text: `acme ${String(i)}`, at: new Date(now.getTime() - i * 50) })),
        ),
      );
      for (let complete = false; !complete;) {
        const page: Page | null = await weather
          .poll(there, cursor, limits({ now, maxPosts: 300, maxRequests: 5 }), signal())
          .catch((error: unknown) => {
            expect(error).toMatchObject({ fault: 'quota' });
            return null;
          });
        if (page === null) break;
        expect(page.gaps ?? []).toEqual([]);
        for (const id of idsOf(page)) read.add(id);
        ({ cursor, complete } = page);
      }
    }
    expect(read.size).toBe(published.length);
    await storm.stop();
  });
});
