import { describe, expect, it } from '@jest/globals';
import { splitByDay, startOfDay, weekFrom } from './split-days.js';

const at = (day: number, hour: number): string => new Date(2026, 0, day, hour).toISOString();

describe('a week of shifts', () => {
  it('has seven days, each from midnight', () => {
    const days = weekFrom(startOfDay(new Date(2026, 0, 5, 15, 30)));
    expect(days).toHaveLength(7);
    expect(days.map((day) => [day.getDate(), day.getHours()])).toEqual([5, 6, 7, 8, 9, 10, 11].map((d) => [d, 0]));
  });

  it('shows what goes over midnight in both days', () => {
    const days = weekFrom(new Date(2026, 0, 5));
    const split = splitByDay([{ from: at(5, 22), to: at(6, 6) }], days);
    expect(split.slice(0, 3)).toEqual([[{ from: at(5, 22), to: at(6, 0) }], [{ from: at(6, 0), to: at(6, 6) }], []]);
  });
});
