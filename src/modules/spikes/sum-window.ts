import type { UsualCounts, WindowCounts } from '../../domain/alert-rule/test-window.js';
import { STEP_MS, type StepCount } from './spikes.types.js';

/** The tests look at the hour that ends with the running step. */
export const WINDOW_STEPS = 12;
export const WINDOW_SECONDS = (WINDOW_STEPS * STEP_MS) / 1_000;
/** Against the two weeks before it. */
export const USUAL_STEPS = (14 * 86_400_000) / STEP_MS;

export type SummedCounts = Omit<WindowCounts, 'topReach'>;

export const NOTHING: SummedCounts = { mentions: 0, negatives: 0, negativeVoices: 0, networks: {}, risks: {} };

export function sumWindow(counts: readonly StepCount[]): WindowCounts {
  const summed = counts.reduce((sum, count) => addStep(sum, count, 1), NOTHING);
  return { ...summed, topReach: counts.reduce((top, { topReach }) => Math.max(top, topReach), 0) };
}

/** `sign` −1 takes a step out again. */
export function addStep(sum: SummedCounts, count: StepCount, sign: 1 | -1): SummedCounts {
  const negatives = Object.entries(count.networks).map(([network, [, n]]) => [network, n] as const);
  return {
    mentions: sum.mentions + sign * count.mentions,
    negatives: sum.negatives + sign * count.negatives,
    negativeVoices: sum.negativeVoices + sign * count.negativeAuthors,
    networks: addEach(sum.networks, negatives, sign),
    risks: addEach(sum.risks, Object.entries(count.risks), sign),
  };
}

/** `steps`: how many there are, those without posts among them. */
export const usualOf = ({ mentions, negatives, risks }: SummedCounts, steps: number): UsualCounts => ({
  mentions,
  negatives,
  risks,
  windows: steps / WINDOW_STEPS,
});

function addEach(
  sums: Readonly<Record<string, number>>,
  added: readonly (readonly [string, number])[],
  sign: 1 | -1,
): Readonly<Record<string, number>> {
  if (added.length === 0) return sums;
  const result = { ...sums };
  for (const [key, n] of added) result[key] = (result[key] ?? 0) + sign * n;
  return result;
}
