import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { confidenceOf, fitConfidenceSteps, type TakenLabel } from './confidence-steps.js';

const taken = (chance: number, isRight: boolean, weight = 1): TakenLabel => ({ chance, isRight, weight });

describe('fitConfidenceSteps', () => {
  it('says how often labels between two edges were right', () => {
    const labels = [taken(0.3, false), taken(0.4, true), taken(0.6, true), taken(0.7, true), taken(0.8, false, 2)];
    expect(fitConfidenceSteps(labels.slice(0, 4), [0.5])).toEqual([
      { from: 0, right: 0.5 },
      { from: 0.5, right: 1 },
    ]);
    expect(fitConfidenceSteps(labels, [0.35, 0.5])).toEqual([
      { from: 0, right: 0 },
      { from: 0.35, right: 0.6 },
    ]);
  });

  it('leaves out what no label falls into', () => {
    expect(fitConfidenceSteps([taken(0.9, true)], [0.5, 0.7])).toEqual([{ from: 0, right: 1 }]);
    expect(fitConfidenceSteps([], [0.5])).toEqual([]);
  });

  it('never gives less confidence to more chance', () => {
    const labels = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()));
    fc.assert(
      fc.property(labels, (pairs) => {
        const steps = fitConfidenceSteps(pairs.map(([chance, isRight]) => taken(chance, isRight)), [0.4, 0.6, 0.8]); // prettier-ignore
        const said = [0.1, 0.4, 0.5, 0.6, 0.7, 0.8, 1].map((chance) => confidenceOf(chance, steps));
        if (pairs.length > 0) expect(said).toEqual([...said].sort((a, b) => a - b));
        for (const confidence of said) expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('confidenceOf', () => {
  it('is the chance itself where nothing was measured', () => {
    expect(confidenceOf(0.37)).toBe(0.37);
  });
});
