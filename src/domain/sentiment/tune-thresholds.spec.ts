import { describe, expect, it } from '@jest/globals';
import { createRandom } from './fit-linear.js';
import { bestFeeling, type FeelingIndex } from './judge-sentiment.js';
import type { Triple } from './linear-model.types.js';
import { measure } from './measures.js';
import { priorOf, thresholdForShare, tuneOffsets, weightsToPrior } from './tune-thresholds.js';

describe('tuneOffsets', () => {
  it('makes up for a model that favours one label', () => {
    const random = createRandom(5);
    const labels = Array.from({ length: 600 }, (_, i) => (i % 3) as FeelingIndex);
    const logits = labels.map((label): Triple => [
      (label === 0 ? 1 : 0) + random(),
      (label === 1 ? 1 : 0) + random() + 1,
      (label === 2 ? 1 : 0) + random(),
    ]);
    const recallWith = (offsets: Triple): number =>
      measure(labels, logits.map((logit) => bestFeeling(logit, offsets))).macroRecall; // prettier-ignore
    expect(recallWith([0, 0, 0])).toBeLessThan(0.8);
    expect(recallWith(tuneOffsets({ logits, labels }))).toBeGreaterThan(0.95);
  });
});

describe('thresholdForShare', () => {
  it('leaves the share at or above it', () => {
    expect(thresholdForShare([0.9, 0.1, 0.5, 0.7], 0.75)).toBe(0.5);
    expect(thresholdForShare([0.9, 0.1, 0.5, 0.7], 0.75, [5, 1, 1, 1])).toBe(0.7);
    expect(thresholdForShare([], 0.5)).toBe(0);
  });
});

describe('weightsToPrior', () => {
  it('makes labels weigh as the prior says', () => {
    const labels: FeelingIndex[] = [0, 1, 1, 1, 2];
    const weights = weightsToPrior(labels, [0.5, 0.25, 0.25], 2);
    expect(priorOf(labels)).toEqual([0.2, 0.6, 0.2]);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(2);
    expect(weights[0]).toBeCloseTo(1);
  });
});
