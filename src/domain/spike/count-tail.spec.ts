import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { logGamma, tailSurprise } from './count-tail.js';

/** −log10 P(X ≥ observed), summed up term by term. */
function summed(observed: number, mean: number, relativeVariance: number): number {
  const size = 1 / relativeVariance;
  const share = mean / (mean + size);
  let tail = 0;
  for (let k = observed; k < observed + 3_000; k++) {
    tail += Math.exp(
      logGamma(k + size) - logGamma(size) - logGamma(k + 1) + k * Math.log(share) + size * Math.log1p(-share),
    );
  }
  return -Math.log10(tail);
}

describe('logGamma', () => {
  it.each([
    [1, 0],
    [5, Math.log(24)],
    [0.5, 0.5 * Math.log(Math.PI)],
    [101, 363.73937555556347],
  ])('of %d', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 9);
  });
});

describe('tailSurprise', () => {
  it('is the tail of the negative binomial distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.02, max: 2, noNaN: true }),
        (observed, mean, variance) => {
          const expected = summed(observed, mean, variance);
          fc.pre(observed > mean && expected < 250);
          expect(tailSurprise(observed, mean, variance)).toBeCloseTo(expected, 4);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is that of Poisson without further variance: three where one in ten is usual', () => {
    const tail = 1 - Math.exp(-0.1) * (1 + 0.1 + 0.005);
    expect(tailSurprise(3, 0.1, 0)).toBeCloseTo(-Math.log10(tail), 3);
  });

  it('says nothing of what is usual, and stays a number however far out', () => {
    expect(tailSurprise(5, 5, 0.1)).toBe(0);
    expect(tailSurprise(0, 0, 0.1)).toBe(0);
    expect(tailSurprise(1e6, 0.001, 0.02)).toBeGreaterThan(100);
    expect(Number.isFinite(tailSurprise(1e6, 0.001, 0.02))).toBe(true);
  });

  it('grows with the count', () => {
    const rising = Array.from({ length: 60 }, (_, i) => tailSurprise(4 + i, 3, 0.3));
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  });
});
