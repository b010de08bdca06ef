import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinVerdicts, judgeAttainment, percentileOf, type OutcomeCount } from './attainment.js';

const count = (percent: number, met: number, missed: number, open = 0): OutcomeCount => ({
  percent,
  met,
  missed,
  open,
});

describe('judgeAttainment', () => {
  it('of the November in the manual: 1,132 of 1,240 at 90 %', () => {
    expect(judgeAttainment([count(90, 1_132, 108, 4)])).toEqual({
      n: 1_240,
      met: 1_132,
      missed: 108,
      open: 4,
      percent: 91.3,
      ci95: [89.6, 92.7],
      allowedMisses: 124,
      missesLeft: 16,
      verdict: 'met',
    });
  });

  it.each<[string, OutcomeCount[], number, 'met' | 'missed' | null]>([
    ['nothing', [], 0, null],
    ['29 tasks give no verdict', [count(90, 0, 29)], 2, null],
    ['30 do', [count(90, 27, 3)], 3, 'met'],
    ['one miss too many', [count(90, 26, 4)], 3, 'missed'],
    ['no room at 100 %', [count(100, 99, 1)], 0, 'missed'],
    ['a thousandth is not lost to rounding', [count(99.9, 999, 1)], 1, 'met'],
    ['each version under its own percentage', [count(90, 40, 10), count(80, 50, 0)], 15, 'met'],
  ])('%s', (_, counts, allowedMisses, verdict) => {
    expect(judgeAttainment(counts)).toMatchObject({ allowedMisses, verdict });
  });

  const outcome = fc.record({
    percent: fc.integer({ min: 1, max: 100 }),
    met: fc.nat(500),
    missed: fc.nat(500),
    open: fc.nat(50),
  });

  it('says met exactly where the percentage was reached, and counts every task once', () => {
    fc.assert(
      fc.property(outcome, (one) => {
        const judged = judgeAttainment([one]);
        expect(judged.n).toBe(one.met + one.missed);
        expect(judged.missesLeft).toBe(judged.allowedMisses - one.missed);
        const expected = judged.n < 30 ? null : one.met * 100 >= one.percent * judged.n ? 'met' : 'missed';
        expect(judged.verdict).toBe(expected);
        if (judged.ci95 !== null && judged.percent !== null) {
          expect(judged.ci95[0]).toBeLessThanOrEqual(judged.percent);
          expect(judged.ci95[1]).toBeGreaterThanOrEqual(judged.percent);
        }
      }),
    );
  });

  it('does not depend on how tasks of one percentage are divided', () => {
    fc.assert(
      fc.property(outcome, fc.nat(500), fc.nat(500), (one, met, missed) => {
        const rest = { ...one, met, missed };
        const whole = { ...one, met: one.met + met, missed: one.missed + missed, open: 2 * one.open };
        expect(judgeAttainment([one, rest])).toEqual(judgeAttainment([whole]));
      }),
    );
  });
});

describe('joinVerdicts', () => {
  it.each<[('met' | 'missed' | null)[], 'met' | 'missed' | null]>([
    [[], null],
    [[null, null], null],
    [[null, 'met'], 'met'],
    [['met', 'missed', null], 'missed'],
  ])('%j: %s', (verdicts, expected) => {
    expect(joinVerdicts(verdicts)).toBe(expected);
  });
});

describe('percentileOf', () => {
  it('is the least value that enough do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), fc.constantFrom(0.5, 0.9, 0.95, 1), (values, share) => {
        const sorted = [...values].sort((a, b) => a - b);
        const isEnough = (value: number): boolean =>
          sorted.filter((other) => other <= value).length >= share * sorted.length - 1e-9;
        expect(percentileOf(sorted, share)).toBe(sorted.find(isEnough));
      }),
    );
    expect(percentileOf([], 0.5)).toBeNull();
  });
});
