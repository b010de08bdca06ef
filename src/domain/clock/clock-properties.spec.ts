import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockCase, numbersFrom, type ClockCase } from '../../../test/support/clock-cases.js';
import { dueBySteps, isOpenMinute, openMsBySteps, type OracleCalendar } from '../../../test/support/clock-oracle.js';
import type { Calendar } from './calendar.js';
import { dueAt, isOpenAt, nextOpeningAt, openSecondsBetween, type Pause } from './due-at.js';
import { readCalendar } from './read-calendar.js';

const LIMIT_MS = 8 * 86_400_000;
const RUNS = { numRuns: 120 };
const STEPPED = { numRuns: 30 };

/** Each is grown from a number, so that a failure names the number. */
const aCase = fc.integer().map((seed) => clockCase(numbersFrom(seed)));

function calendarOf(value: OracleCalendar): Calendar {
  const read = readCalendar(value);
  if (!read.ok) throw new Error(read.faults.map(({ message }) => message).join());
  return read.calendar;
}

const pausesOf = (pauses: ClockCase['pauses']): Pause[] =>
  pauses.map(([from, to]) => ({ from: new Date(from), to: new Date(to) }));

const dueOf = ({ calendar, startMs, targetMs, pauses }: ClockCase): number | null =>
  dueAt(new Date(startMs), targetMs / 1_000, calendarOf(calendar), pausesOf(pauses))?.getTime() ?? null;

/** Later than every instant. */
const orNever = (due: number | null): number => due ?? Infinity;

describe('the clock, against stepping through time', () => {
  it('is due when minute-stepping says so', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const { calendar, startMs, targetMs, pauses } = one;
        const expected = dueBySteps(calendar, startMs, targetMs, pauses, LIMIT_MS);
        const due = dueOf(one);
        if (expected === null) expect(due === null || due - startMs >= LIMIT_MS).toBe(true);
        else expect(due).toBe(expected);
      }),
      STEPPED,
    );
  });

  it('counts the open time that minute-stepping counts', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: 0, max: 5 * 86_400_000 }), (one, length) => {
        const { calendar, startMs, pauses } = one;
        const to = startMs + length;
        const seconds = openSecondsBetween(new Date(startMs), new Date(to), calendarOf(calendar), pausesOf(pauses));
        expect(seconds * 1_000).toBeCloseTo(openMsBySteps(calendar, startMs, to, pauses), 3);
      }),
      STEPPED,
    );
  });

  it('is open, and opens next, when the wall clock says so', () => {
    fc.assert(
      fc.property(aCase, ({ calendar, startMs }) => {
        const rules = calendarOf(calendar);
        const minute = (at: number): number => Math.floor(at / 60_000) * 60_000;
        const isOpen = isOpenMinute(calendar, minute(startMs));
        expect(isOpenAt(new Date(startMs), rules)).toBe(isOpen);
        const next = nextOpeningAt(new Date(startMs), rules)?.getTime() ?? null;
        if (isOpen) expect(next).toBe(startMs);
        for (let at = minute(startMs); at < (next ?? startMs + LIMIT_MS / 2); at += 60_000) {
          if (isOpenMinute(calendar, at)) expect(at).toBe(next === null ? undefined : minute(next));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the clock keeps its laws', () => {
  const more = fc.integer({ min: 0, max: 10 * 3_600_000 });

  it('is additive: a target in two parts ends where the whole ends', () => {
    fc.assert(
      fc.property(aCase, more, (one, secondMs) => {
        const first = dueOf(one);
        if (first === null) return;
        const whole = dueOf({ ...one, targetMs: one.targetMs + secondMs });
        const inParts = dueOf({ ...one, startMs: first, targetMs: secondMs });
        // A second part of nothing ends where it begins, and so does a first part that ends with a window.
        expect(secondMs === 0 ? first : inParts).toBe(whole);
      }),
      RUNS,
    );
  });

  it('undoes counting: between start and deadline lies the target', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const due = dueOf(one);
        if (due === null) return;
        const { calendar, startMs, targetMs, pauses } = one;
        const seconds = openSecondsBetween(new Date(startMs), new Date(due), calendarOf(calendar), pausesOf(pauses));
        expect(seconds).toBeCloseTo(targetMs / 1_000, 6);
        if (targetMs === 0) return;
        // And no earlier instant would do.
        const before = openSecondsBetween(new Date(startMs), new Date(due - 1), calendarOf(calendar), pausesOf(pauses));
        expect(before).toBeLessThan(targetMs / 1_000);
      }),
      RUNS,
    );
  });

  it('is never earlier for a later start', () => {
    fc.assert(
      fc.property(aCase, more, (one, later) => {
        const due = dueOf({ ...one, startMs: one.startMs + later });
        expect(orNever(due)).toBeGreaterThanOrEqual(orNever(dueOf(one)));
      }),
      RUNS,
    );
  });

  it('never comes nearer by closing a day', () => {
    fc.assert(
      fc.property(aCase, fc.integer({ min: -1, max: 9 }), (one, days) => {
        const day = new Date(one.startMs + days * 86_400_000).toISOString().slice(0, 10);
        const calendar = { ...one.calendar, closed: [...one.calendar.closed, day] };
        expect(orNever(dueOf({ ...one, calendar }))).toBeGreaterThanOrEqual(orNever(dueOf(one)));
      }),
      RUNS,
    );
  });

  it('shifts by exactly the open time that a pause takes away', () => {
    fc.assert(
      fc.property(aCase, more, more, (one, after, length) => {
        const pause = [one.startMs + after, one.startMs + after + length] as const;
        const [unpaused, paused] = [dueOf({ ...one, pauses: [] }), dueOf({ ...one, pauses: [pause] })];
        const taken = openMsBySteps(one.calendar, pause[0], pause[1], []);
        if (unpaused === null || one.targetMs === 0) return;
        const isLater = unpaused > pause[0];
        const whole = isLater
          ? dueOf({
              ...one,
              pauses: [],
              targetMs: one.targetMs + taken,
            })
          : unpaused;
        if (taken === 0 || !isLater || (whole !== null && whole > pause[1])) expect(paused).toBe(whole);
      }),
      RUNS,
    );
  });

  it('does not depend on order, overlap or splitting of windows and pauses', () => {
    fc.assert(
      fc.property(aCase, (one) => {
        const { week } = one.calendar;
        const reversed =
          week === 'always'
            ? week
            : Object.fromEntries(
                Object.entries(week).map(([day, windows]) => [day, [...windows, ...windows].reverse()]),
              );
        const halves = one.pauses.flatMap(([from, to]) => {
          const middle = Math.floor((from + to) / 2);
          return [[middle, to] as const, [from, middle] as const];
        });
        expect(dueOf({ ...one, calendar: { ...one.calendar, week: reversed }, pauses: halves.reverse() })).toBe(
          dueOf(one),
        );
      }),
      RUNS,
    );
  });

  it('says in bounded time that what never opens is never due', () => {
    const never: Calendar[] = [
      { kind: 'weekly', zone: 'Europe/Riga', week: {}, closed: [], open: {} },
      { kind: 'weekly', zone: 'America/New_York', week: { mon: [], tue: [] }, closed: ['2026-01-01'], open: {} },
      {
        kind: 'weekly',
        zone: 'Pacific/Apia',
        week: {},
        closed: [],
        open: { '2026-01-05': ['09:00-10:00'], '2200-01-01': [] },
      },
      // A minute each Sunday: half a million hours of it lie beyond every horizon.
      { kind: 'weekly', zone: 'Australia/Lord_Howe', week: { sun: ['02:15-02:16'] }, closed: [], open: {} },
    ];
    for (const calendar of never) {
      expect(dueAt(new Date('2026-01-05T00:00:00Z'), 1_800_000_000, calendar)).toBeNull();
    }
    expect(nextOpeningAt(new Date('2026-02-01T00:00:00Z'), never[2] as Calendar)).toBeNull();
  });
});
