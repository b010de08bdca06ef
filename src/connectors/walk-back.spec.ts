import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError, type Cursor, type Page, type PollLimits } from './connector.js';
import { walkBack, walkEach, type PageRequest, type WalkPage } from './walk-back.js';

const START = Date.UTC(2026, 10, 1);
const MANNERS = { overlapSeconds: 5, listingCap: null, firstItems: 10 };

interface Listed {
  readonly id: string;
  readonly at: number;
}

/** A listing as networks keep them: newest first, pages by the last id shown. */
class Listing {
  readonly all: Listed[] = [];
  requests = 0;
  refuseFrom = Infinity;

  constructor(
    private readonly pageSize: number,
    private readonly cap = Infinity,
  ) {}

  publish(count: number, atMs: number): void {
    for (let i = 0; i < count; i += 1) this.all.push({ id: String(this.all.length), at: atMs + i });
  }

  readonly fetch = ({ token, size }: PageRequest): Promise<WalkPage> => {
    this.requests += 1;
    if (this.requests > this.refuseFrom)
      return Promise.reject(new ConnectorError('quota', 'Wait.', { retryAfterSeconds: 60 }));
    const shown = [...this.all].sort((a, b) => b.at - a.at || Number(b.id) - Number(a.id)).slice(0, this.cap);
    const start = token === null ? 0 : shown.findIndex(({ id }) => id === token) + 1;
    const page = shown.slice(start, start + Math.min(size, this.pageSize));
    const last = page.at(-1);
    return Promise.resolve({
      items: page.map(({ id, at }) => ({
        post: { externalId: id, text: id, author: { handle: 'ann' } },
        at: new Date(at),
      })),
      next: last === undefined || start + page.length >= shown.length ? null : last.id,
    });
  };
}

const limitsAt = (ms: number, change: Partial<PollLimits> = {}): PollLimits => ({
  now: new Date(ms),
  maxPosts: 1_000,
  maxRequests: 100,
  terms: [],
  ...change,
});
const copy = (cursor: Cursor): Cursor => JSON.parse(JSON.stringify(cursor)) as Cursor;
const idsOf = (page: Page): string[] => page.posts.map(({ externalId }) => externalId);

describe('walking back to what was read before', () => {
  it('begins with the newest page alone', async () => {
    const listing = new Listing(10);
    listing.publish(30, START);
    const page = await walkBack(null, limitsAt(START + 60_000), MANNERS, listing.fetch);
    expect(idsOf(page)).toHaveLength(10);
    expect(page).toMatchObject({ complete: true, gaps: [], cost: { requests: 1 } });
  });

  it('misses nothing of a burst that began when there was nothing at all', async () => {
    const listing = new Listing(10);
    const first = await walkBack(null, limitsAt(START), MANNERS, listing.fetch);
    listing.publish(45, START + 1_000);
    const page = await walkBack(copy(first.cursor), limitsAt(START + 60_000), MANNERS, listing.fetch);
    expect(new Set(idsOf(page)).size).toBe(45);
  });

  it('stops on its allowance of requests and goes on from there, while more arrives on top', async () => {
    const listing = new Listing(10);
    listing.publish(1, START);
    let { cursor } = await walkBack(null, limitsAt(START + 1_000), MANNERS, listing.fetch);
    listing.publish(55, START + 10_000);
    const seen = new Set<string>();
    for (let poll = 0, complete = false; !complete || poll < 8; poll += 1) {
      expect(poll).toBeLessThan(12);
      const page = await walkBack(
        copy(cursor),
        limitsAt(START + 20_000 + poll, { maxRequests: 2 }),
        MANNERS,
        listing.fetch,
      );
      for (const id of idsOf(page)) seen.add(id);
      ({ cursor, complete } = page);
      if (poll === 1) listing.publish(5, START + 20_000);
    }
    expect(seen.size).toBeGreaterThanOrEqual(60);
  });

  it('keeps what it read when a limit is met in the middle, and meets the limit at the next poll', async () => {
    const listing = new Listing(10);
    listing.publish(1, START);
    const { cursor } = await walkBack(null, limitsAt(START + 1_000), MANNERS, listing.fetch);
    listing.publish(50, START + 10_000);
    listing.refuseFrom = 3;
    const page = await walkBack(copy(cursor), limitsAt(START + 20_000), MANNERS, listing.fetch);
    expect(page.complete).toBe(false);
    expect(idsOf(page)).toHaveLength(20);
    const again = walkBack(copy(page.cursor), limitsAt(START + 20_001), MANNERS, listing.fetch);
    await expect(again).rejects.toMatchObject({ fault: 'quota', options: { retryAfterSeconds: 60 } });
    listing.refuseFrom = Infinity;
    const rest = await walkBack(copy(page.cursor), limitsAt(START + 90_000), MANNERS, listing.fetch);
    expect(new Set([...idsOf(page), ...idsOf(rest)]).size).toBe(51);
    expect(rest.complete).toBe(true);
  });

  it('records what the network no longer lists as a gap', async () => {
    const listing = new Listing(10, 40);
    listing.publish(1, START);
    const capped = { ...MANNERS, listingCap: 40 };
    const { cursor } = await walkBack(null, limitsAt(START + 1_000), capped, listing.fetch);
    listing.publish(100, START + 60_000);
    const page = await walkBack(copy(cursor), limitsAt(START + 120_000), capped, listing.fetch);
    expect(idsOf(page)).toHaveLength(40);
    expect(page.gaps).toEqual([{ from: new Date(START), to: new Date(START + 60_060), reason: 'listing-ended' }]);
  });

  it('starts anew when the network forgot the token', async () => {
    const listing = new Listing(10);
    listing.publish(1, START);
    const { cursor } = await walkBack(null, limitsAt(START + 1_000), MANNERS, listing.fetch);
    listing.publish(30, START + 60_000);
    const part = await walkBack(copy(cursor), limitsAt(START + 120_000, { maxRequests: 1 }), MANNERS, listing.fetch);
    const forgetful = (request: PageRequest): Promise<WalkPage> =>
      request.token === '21' ? Promise.reject(new ConnectorError('invalid', 'No such token.')) : listing.fetch(request);
    const page = await walkBack(copy(part.cursor), limitsAt(START + 121_000, { maxPosts: 15 }), MANNERS, forgetful);
    expect(idsOf(page).length).toBeGreaterThanOrEqual(10);
  });

  it('records the rest as a gap when the network refuses the same page twice, instead of beginning again for ever', async () => {
    const listing = new Listing(10);
    listing.publish(1, START);
    let { cursor } = await walkBack(null, limitsAt(START + 1_000), MANNERS, listing.fetch);
    listing.publish(40, START + 60_000);
    const strict = (request: PageRequest): Promise<WalkPage> =>
      request.token === '21' ? Promise.reject(new ConnectorError('invalid', 'Too far.')) : listing.fetch(request);
    const gaps: unknown[] = [];
    for (let complete = false, polls = 0; !complete; polls += 1) {
      expect(polls).toBeLessThan(10);
      const page = await walkBack(copy(cursor), limitsAt(START + 120_000, { maxRequests: 1 }), MANNERS, strict);
      gaps.push(...(page.gaps ?? []));
      ({ cursor, complete } = page);
    }
    expect(gaps).toEqual([{ from: new Date(START), to: new Date(START + 60_020), reason: 'listing-ended' }]);
    const after = await walkBack(copy(cursor), limitsAt(START + 180_000), MANNERS, strict);
    expect(after).toMatchObject({ complete: true, gaps: [] });
  });

  it('sees every post once it is published, whatever the sizes and the order of polls', async () => {
    const bursts = fc.array(fc.record({ posts: fc.nat(60), waitSeconds: fc.integer({ min: 1, max: 600 }) }), {
      maxLength: 8,
    });
    const property = fc.asyncProperty(
      bursts,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      async (plan, size, maxRequests) => {
        const listing = new Listing(size);
        let now = START;
        let { cursor } = await walkBack(null, limitsAt(now), MANNERS, listing.fetch);
        const seen = new Set<string>();
        const poll = async (): Promise<boolean> => {
          const page = await walkBack(copy(cursor), limitsAt(now, { maxRequests }), MANNERS, listing.fetch);
          for (const id of idsOf(page)) seen.add(id);
          ({ cursor } = page);
          return page.complete;
        };
        for (const { posts, waitSeconds } of plan) {
          listing.publish(posts, now + 1);
          now += waitSeconds * 1_000;
          await poll();
        }
        // The first to end may be a walk that began before the last burst.
        for (let ended = 0, polls = 0; ended < 2; polls += 1) {
          expect(polls).toBeLessThan(2_000);
          if (await poll()) ended += 1;
        }
        expect(seen.size).toBe(listing.all.length);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});

describe('a listing that settles', () => {
  const settling = { ...MANNERS, settlesInSeconds: 5 };

  it('is read again once after a storm, and then costs one request until something new is there', async () => {
    const listing = new Listing(10);
    let { cursor } = await walkBack(null, limitsAt(START), settling, listing.fetch);
    listing.publish(200, START + 1_000);
    let now = START + 1_500;
    const poll = async (): Promise<number> => {
      const page = await walkBack(copy(cursor), limitsAt(now), settling, listing.fetch);
      ({ cursor } = page);
      now += 60_000;
      return page.cost?.requests ?? 0;
    };
    expect([await poll(), await poll(), await poll(), await poll()]).toEqual([20, 20, 1, 1]);
    listing.publish(3, now - 1_000);
    expect([await poll(), await poll(), await poll()]).toEqual([1, 1, 1]);
  });

  it('costs one request where a whole storm bears the same instant', async () => {
    const listing = new Listing(10);
    for (let i = 0; i < 50; i += 1) listing.publish(1, START);
    const first = await walkBack(null, limitsAt(START + 60_000), settling, listing.fetch);
    const { cost } = await walkBack(copy(first.cursor), limitsAt(START + 120_000), settling, listing.fetch);
    expect(cost).toEqual({ requests: 1 });
  });

  it('misses nothing that is listed late by less than that, in whatever order and however few requests', async () => {
    const burst = fc.record({
      posts: fc.nat(40),
      lateSeconds: fc.integer({ min: 0, max: 4 }),
      waitSeconds: fc.integer({ min: 0, max: 12 }),
    });
    const property = fc.asyncProperty(
      fc.array(burst, { maxLength: 10 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      async (plan, size, maxRequests) => {
        const listing = new Listing(size);
        const waiting: { at: number; visibleAt: number; posts: number }[] = [];
        let now = START;
        let cursor: Cursor = null;
        const seen = new Set<string>();
        const poll = async (): Promise<boolean> => {
          for (const one of waiting.splice(0)) {
            if (one.visibleAt <= now) listing.publish(one.posts, one.at);
            else waiting.push(one);
          }
          const page = await walkBack(copy(cursor), limitsAt(now, { maxRequests }), settling, listing.fetch);
          for (const id of idsOf(page)) seen.add(id);
          ({ cursor } = page);
          return page.complete;
        };
        await poll();
        for (const { posts, lateSeconds, waitSeconds } of plan) {
          waiting.push({ at: now + 1, visibleAt: now + 1 + lateSeconds * 1_000, posts });
          now += waitSeconds * 1_000 + 500;
          await poll();
        }
        now += 60_000;
        for (let ended = 0, polls = 0; ended < 2; polls += 1) {
          expect(polls).toBeLessThan(2_000);
          if (await poll()) ended += 1;
        }
        expect(seen.size).toBe(listing.all.length);
      },
    );
    await fc.assert(property, { numRuns: 150 });
  });
});

describe('walking several listings', () => {
  it('goes round all of them, each at its own place', async () => {
    const listings = new Map([
      ['a', new Listing(5)],
      ['b', new Listing(5)],
    ]);
    const fetch = (name: string, request: PageRequest): Promise<WalkPage> =>
      listings.get(name)?.fetch(request) ?? Promise.reject(new Error('none'));
    listings.get('a')?.publish(3, START);
    let { cursor } = await walkEach(null, ['a', 'b'], limitsAt(START + 1_000), MANNERS, fetch);
    listings.get('a')?.publish(20, START + 10_000);
    listings.get('b')?.publish(20, START + 10_000);
    const seen = { count: 0, polls: 0 };
    for (let complete = false; !complete; seen.polls += 1) {
      const page = await walkEach(
        copy(cursor),
        ['a', 'b'],
        limitsAt(START + 20_000, { maxRequests: 1 }),
        MANNERS,
        fetch,
      );
      seen.count += page.posts.length;
      ({ cursor, complete } = page);
    }
    expect(seen.polls).toBeGreaterThan(6);
    expect(seen.count).toBeGreaterThanOrEqual(25);
  });

  it('reads the others when one is refused, and says so; refuses when all are', async () => {
    const listing = new Listing(5);
    listing.publish(3, START);
    const refuse = (): Promise<WalkPage> => Promise.reject(new ConnectorError('invalid', 'The query is refused.'));
    const page = await walkEach(null, ['bad', 'good'], limitsAt(START + 1), MANNERS, (name, request) =>
      name === 'bad' ? refuse() : listing.fetch(request),
    );
    expect(page.posts).toHaveLength(3);
    expect(page.notices).toEqual([{ code: 'query-refused', text: 'The query is refused.' }]);
    await expect(walkEach(null, ['bad'], limitsAt(START), MANNERS, refuse)).rejects.toMatchObject({ fault: 'invalid' });
  });

  it('counts what is refused among its requests', async () => {
    const names = Array.from({ length: 7 }, (_, i) => String(i));
    let requests = 0;
    const refuse = (): Promise<WalkPage> => {
      requests += 1;
      return Promise.reject(new ConnectorError('invalid', 'The query is refused.'));
    };
    const limits = limitsAt(START, { maxRequests: 3 });
    const first = await walkEach(null, names, limits, MANNERS, refuse);
    expect(first).toMatchObject({ complete: false, cost: { requests: 3 } });
    const second = await walkEach(copy(first.cursor), names, limits, MANNERS, refuse);
    expect(second.complete).toBe(false);
    expect(await walkEach(copy(second.cursor), names, limits, MANNERS, refuse)).toMatchObject({ complete: true });
    expect(requests).toBe(7);
  });
});
