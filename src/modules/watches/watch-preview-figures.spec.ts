import { describe, expect, it } from '@jest/globals';
import { countPerDay, rangeOf, staffFor } from './watch-preview-figures.js';
import { SlicedWork } from './watch-preview-slices.js';

const SINCE = Date.UTC(2026, 0, 30);
const at = (day: number, hour = 12): number => SINCE + (day * 24 + hour) * 3_600_000;

describe('the days of a preview', () => {
  it('are all there, with every hit on its own day in UTC, scaled up', () => {
    expect(countPerDay([at(0, 0), at(0, 23.99), at(2), at(-1), at(9)], SINCE, 3, 2)).toEqual([
      { date: '2026-01-30', count: 4 },
      { date: '2026-01-31', count: 0 },
      // A clock ahead of ours does not add a day.
      { date: '2026-02-01', count: 4 },
    ]);
  });

  it('have a mean, and a range in which eight of ten lie', () => {
    const counts = [...Array.from({ length: 28 }, () => 10), 0, 1_000];
    const perDay = counts.map((count) => ({ date: '', count }));
    expect(rangeOf(perDay)).toEqual({ mean: 42.67, low: 10, high: 10 });
    expect(rangeOf([])).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('fill the working days of people', () => {
    expect(staffFor(60)).toBe(1);
    expect(staffFor(0)).toBe(0);
  });
});

describe('sliced work', () => {
  const NEVER = { deadlineMs: Infinity, fewest: 0, signal: new AbortController().signal };

  it('visits everything in order, one work after the other', async () => {
    const work = new SlicedWork();
    const seen: string[] = [];
    const counts = await Promise.all(
      ['a', 'b'].map((name) => work.run(3, (index) => seen.push(`${name}${String(index)}`), NEVER)),
    );
    expect(counts).toEqual([3, 3]);
    expect(seen).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
  });

  const busy = (): void => {
    const until = performance.now() + 0.2;
    while (performance.now() < until);
  };

  it('lets others have their turn, and ends when nobody waits any more', async () => {
    const work = new SlicedWork();
    const caller = new AbortController();
    let turns = 0;
    const interval = setInterval(() => {
      turns += 1;
      caller.abort();
    }, 1);
    const visits: number[] = [];
    const running = work.run(
      1_000_000,
      (index) => {
        visits.push(index);
        busy();
      },
      { ...NEVER, signal: caller.signal },
    );
    await expect(running).rejects.toMatchObject({ code: 'request-ended' });
    clearInterval(interval);
    expect(turns).toBeGreaterThan(0);
    expect(visits.length).toBeLessThan(1_000_000);
    expect(await work.run(1, () => undefined, NEVER)).toBe(1);
  });

  it('stops at its deadline, but not before the fewest', async () => {
    const visited = await new SlicedWork().run(1_000_000, busy, {
      ...NEVER,
      deadlineMs: performance.now(),
      fewest: 200,
    });
    expect(visited).toBeGreaterThanOrEqual(200);
    expect(visited).toBeLessThan(1_000_000);
  });
});
