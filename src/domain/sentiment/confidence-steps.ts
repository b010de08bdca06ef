import type { ConfidenceStep } from './linear-model.types.js';
import { ratio } from './measures.js';

/** A label that was taken of a text it was not learnt from: its calibrated chance, 0..1, and what the text counts. */
export interface TakenLabel {
  readonly chance: number;
  readonly isRight: boolean;
  readonly weight: number;
}

interface Group {
  readonly from: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * How often labels are right, by their chance, between the given `edges` (rising, above 0). Neighbours are joined where more chance
 * is not more often right, so that confidence never falls while the chance grows.
 */
export function fitConfidenceSteps(labels: readonly TakenLabel[], edges: readonly number[]): ConfidenceStep[] {
  const starts = [0, ...edges];
  const joined: Group[] = [];
  starts.forEach((from, i) => {
    const to = starts[i + 1] ?? Infinity;
    const inside = labels.filter(({ chance }) => chance >= from && chance < to);
    if (inside.length === 0) return;
    let group: Group = {
      from,
      right: inside.reduce((sum, { isRight, weight }) => sum + (isRight ? weight : 0), 0),
      weight: inside.reduce((sum, { weight }) => sum + weight, 0),
    };
    for (let last = joined.at(-1); last && shareOf(last) >= shareOf(group); last = joined.at(-1)) {
      joined.pop();
      group = { from: last.from, right: last.right + group.right, weight: last.weight + group.weight };
    }
    joined.push(group);
  });
  return joined.map((group, i) => ({
    from: i === 0 ? 0 : group.from,
    right: Math.round(shareOf(group) * 1_000) / 1_000,
  }));
}

const shareOf = ({ right, weight }: Group): number => ratio(right, weight);

/** How sure a label of this chance is; without steps the chance itself. */
export function confidenceOf(chance: number, steps: readonly ConfidenceStep[] = []): number {
  let confidence = steps[0]?.right ?? chance;
  for (const { from, right } of steps) {
    if (chance < from) break;
    confidence = right;
  }
  return confidence;
}
