import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceOfAtMost, estimateSize } from './tail-probability.js';

describe('the chance of at most so many posts', () => {
  it.each([
    // Poisson, from tables
    [0, 1, Infinity, 0.36788],
    [2, 5, Infinity, 0.12465],
    [10, 10, Infinity, 0.58304],
    // Negative binomial with size 2: P(0) = (2/7)², P(1) = 2·(5/7)·(2/7)²
    [0, 5, 2, 0.08163],
    [1, 5, 2, 0.19825],
  ])('%i where %d are expected (size %d) is %d', (count, mean, size, chance) => {
    expect(chanceOfAtMost(count, mean, size)).toBeCloseTo(chance, 4);
  });

  it('is a distribution: rises with the count, falls with the mean, and unevenness makes nothing more likely', () => {
    const counts = fc.integer({ min: 0, max: 60 });
    const means = fc.double({ min: 0.01, max: 60, noNaN: true });
    const sizes = fc.oneof(fc.constant(Infinity), fc.double({ min: 0.1, max: 50, noNaN: true }));
    fc.assert(
      fc.property(counts, means, sizes, (count, mean, size) => {
        const chance = chanceOfAtMost(count, mean, size);
        return (
          chance >= 0 &&
          chance <= 1 &&
          chanceOfAtMost(count + 1, mean, size) >= chance &&
          chanceOfAtMost(count, mean * 1.5, size) <= chance + 1e-12 &&
          chanceOfAtMost(0, mean, size) >= chanceOfAtMost(0, mean, Infinity) - 1e-12
        );
      }),
    );
  });
});

describe('unevenness', () => {
  it('is none where counts differ no more than by chance', () => {
    const even = Array.from({ length: 50 }, (_, n) => ({ seen: 10 + (n % 3) - 1, expected: 10 }));
    expect(estimateSize(even)).toBe(Infinity);
    expect(estimateSize([{ seen: 1, expected: 0.1 }])).toBe(Infinity);
  });

  it('is found from counts that are everything or nothing', () => {
    const bursts = Array.from({ length: 100 }, (_, n) => ({ seen: n % 10 === 0 ? 100 : 0, expected: 10 }));
    const size = estimateSize(bursts);
    expect(size).toBeGreaterThan(0.05);
    expect(size).toBeLessThan(0.2);
  });
});
