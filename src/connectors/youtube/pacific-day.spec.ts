import { describe, expect, it } from '@jest/globals';
import { nextPacificMidnight, pacificDay } from './pacific-day.js';

describe('the day Google counts quota by', () => {
  it.each([
    ['2026-11-22T07:59:59Z', '2026-11-21', '2026-11-22T08:00:00Z'],
    ['2026-11-22T08:00:00Z', '2026-11-22', '2026-11-23T08:00:00Z'],
    ['2026-07-01T12:00:00Z', '2026-07-01', '2026-07-02T07:00:00Z'],
    // The days before and of both clock changes.
    ['2026-03-08T07:00:00Z', '2026-03-07', '2026-03-08T08:00:00Z'],
    ['2026-03-08T12:00:00Z', '2026-03-08', '2026-03-09T07:00:00Z'],
    ['2026-11-01T06:59:00Z', '2026-10-31', '2026-11-01T07:00:00Z'],
    ['2026-11-01T12:00:00Z', '2026-11-01', '2026-11-02T08:00:00Z'],
    ['2026-12-31T20:00:00Z', '2026-12-31', '2027-01-01T08:00:00Z'],
  ])('at %s is %s and ends at %s', (now, day, end) => {
    expect(pacificDay(new Date(now))).toBe(day);
    expect(nextPacificMidnight(new Date(now))).toEqual(new Date(end));
  });
});
