import { describe, expect, it } from '@jest/globals';
import { monthsBefore, rangeOf } from './insight-range.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');

describe('the range of an insight', () => {
  it('is the last 30 days, day by day, where nothing is asked for', () => {
    expect(rangeOf({}, NOW)).toEqual({ from: '2026-10-24', to: '2026-11-22', by: 'day' });
  });

  it('is what the address says', () => {
    expect(rangeOf({ from: '2026-01-01', to: '2026-01-31', by: 'week' }, NOW)).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
      by: 'week',
    });
  });

  it('is by week where it is long and nobody chose', () => {
    expect(rangeOf({ from: '2026-01-01' }, NOW).by).toBe('week');
    expect(rangeOf({ from: '2026-01-01', by: 'day' }, NOW).by).toBe('day');
  });

  it.each(['soon', '2026-13-40', ''])('passes over %j, which is no day', (from) => {
    expect(rangeOf({ from }, NOW).from).toBe('2026-10-24');
  });

  it('does not begin after its end', () => {
    expect(rangeOf({ from: '2026-11-30', to: '2026-11-10' }, NOW)).toEqual({
      from: '2026-10-12',
      to: '2026-11-10',
      by: 'day',
    });
  });

  it('goes no farther back than the server looks', () => {
    expect(rangeOf({ from: '2020-01-01', to: '2026-11-22' }, NOW)).toEqual({
      from: '2025-10-19',
      to: '2026-11-22',
      by: 'week',
    });
  });

  it('lists months across a new year', () => {
    expect(monthsBefore(Date.parse('2026-02-28T23:59:59Z'), 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  });
});
