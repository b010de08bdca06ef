import { describe, expect, it } from '@jest/globals';
import { createRandom } from './fit-linear.js';
import type { FeelingIndex } from './judge-sentiment.js';
import type { Triple } from './linear-model.types.js';
import { measureTuning, tuneLanguage } from './tune-language.js';
import type { HeldOut } from './tune-thresholds.js';

/** Some labels are easy to tell by their logits, some hard, and the logits are far too sure of themselves. */
function madeUp(count: number, seed: number): HeldOut {
  const random = createRandom(seed);
  const labels = Array.from({ length: count }, () => Math.floor(random() * 3) as FeelingIndex);
  const logits = labels.map((label): Triple => {
    const strength = random() < 0.5 ? 6 : 0.5;
    const of = (other: FeelingIndex): number => (other === label ? strength : 0) + 4 * random();
    return [of(0), of(1), of(2)];
  });
  return { logits, labels };
}

const options = { devShare: 0.5, sureShare: 0.72, triageRecall: 0.92 };
const leftOut = madeUp(900, 1);
const dev = madeUp(300, 2);

describe('tuneLanguage', () => {
  const tuning = tuneLanguage(leftOut, dev, options);

  it('states confidence in few rising steps, the first of them for what is unsure', () => {
    const steps = tuning.confidenceSteps ?? [];
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.length).toBeLessThanOrEqual(4);
    expect(steps[0]?.from).toBe(0);
    expect(steps[1]?.from).toBeGreaterThanOrEqual(tuning.unsureBelow);
    expect(steps.map(({ right }) => right)).toEqual(steps.map(({ right }) => right).sort((a, b) => a - b));
  });

  it('works without dev texts', () => {
    expect(tuneLanguage(leftOut, { logits: [], labels: [] }, options).unsureBelow).toBeGreaterThan(0);
  });
});

describe('measureTuning', () => {
  const figures = measureTuning(leftOut, dev, options);

  it('judges every text once, by what others were tuned to', () => {
    expect(figures.texts).toBe(1_200);
    expect(figures.calibrationError).toBeLessThan(5);
    expect(figures.sureShare).toBeGreaterThan(66);
    expect(figures.sureAccuracy).toBeGreaterThan(figures.accuracy + 8);
    expect(figures.triageRecall).toBeGreaterThan(85);
  });
});
