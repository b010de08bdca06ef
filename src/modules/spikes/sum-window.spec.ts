import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepCount } from './spikes.types.js';
import { addStep, NOTHING, sumWindow, usualOf } from './sum-window.js';

const counts = fc.record({
  watchId: fc.constant('7'),
  at: fc.constant(new Date(0)),
  mentions: fc.nat({ max: 50 }),
  negatives: fc.nat({ max: 20 }),
  highReach: fc.nat({ max: 5 }),
  authors: fc.nat({ max: 50 }),
  negativeAuthors: fc.nat({ max: 20 }),
  topReach: fc.double({ min: 0, max: 8, noNaN: true }),
  networks: fc.dictionary(
    fc.constantFrom('web', 'mastodon', 'reddit'),
    fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })),
  ),
  risks: fc.dictionary(fc.constantFrom('legal', 'safety'), fc.nat({ max: 4 })),
  languages: fc.constant({}),
  stories: fc.constant({}),
});

const present = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));

it('a step that is taken out again leaves the sum as it was', () => {
  fc.assert(
    fc.property(fc.array(counts, { maxLength: 6 }), counts, (steps: StepCount[], step: StepCount) => {
      const sum = steps.reduce((total, each) => addStep(total, each, 1), NOTHING);
      const again = addStep(addStep(sum, step, 1), step, -1);
      expect({ ...again, networks: present(again.networks), risks: present(again.risks) }).toEqual({
        ...sum,
        networks: present(sum.networks),
        risks: present(sum.risks),
      });
    }),
  );
});

it('a window is the sum of its steps and as loud as the loudest', () => {
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 12 }), (steps: StepCount[]) => {
      const sum = sumWindow(steps);
      expect(sum.negatives).toBe(steps.reduce((total, { negatives }) => total + negatives, 0));
      expect(sum.topReach).toBe(Math.max(...steps.map(({ topReach }) => topReach)));
      expect(usualOf(sum, 24)).toMatchObject({ windows: 2, negatives: sum.negatives });
    }),
  );
});
