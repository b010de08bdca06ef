import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Calendar } from '@domain/clock/calendar.js';
import { clockState } from '@domain/clock/clock-state.js';
import { dueAt, isOpenAt, nextOpeningAt } from '@domain/clock/due-at.js';
import i18next from 'i18next';
import type { Clock } from '../api/types.js';
import en from '../i18n/en.json';
import { formatTime } from '../i18n/format.js';
import { readClock } from './clock-phase.js';
import { clockTime, spokenClock } from './clock-words.js';

beforeAll(() => i18next.init({ lng: 'en', showSupportNotice: false, resources: { en: { translation: en } } }));

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const SHIFTS: Calendar = {
  kind: 'weekly',
  zone: 'Europe/Riga',
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, ['08:00-12:00', '13:00-17:00']])),
  closed: ['2026-11-18'],
  open: {},
};
const NIGHTS: Calendar = { ...SHIFTS, week: { sat: ['22:00-24:00'], sun: ['00:00-06:00'] } };

/** What the server says of a clock at an instant, as it stores and shows it. */
function served(calendar: Calendar, start: string, minutes: number, now: string, more: Partial<Clock> = {}): Clock {
  const [startedAt, at] = [new Date(start), new Date(now)];
  const due = dueAt(startedAt, minutes * 60, calendar);
  const isClosed = more.metAt === undefined && !isOpenAt(at, calendar);
  const opens = isClosed ? nextOpeningAt(at, calendar) : null;
  const metAt = more.metAt ? new Date(more.metAt) : null;
  return {
    id: '1',
    kind: 'acknowledge',
    standard: { id: '1', name: 'Standard' },
    standardVersion: 1,
    target: { id: 'x', name: 'x', withinSeconds: minutes * 60 },
    calendar: 'Riga',
    calendarVersion: 1,
    promiseId: null,
    startedAt: startedAt.toISOString(),
    dueAt: due?.toISOString() ?? null,
    state: clockState({ dueAt: due, metAt, isCancelled: false, pausedUntil: opens, now: at }),
    metAt: null,
    metBy: null,
    pausedAt: null,
    pausedUntil: opens?.toISOString() ?? null,
    ...more,
  };
}

/** The instant that the text on the screen stands for, read back from it. */
function dueByText(clock: Clock, now: string): number {
  const text = clockTime(clock, Date.parse(now));
  const [, sign, minutes, seconds] = /^(\+?)(\d+):(\d\d)$/.exec(text) ?? [];
  if (minutes === undefined) throw new Error(`"${text}" is no time.`);
  const amount = (Number(minutes) * 60 + Number(seconds)) * 1000;
  return Date.parse(now) + (sign === '+' ? -amount : amount);
}

describe('the text of a clock', () => {
  it.each<[string, Calendar, string, number, string, string]>([
    [
      'in the night the clock goes forward',
      NIGHTS,
      '2026-03-28T23:30:00Z',
      120,
      '2026-03-29T01:10:00.400Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'in the night the clock goes back',
      NIGHTS,
      '2026-10-24T23:30:00Z',
      180,
      '2026-10-25T02:00:01Z',
      '2026-10-25T02:30:00.000Z',
    ],
    [
      'over lunch between two shifts',
      SHIFTS,
      '2026-11-20T09:50:00Z',
      20,
      '2026-11-20T11:05:30Z',
      '2026-11-20T11:10:00.000Z',
    ],
    ['over a holiday', SHIFTS, '2026-11-17T14:50:00Z', 20, '2026-11-19T06:09:59.999Z', '2026-11-19T06:10:00.000Z'],
    ['over a weekend, overdue', SHIFTS, '2026-11-20T14:50:00Z', 20, '2026-11-23T06:12:34Z', '2026-11-23T06:10:00.000Z'],
    [
      'day and night',
      { kind: 'always' },
      '2026-03-29T00:55:00Z',
      15,
      '2026-03-29T00:55:00Z',
      '2026-03-29T01:10:00.000Z',
    ],
  ])('%s stands for the time that the server says', (_, calendar, start, minutes, now, due) => {
    const clock = served(calendar, start, minutes, now);
    expect(clock.dueAt).toBe(due);
    expect(Math.abs(dueByText(clock, now) - Date.parse(due))).toBeLessThanOrEqual(1_000);
  });

  it('says when a clock goes on whose hours are closed, and ticks again from then on', () => {
    const clock = served(SHIFTS, '2026-11-17T14:50:00Z', 20, '2026-11-18T10:00:00Z');
    const opens = '2026-11-19T06:00:00.000Z';
    expect(clock).toMatchObject({ state: 'paused', pausedUntil: opens });
    expect(clockTime(clock, Date.parse('2026-11-18T10:00:00Z'))).toBe(`opens ${formatTime(opens)}`);
    expect(spokenClock(clock, Date.parse('2026-11-18T10:00:00Z'))).toContain(`until ${formatTime(opens)}`);
    expect(clockTime(clock, Date.parse(opens) - 86_400_000)).toMatch(/^opens .*2026/);
    expect(readClock(clock, Date.parse(opens))).toEqual({ phase: 'ok', seconds: 600 });
    expect(clockTime(clock, Date.parse(opens))).toBe('10:00');
  });

  it('says that we wait for the customer', () => {
    const clock = served({ kind: 'always' }, '2026-11-17T12:00:00Z', 60, '2026-11-17T12:10:00Z', {
      state: 'paused',
      pausedAt: '2026-11-17T12:05:00Z',
    });
    expect(clockTime(clock, Date.parse('2026-11-17T12:10:00Z'))).toBe('waits');
    expect(spokenClock(clock, Date.parse('2026-11-17T12:10:00Z'))).toBe('First acknowledgement waits for the customer');
  });

  it('says how long a clock took that was met late, and that some are never due', () => {
    const now = '2026-11-17T12:30:00Z';
    const late = served({ kind: 'always' }, '2026-11-17T12:00:00Z', 15, now, { metAt: '2026-11-17T12:20:05Z' });
    expect({ state: late.state, text: clockTime(late, Date.parse(now)) }).toEqual({ state: 'met-late', text: '20:05' });
    const never = served({ ...SHIFTS, week: {} }, '2026-11-17T12:00:00Z', 15, now);
    expect(never).toMatchObject({ dueAt: null, pausedUntil: null });
    expect(clockTime(never, Date.parse(now))).toBe('');
    expect(spokenClock(never, Date.parse(now))).toBe('First acknowledgement has no deadline');
  });
});
