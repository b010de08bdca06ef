import { describe, expect, it } from '@jest/globals';
import { faultText, readCalendar, writeCalendar } from './read-calendar.js';

const HOURS = { zone: 'Europe/Riga', week: { mon: ['09:00-12:00', '13:00-24:00'] }, closed: ['2026-11-18'], open: {} };

const faults = (value: unknown): string[] => {
  const read = readCalendar(value);
  return read.ok ? [] : read.faults.map(faultText);
};

describe('readCalendar', () => {
  it('reads hours and writes them back', () => {
    const read = readCalendar(HOURS);
    expect(read).toEqual({ ok: true, calendar: { kind: 'weekly', ...HOURS } });
    if (read.ok) expect(writeCalendar(read.calendar)).toEqual(HOURS);
  });

  it('reads day and night, with closed dates as a week of whole days', () => {
    expect(readCalendar({ week: 'always' })).toEqual({ ok: true, calendar: { kind: 'always' } });
    expect(readCalendar({ week: 'always', zone: 'Asia/Bangkok', closed: ['2026-04-13'] })).toMatchObject({
      ok: true,
      calendar: { kind: 'weekly', zone: 'Asia/Bangkok', week: { mon: ['00:00-24:00'], sun: ['00:00-24:00'] } },
    });
  });

  it('takes a week without days as one that never opens', () => {
    expect(readCalendar({ zone: 'UTC', week: {} })).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, string]>([
    ['no fields', 'mon', 'A calendar is expected: {zone, week, closed, open}.'],
    ['no zone', { week: {} }, 'zone: is missing: a zone such as Europe/Helsinki.'],
    [
      'a zone that is none',
      { ...HOURS, zone: 'Europe/Atlantis' },
      'zone: "Europe/Atlantis" is not a zone; one is expected such as Europe/Helsinki.',
    ],
    ['no week', { zone: 'UTC' }, 'week: is expected to be "always" or windows by weekday: {mon: ["09:00-17:00"], …}.'],
    ['an unknown field', { ...HOURS, holidays: [] }, 'holidays: is not a field of a calendar.'],
    [
      'a weekday that is none',
      { ...HOURS, week: { monday: [] } },
      'week.monday: is not a weekday; they are mon, tue, wed, thu, fri, sat, sun.',
    ],
    [
      'a window that is none',
      { ...HOURS, week: { mon: ['9-17'] } },
      'week.mon[0]: "9-17" is not a window; one is expected such as "09:00-12:00".',
    ],
    [
      'a window after midnight',
      { ...HOURS, week: { mon: ['24:00-24:00'] } },
      'week.mon[0]: "24:00-24:00" is not a window; one is expected such as "09:00-12:00".',
    ],
    [
      'a window over midnight',
      { ...HOURS, week: { mon: ['22:00-06:00'] } },
      'week.mon[0]: "22:00-06:00" ends before it begins; one over midnight is written as two, the first until 24:00.',
    ],
    [
      'windows that are no list',
      { ...HOURS, week: { mon: '09:00-17:00' } },
      'week.mon: is expected to be a list of windows such as "09:00-12:00".',
    ],
    [
      'a date that is none',
      { ...HOURS, closed: ['2026-02-30'] },
      'closed[0]: "2026-02-30" is not a date; one is expected such as 2026-12-24.',
    ],
    [
      'a special date that is none',
      { ...HOURS, open: { soon: [] } },
      'open.soon: "soon" is not a date; one is expected such as 2026-12-24.',
    ],
  ])('says what is wrong with %s', (_, value, message) => {
    expect(faults(value)).toEqual([message]);
  });

  it('tells every fault', () => {
    expect(faults({ zone: 1, week: { mon: ['x'] }, closed: 'never', open: [] })).toHaveLength(4);
  });
});
