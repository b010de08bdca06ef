import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { burnWindowSeconds, judgeBurn, type BurnWindow, type DecidedCount } from './burn.js';

const monthly = { percent: 90, period: 'month' as const };
const counts = (
  changes: Partial<Record<BurnWindow, [missed: number, n: number]>>,
): Record<BurnWindow, DecidedCount> => {
  const of = (window: BurnWindow): DecidedCount => {
    const [missed, n] = changes[window] ?? [0, 0];
    return { n, missed };
  };
  return { fast: of('fast'), fastShort: of('fastShort'), slow: of('slow'), slowShort: of('slowShort') };
};

describe('judgeBurn', () => {
  it('looks at 6 hours and 3 days of a month, and at a twelfth of each', () => {
    expect(burnWindowSeconds('month')).toEqual({ fast: 21_600, fastShort: 1_800, slow: 259_200, slowShort: 21_600 });
    expect(burnWindowSeconds('day')).toEqual({ fast: 720, fastShort: 60, slow: 8_640, slowShort: 720 });
  });

  it.each<[string, Partial<Record<BurnWindow, [number, number]>>, boolean, boolean]>([
    ['nothing happened', {}, false, false],
    ['seven of ten missed, the last ones too', { fast: [7, 10], fastShort: [2, 2] }, true, false],
    ['it is over: the last ones were met', { fast: [7, 10], fastShort: [0, 2] }, false, false],
    ['half is no fast burn at 90 %', { fast: [5, 10], fastShort: [1, 2] }, false, false],
    ['two tasks are bad luck', { fast: [2, 2], fastShort: [2, 2] }, false, false],
    ['a slow leak', { slow: [40, 200], slowShort: [3, 12] }, false, true],
    ['a leak within what chance allows', { slow: [24, 200], slowShort: [3, 12] }, false, false],
    ['exactly what is allowed', { slow: [20, 200], slowShort: [2, 20] }, false, false],
  ])('%s', (_, changes, fast, slow) => {
    const burn = judgeBurn(monthly, counts(changes));
    expect([burn.fast.isBurning, burn.slow.isBurning, burn.isAlert]).toEqual([fast, slow, fast || slow]);
  });

  it('can burn where many may miss, and where none may', () => {
    const all: Partial<Record<BurnWindow, [number, number]>> = { fast: [10, 10], fastShort: [2, 2] };
    expect(judgeBurn({ percent: 50, period: 'month' }, counts(all)).fast.isBurning).toBe(true);
    expect(judgeBurn({ percent: 100, period: 'month' }, counts(all)).fast).toMatchObject({
      rate: 1000,
      isBurning: true,
    });
    expect(judgeBurn({ percent: 100, period: 'month' }, counts({ fast: [0, 10], fastShort: [0, 2] })).isAlert).toBe(
      false,
    );
  });

  it('never alerts while at most the allowed share is missed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.nat(2_000),
        (percent, n, some) => {
          const missed = Math.min(some, Math.floor((n * (100 - percent)) / 100));
          const same: [number, number] = [missed, n];
          const all = counts({ fast: same, fastShort: same, slow: same, slowShort: same });
          expect(judgeBurn({ percent, period: 'week' }, all).isAlert).toBe(false);
        },
      ),
    );
  });
});
