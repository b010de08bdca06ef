import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PRIORITY_WEIGHTS as DEFAULTS } from './default-weights.js';
import type { PriorityFacts } from './priority.types.js';
import { Rehearsal } from './rehearse.js';

const facts = (score: number, isDirect = false): PriorityFacts => ({
  sentiment: { label: 'negative', score },
  reach: null,
  isDirect,
});

describe('Rehearsal', () => {
  const rehearse = (factor: number) => {
    const rehearsal = new Rehearsal(DEFAULTS, { ...DEFAULTS, addressedToUs: 50 }, 2);
    rehearsal.add({ taskId: '1', date: '2026-11-01', facts: facts(-0.5) }); // 30: P3, stays
    rehearsal.add({ taskId: '2', date: '2026-11-01', facts: facts(-0.5, true) }); // 44 → 80: P3 → P1
    rehearsal.add({ taskId: '3', date: '2026-11-02', facts: { ...facts(-1, true), intent: 'complaint' } }); // 54 → 90
    rehearsal.add({ taskId: '4', date: '2026-11-02', facts: facts(-0.5, true) });
    return rehearsal.counts(factor);
  };

  it('counts levels, moves and days by both weights', () => {
    expect(rehearse(1)).toEqual({
      before: { P1: 0, P2: 1, P3: 3, P4: 0 },
      after: { P1: 3, P2: 0, P3: 1, P4: 0 },
      moved: [
        { from: 'P2', to: 'P1', count: 1 },
        { from: 'P3', to: 'P1', count: 2 },
      ],
      farthest: [
        { taskId: '4', from: 'P3', to: 'P1' },
        { taskId: '2', from: 'P3', to: 'P1' },
      ],
      byDay: new Map([
        ['2026-11-01', { P1: 1, P2: 0, P3: 1, P4: 0 }],
        ['2026-11-02', { P1: 2, P2: 0, P3: 0, P4: 0 }],
      ]),
    });
  });

  it('scales a sample up', () => {
    expect(rehearse(2.5)).toMatchObject({ after: { P1: 8, P2: 0, P3: 3, P4: 0 }, moved: [{ count: 3 }, { count: 5 }] });
  });
});
