import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeNegativeShare } from './judge-negative-share.js';

const USUAL = { negative: 300, total: 2_000 };

describe('judgeNegativeShare', () => {
  it('notices that more is negative though no more is said', () => {
    const judged = judgeNegativeShare({ negative: 14, total: 20 }, USUAL);
    expect(judged).toMatchObject({ isUnusual: true, share: 0.7 });
    expect(judged.usualShare).toBeCloseTo(0.15, 2);
    expect(judged.probability).toBeLessThan(1e-4);
  });

  it.each([
    ['the usual share of very much', { negative: 600, total: 4_000 }],
    ['a little more of very much', { negative: 800, total: 4_000 }],
    ['two of two', { negative: 2, total: 2 }],
    ['nothing', { negative: 0, total: 0 }],
    ['less than usual', { negative: 0, total: 50 }],
  ])('is calm about %s', (_, now) => {
    expect(judgeNegativeShare(now, USUAL).isUnusual).toBe(false);
  });

  it('is cautious where next to nothing is known', () => {
    expect(judgeNegativeShare({ negative: 4, total: 5 }, { negative: 0, total: 0 }).isUnusual).toBe(false);
  });

  it('finds a larger share never more probable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 199 }), (total, negative) => {
        fc.pre(negative < total);
        const [less, more] = [negative, negative + 1].map((each) =>
          judgeNegativeShare({ negative: each, total }, USUAL),
        );
        expect(more?.probability ?? 1).toBeLessThanOrEqual((less?.probability ?? 0) + 1e-9);
      }),
    );
  });
});
