import { describe, expect, it } from '@jest/globals';
import { estimateReach } from './estimate-reach.js';

describe('estimateReach', () => {
  it.each([
    [{}, null],
    [{ followers: -1 }, null],
    [{ metrics: { views: Number.NaN } }, null],
    [{ followers: 0 }, 0],
    [{ followers: 1_000 }, 3],
    [{ metrics: { reposts: 10 } }, 3],
    [{ followers: 500, metrics: { likes: 20, replies: 10, reposts: 2 } }, 3],
    [{ followers: 10, metrics: { views: 100_000 } }, 5],
    [{ followers: 100_000, metrics: { views: 10 } }, 5],
  ])('of %j is %j', (evidence, expected) => {
    expect(estimateReach(evidence)).toBe(expected);
  });
});
