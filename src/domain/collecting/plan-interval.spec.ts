import { describe, expect, it } from '@jest/globals';
import { planInterval, rateBusy, type IntervalFacts } from './plan-interval.js';

const facts = (change: Partial<IntervalFacts> = {}): IntervalFacts => ({
  setSeconds: 300,
  minSeconds: 30,
  busy: 0,
  isIncident: false,
  isCounted: true,
  isOnReserve: false,
  ...change,
});
const after = (reads: number, fullness: { posts: number; wasFull: boolean }, start = 0): number =>
  Array.from({ length: reads }).reduce<number>((busy) => rateBusy(busy, fullness), start);

const FULL = { posts: 100, wasFull: true };
const EMPTY = { posts: 0, wasFull: false };

describe('the interval', () => {
  it('is the one that was set, as long as nothing is unusual', () => {
    expect(planInterval(facts())).toEqual({ seconds: 300, reason: 'set' });
    expect(planInterval(facts({ busy: after(20, { posts: 3, wasFull: false }) }))).toMatchObject({ reason: 'set' });
  });

  it('halves with the first full page and goes down to the fewest the connector allows', () => {
    const first = planInterval(facts({ busy: after(1, FULL) }));
    expect(first.reason).toBe('busy');
    expect(first.seconds).toBeLessThanOrEqual(150);
    expect(planInterval(facts({ busy: after(20, FULL) }))).toEqual({ seconds: 30, reason: 'busy' });
    expect(planInterval(facts({ setSeconds: 10, busy: 1 })).seconds).toBe(10);
  });

  it('is the fewest while an incident runs', () => {
    expect(planInterval(facts({ isIncident: true, busy: -1 }))).toEqual({ seconds: 30, reason: 'incident' });
  });

  it('grows where nothing comes and the network counts, to four times the set one at most', () => {
    const quiet = after(100, EMPTY);
    expect(planInterval(facts({ busy: quiet }))).toEqual({ seconds: 1_200, reason: 'quiet' });
    expect(planInterval(facts({ busy: quiet, isCounted: false }))).toEqual({ seconds: 300, reason: 'set' });
    const grown = planInterval(facts({ busy: after(3, EMPTY) })).seconds;
    expect(grown).toBeGreaterThan(300);
    expect(grown).toBeLessThan(1_200);
  });

  it('is back to the set one with the first post after a quiet time', () => {
    const busy = rateBusy(rateBusy(after(100, EMPTY), { posts: 1, wasFull: false }), { posts: 1, wasFull: false });
    expect(planInterval(facts({ busy }))).toMatchObject({ reason: 'set' });
  });

  it('grows when only the reserve of the budget is left, but not in a storm', () => {
    expect(planInterval(facts({ isOnReserve: true }))).toEqual({ seconds: 1_200, reason: 'budget' });
    expect(planInterval(facts({ isOnReserve: true, busy: 1 }))).toMatchObject({ seconds: 30 });
  });
});
