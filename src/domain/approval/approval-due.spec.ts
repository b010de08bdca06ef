import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approvalDueAt } from './approval-due.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

describe('approvalDueAt', () => {
  it.each<[string, Date | null, number, Date]>([
    ['no promise runs', null, 10, after(1_800)],
    ['it is broken already', after(-60), 10, after(300)],
    ['an hour is left: ten minutes to send', after(3_600), 10, after(2_990)],
    ['ten minutes are left: a fifth to send', after(600), 10, after(470)],
    ['two minutes are left: half a minute to send', after(120), 10, after(80)],
    ['half a minute is left: half of it', after(30), 10, after(15)],
  ])('%s', (_, nextDueAt, holdSeconds, expected) => {
    expect(approvalDueAt(NOW, nextDueAt, holdSeconds)).toEqual(expected);
  });

  it('is never past, and never after the promise that it serves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 600 }), (left, hold) => {
        const due = approvalDueAt(NOW, after(left), hold).getTime();
        expect(due).toBeGreaterThan(NOW.getTime());
        expect(due).toBeLessThan(after(left).getTime());
      }),
    );
  });
});
