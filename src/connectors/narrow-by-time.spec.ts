import { describe, expect, it } from '@jest/globals';
import type { Cursor, PollLimits } from './connector.js';
import { fillByTime, nextTimeToken, pageOf, readTimePlace } from './narrow-by-time.js';

const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('paging by time', () => {
  it('goes on at the oldest second, and inside one second by pages of any size', () => {
    const next = (until: number | null, read: number, size: number, instants: readonly Date[], isLast = false) =>
      nextTimeToken({ until, read }, { size, instants, isLast });
    expect(next(null, 0, 2, [at(9), at(7.5)])).toBe('7:0');
    expect(next(7, 0, 2, [at(7), at(7)])).toBe('7:2');
    expect(next(7, 2, 100, [at(7), at(7)])).toBe('7:100');
    expect(next(7, 3, 2, [at(7), at(7)])).toBe('7:4');
    expect(next(7, 2, 2, [at(7), at(6)])).toBe('6:0');
    expect(next(7, 2, 2, [at(7)], true)).toBeNull();
    expect(next(7, 2, 2, [], true)).toBeNull();
    expect([pageOf({ until: 7, read: 2 }, 100), pageOf({ until: 7, read: 5 }, 2)]).toEqual([0, 2]);
  });

  it('goes on behind a page of which nothing could be read', () => {
    expect(nextTimeToken({ until: 7, read: 2 }, { size: 2, instants: [], isLast: false })).toBe('7:4');
    const token = nextTimeToken({ until: null, read: 0 }, { size: 50, instants: [], isLast: false });
    expect(token).toBe('newest:50');
    expect(pageOf(readTimePlace(token), 50)).toBe(1);
  });

  it('reads its own tokens and no others', () => {
    expect(readTimePlace('7:1')).toEqual({ until: 7, read: 1 });
    for (const token of [null, '', 'x', '7', '7:x', '-7:1'])
      expect(readTimePlace(token)).toEqual({ until: null, read: 0 });
  });
});

describe('filling by time', () => {
  it('reads the interval of every listing and nothing else, a few requests at a time', async () => {
    const all = Array.from({ length: 60 }, (_, i) => ({ id: String(i), second: Math.floor(i / 4) }));
    const fetchPage = (name: string, token: string, _since: Date | null, size: number) => {
      const place = readTimePlace(token);
      const shown = all.filter(({ second }) => second <= (place.until ?? Infinity)).sort((a, b) => b.second - a.second);
      const start = pageOf(place, size) * size;
      const page = shown.slice(start, start + size);
      const items = page.map(({ id, second }) => ({
        post: { externalId: `${name}${id}`, text: id, author: { handle: 'a' } },
        at: at(second),
      }));
      const instants = items.map((item) => item.at);
      return Promise.resolve({ items, next: nextTimeToken(place, { size, instants, isLast: page.length < size }) });
    };
    const limits: PollLimits = { now: at(100), maxPosts: 5, maxRequests: 2, terms: [] };
    const seen = new Set<string>();
    let cursor: Cursor = null;
    for (let complete = false, calls = 0; !complete; calls += 1) {
      expect(calls).toBeLessThan(200);
      const page = await fillByTime({ from: at(3), to: at(10) }, cursor, ['a', 'b'], limits, fetchPage);
      for (const { externalId } of page.posts) seen.add(externalId);
      ({ cursor, complete } = page);
    }
    const wanted = all.filter(({ second }) => second >= 3 && second <= 10).map(({ id }) => id);
    expect(seen).toEqual(new Set(['a', 'b'].flatMap((name) => wanted.map((id) => name + id))));
  });
});
