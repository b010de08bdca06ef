import { describe, expect, it } from '@jest/globals';
import { fitCalibration, probabilities } from './calibrate.js';
import { createRandom } from './fit-linear.js';
import type { Triple } from './linear-model.types.js';

describe('fitCalibration', () => {
  it('finds the slope and shifts that the labels were drawn with', () => {
    const random = createRandom(3);
    const truth = { slope: 0.6, shifts: [0.5, 0, -0.4] as const };
    const logits = Array.from({ length: 4_000 }, (): Triple => [4 * random() - 2, 4 * random() - 2, 4 * random() - 2]);
    const labels = logits.map((logit) => {
      const [negative, neutral] = probabilities(logit, truth);
      const drawn = random();
      return drawn < negative ? 0 : drawn < negative + neutral ? 1 : 2;
    });
    const found = fitCalibration(logits, labels, labels.map(() => 1)); // prettier-ignore
    expect(Math.abs(found.slope - truth.slope)).toBeLessThan(0.06);
    expect(Math.abs(found.shifts[0] - truth.shifts[0])).toBeLessThan(0.15);
    expect(Math.abs(found.shifts[2] - truth.shifts[2])).toBeLessThan(0.15);
  });

  it('follows the weights', () => {
    const logits = Array.from({ length: 20 }, (): Triple => [0, 0, 0]);
    const labels = logits.map((_, i) => i % 2);
    const weights = labels.map((label) => (label === 0 ? 3 : 1));
    const [negative, neutral] = probabilities([0, 0, 0], fitCalibration(logits, labels, weights));
    expect(negative / neutral).toBeCloseTo(3, 1);
  });
});
