import { describe, expect, it } from '@jest/globals';
import type { WeeklyHours } from './calendar.js';
import { dueAt, isOpenAt, nextOpeningAt, openSecondsBetween } from './due-at.js';

/** A shop in Helsinki with a lunch break, a night shift at weekends, Midsummer closed and one Saturday of stock-taking. */
const SHOP: WeeklyHours = {
  kind: 'weekly',
  zone: 'Europe/Helsinki',
  week: {
    mon: ['09:00-12:00', '13:00-17:00'],
    tue: ['09:00-12:00', '13:00-17:00'],
    wed: ['09:00-12:00', '13:00-17:00'],
    thu: ['09:00-12:00', '13:00-17:00'],
    fri: ['09:00-12:00', '13:00-17:00'],
    sun: ['00:00-06:00'],
  },
  closed: ['2026-06-19'],
  open: { '2026-06-20': ['10:00-11:00'] },
};

const due = (start: string, minutes: number): string | null =>
  dueAt(new Date(start), minutes * 60, SHOP)?.toISOString() ?? null;

describe('a shop with two shifts', () => {
  it.each<[string, string, number, string]>([
    ['Friday 16:55: the rest counts on Sunday night', '2026-06-12T13:55:00Z', 15, '2026-06-13T21:10:00.000Z'],
    ['over lunch', '2026-06-10T08:50:00Z', 20, '2026-06-10T10:10:00.000Z'],
    ['ends with the shift, not with the next', '2026-06-10T08:50:00Z', 10, '2026-06-10T09:00:00.000Z'],
    ['Thursday evening before Midsummer: a special Saturday', '2026-06-18T14:30:00Z', 30, '2026-06-20T07:30:00.000Z'],
    ['the skipped hour has no open time', '2026-03-28T22:00:00Z', 240, '2026-03-29T02:00:00.000Z'],
    ['and six hours of the wall clock are five', '2026-03-28T22:00:00Z', 301, '2026-03-30T06:01:00.000Z'],
    ['the repeated hour counts twice', '2026-10-24T21:00:00Z', 420, '2026-10-25T04:00:00.000Z'],
  ])('%s', (_, start, minutes, expected) => {
    expect(due(start, minutes)).toBe(expected);
  });

  it('counts both of the repeated hours', () => {
    const hours = openSecondsBetween(new Date('2026-10-24T20:00:00Z'), new Date('2026-10-25T20:00:00Z'), SHOP) / 3_600;
    expect(hours).toBe(7);
  });

  it('tells when it opens', () => {
    expect(isOpenAt(new Date('2026-06-10T09:00:00Z'), SHOP)).toBe(false);
    expect(isOpenAt(new Date('2026-06-10T10:00:00Z'), SHOP)).toBe(true);
    expect(nextOpeningAt(new Date('2026-06-10T09:00:00Z'), SHOP)?.toISOString()).toBe('2026-06-10T10:00:00.000Z');
    expect(nextOpeningAt(new Date('2026-06-18T14:00:00Z'), SHOP)?.toISOString()).toBe('2026-06-20T07:00:00.000Z');
  });

  it('is exact to the millisecond', () => {
    expect(dueAt(new Date('2026-06-10T06:00:00.001Z'), 0.5, SHOP)?.toISOString()).toBe('2026-06-10T06:00:00.501Z');
  });
});
