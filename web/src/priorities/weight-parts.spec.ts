import { describe, expect, it } from '@jest/globals';
import type { PriorityWeights } from '@domain/priority/priority.types.js';
import { changedParts, WEIGHT_GROUPS, weightAt, weightFaults, withWeight } from './weight-parts.js';

const WEIGHTS: PriorityWeights = {
  negativeSentiment: 26,
  negativeStrength: 8,
  unsureSentiment: 20,
  negativeSuspected: 6,
  intents: { complaint: 6, question: 5, request: 4, praise: -15, threat: 20, other: 0 },
  risks: {
    safety: 80,
    legal: 30,
    security: 35,
    death: 81,
    'self-harm': 82,
    discrimination: 36,
    'data-leak': 83,
    press: 21,
  },
  urgency: 22,
  reachPerDecade: 2,
  reachAtMost: 16,
  storyPerDoubling: 3,
  storyAtMost: 19,
  tiers: { top: 9, high: 7 },
  unresolvedEach: 1,
  unresolvedAtMost: 12,
  addressedToUs: 14,
  watchWeightStep: 7.5,
  clock: 10,
  levels: { P1: 75, P2: 50, P3: 23 },
};
const PATHS = WEIGHT_GROUPS.flatMap(({ paths }) => paths);

/** Every number of the weights, by path. */
const numbers = Object.entries(WEIGHTS).flatMap(([name, value]: [string, number | Record<string, number>]) =>
  typeof value === 'number' ? [name] : Object.keys(value).map((inner) => `${name}.${inner}`),
);

describe('the weights on the page', () => {
  it('are every weight there is, each once', () => {
    expect(PATHS.toSorted()).toEqual(numbers.toSorted());
  });

  it.each(PATHS)('%s can be read and changed, and nothing else changes with it', (path) => {
    const value = weightAt(WEIGHTS, path);
    const changed = withWeight(WEIGHTS, path, value + 0.5);
    expect(weightAt(changed, path)).toBe(value + 0.5);
    expect(changedParts(WEIGHTS, changed)).toEqual([path]);
    expect(changedParts(WEIGHTS, withWeight(changed, path, value))).toEqual([]);
  });

  it('are faulty where a field is empty, out of its range or out of order', () => {
    const faulty = (path: string, value: number) => [...weightFaults(withWeight(WEIGHTS, path, value)).keys()];
    expect([...weightFaults(WEIGHTS).keys()]).toEqual([]);
    expect(faulty('urgency', Number.NaN)).toEqual(['urgency']);
    expect(faulty('urgency', -1)).toEqual(['urgency']);
    expect(faulty('urgency', 100)).toEqual([]);
    expect(faulty('urgency', 100.5)).toEqual(['urgency']);
    expect(faulty('intents.praise', -100)).toEqual([]);
    expect(faulty('levels.P3', 50)).toEqual(['levels.P3']);
    expect(faulty('levels.P1', 40)).toEqual(['levels.P2']);
    expect(faulty('levels.P3', 0)).toEqual(['levels.P3']);
  });
});
