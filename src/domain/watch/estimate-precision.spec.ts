import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { estimatePrecision } from './estimate-precision.js';

describe('the precision of a watch', () => {
  // Written out by hand from Wilson's formula.
  it.each([
    [5, 0, 100, 56.6, 100],
    [0, 5, 0, 0, 43.4],
    [8, 2, 80, 49, 94.3],
    [50, 50, 50, 40.4, 59.6],
    [95, 5, 95, 88.8, 97.8],
  ])('of %i kept and %i dropped is %d %% (%d to %d)', (kept, dropped, percent, low, high) => {
    expect(estimatePrecision(kept, dropped)).toEqual({ percent, low, high });
  });

  it('is not told from fewer than five judgements', () => {
    expect(estimatePrecision(0, 0)).toBeNull();
    expect(estimatePrecision(4, 0)).toBeNull();
    expect(estimatePrecision(2, 2)).toBeNull();
  });

  it('lies within its interval, and the interval within 0 and 100 and narrower with more judgements', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, (kept, dropped) => {
        fc.pre(kept + dropped >= 5);
        const found = estimatePrecision(kept, dropped);
        const more = estimatePrecision(kept * 10, dropped * 10);
        if (found === null || more === null) throw new Error('no estimate');
        const { percent, low, high } = found;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(percent);
        expect(high).toBeGreaterThanOrEqual(percent);
        expect(more.high - more.low).toBeLessThanOrEqual(high - low + 0.2);
      }),
    );
  });
});
