import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { periodOf, projectPace } from './pace.js';

const at = (text: string): Date => new Date(text);
const spanOf = (period: 'day' | 'week' | 'month', text: string): string[] => {
  const { from, to } = periodOf(period, at(text));
  return [from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)];
};

describe('periodOf', () => {
  it.each<['day' | 'week' | 'month', string, string[]]>([
    ['day', '2026-11-22T23:59:59Z', ['2026-11-22', '2026-11-23']],
    ['week', '2026-11-22T12:00:00Z', ['2026-11-16', '2026-11-23']],
    ['week', '2026-11-23T00:00:00Z', ['2026-11-23', '2026-11-30']],
    ['month', '2026-12-31T23:00:00Z', ['2026-12-01', '2027-01-01']],
    ['month', '2028-02-29T00:00:00Z', ['2028-02-01', '2028-03-01']],
  ])('%s of %s', (period, text, expected) => {
    expect(spanOf(period, text)).toEqual(expected);
  });

  it('holds its instant, and joins the next one without a gap', () => {
    const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.constantFrom('day' as const, 'week' as const, 'month' as const), (now, period) => {
        const { from, to } = periodOf(period, now);
        expect(from <= now && now < to).toBe(true);
        expect(periodOf(period, to).from).toEqual(to);
      }),
    );
  });
});

describe('projectPace', () => {
  const november = periodOf('month', at('2026-11-10T00:00:00Z'));

  it('carries on what happened until now', () => {
    expect(projectPace(90, november, { n: 620, missed: 31 }, at('2026-11-16T00:00:00Z'))).toMatchObject({
      expectedN: 1_240,
      expectedMisses: 62,
      expectedAllowed: 124,
      expectedLeft: 62,
    });
  });

  it('guesses nothing from the first hours, and changes nothing when it is over', () => {
    expect(projectPace(90, november, { n: 3, missed: 3 }, at('2026-11-01T02:00:00Z')).expectedLeft).toBeNull();
    expect(projectPace(90, november, { n: 100, missed: 12 }, at('2027-01-01T00:00:00Z'))).toMatchObject({
      expectedN: 100,
      expectedLeft: -2,
    });
  });
});
