import { bestFeeling, type FeelingIndex } from './judge-sentiment.js';
import type { Triple } from './linear-model.types.js';
import { ratio } from './measures.js';

/** Logits of texts that the model was not trained on, with the labels that people gave. */
export interface HeldOut {
  readonly logits: readonly Triple[];
  readonly labels: readonly FeelingIndex[];
}

const OFFSET_STEP = 0.1;
const MOST_OFFSET = 1.5;
/** Recall that a larger offset has to win, so that noise in few texts moves nothing. */
const PRICE_OF_OFFSET = 0.005;

/** What to add to the logits so that the mean recall of the labels is highest. Neutral stays where it is. */
export function tuneOffsets({ logits, labels }: HeldOut): Triple {
  let best: { readonly offsets: Triple; readonly worth: number } = { offsets: [0, 0, 0], worth: -Infinity };
  const steps = Math.round(MOST_OFFSET / OFFSET_STEP);
  for (let low = -steps; low <= steps; low++) {
    for (let high = -steps; high <= steps; high++) {
      const offsets: Triple = [low * OFFSET_STEP, 0, high * OFFSET_STEP];
      const price = PRICE_OF_OFFSET * (offsets[0] ** 2 + offsets[2] ** 2);
      const worth = recallWith(logits, labels, offsets) - price;
      if (worth > best.worth) best = { offsets, worth };
    }
  }
  return best.offsets;
}

function recallWith(logits: readonly Triple[], labels: readonly number[], offsets: Triple): number {
  const right: [number, number, number] = [0, 0, 0];
  const occurs: [number, number, number] = [0, 0, 0];
  logits.forEach((logit, i) => {
    const label = labels[i] as FeelingIndex;
    occurs[label] += 1;
    if (bestFeeling(logit, offsets) === label) right[label] += 1;
  });
  return (ratio(right[0], occurs[0]) + ratio(right[1], occurs[1]) + ratio(right[2], occurs[2])) / 3;
}

/**
 * The highest threshold that leaves at least `share` (0..1) of the weight at or above it, rounded down to thousandths.
 * `weights` default to 1.
 */
export function thresholdForShare(values: readonly number[], share: number, weights?: readonly number[]): number {
  const weighted = values.map((value, i) => ({ value, weight: weights?.[i] ?? 1 })).sort((a, b) => b.value - a.value);
  let missing = share * weighted.reduce((sum, { weight }) => sum + weight, 0);
  for (const { value, weight } of weighted) {
    missing -= weight;
    if (missing <= 1e-9) return Math.floor(value * 1_000) / 1_000;
  }
  return 0;
}

/** How often each label occurs, 0..1. */
export function priorOf(labels: readonly FeelingIndex[]): Triple {
  const counts: [number, number, number] = [0, 0, 0];
  for (const label of labels) counts[label] += 1;
  return [ratio(counts[0], labels.length), ratio(counts[1], labels.length), ratio(counts[2], labels.length)];
}

/** Weights that add up to `total`, and under which the labels occur as often as `prior` says. */
export function weightsToPrior(labels: readonly FeelingIndex[], prior: Triple, total: number): number[] {
  const own = priorOf(labels);
  return labels.map((label) => (ratio(prior[label], own[label]) * total) / labels.length);
}
