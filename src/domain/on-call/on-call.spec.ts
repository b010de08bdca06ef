import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from '../clock/calendar.js';
import type { OnCallAbsence, Override, Rotation } from './on-call.types.js';
import { turnBegins } from './turns.js';
import { dutiesBetween, gapsWithNobody, nextHandovers, whoIsOnCall } from './who-is-on-call.js';

const HOUR = 3_600_000;
const QUARTER = 15 * 60_000;
const DAY = 24 * HOUR;
const ZONES = ['Europe/Helsinki', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Bangkok', 'Pacific/Apia', 'UTC'];

/** Walks through time by quarters of an hour, reading a wall clock, and hands over when the clock first reaches the time. */
function turnsByStepping(rotation: Rotation, fromMs: number, count: number): (number | null)[] {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: rotation.zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const begins = (turn: number): string => {
    const day = new Date(Date.parse(`${rotation.startsOn}T00:00:00Z`) + turn * rotation.everyDays * DAY);
    return `${day.toISOString().slice(0, 10)} ${rotation.handoverAt}`;
  };
  let turn = -1;
  const turns: (number | null)[] = [];
  for (let step = 0; step < count; step++) {
    const wall = format.format(fromMs + step * QUARTER);
    while (begins(turn + 1) <= wall) turn++;
    turns.push(turn < 0 ? null : turn);
  }
  return turns;
}

/** Begins a few days before a clock change of some zone, or anywhere. */
const starts = fc.oneof(
  fc.constantFrom('2026-03-26', '2026-03-05', '2026-10-22', '2026-10-29', '2026-04-02', '2011-12-26').map(String),
  fc.integer({ min: 0, max: 2_000 }).map((n) => new Date(Date.UTC(2024, 0, 1) + n * DAY).toISOString().slice(0, 10)),
);
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const rotations = fc.record({
  id: fc.constant('first'),
  name: fc.constant('First line'),
  zone: fc.constantFrom(...ZONES),
  members: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1, maxLength: 4 }),
  handoverAt: times,
  everyDays: fc.integer({ min: 1, max: 7 }),
  startsOn: starts,
  hours: fc.constant(null),
});
const NO_CHANGES = { overrides: [], absences: [] };

const rotation = (change: Partial<Rotation> = {}): Rotation => ({
  id: 'first',
  name: 'First line',
  zone: 'Europe/Helsinki',
  members: ['1', '2', '3'],
  handoverAt: '09:00',
  everyDays: 7,
  startsOn: '2026-11-02',
  hours: null,
  ...change,
});
const at = (text: string): number => Date.parse(text);
const override = (change: Partial<Override>): Override => ({
  id: 'a',
  fromMs: at('2026-11-02T00:00:00Z'),
  toMs: at('2026-12-02T00:00:00Z'),
  memberId: null,
  instead: '9',
  rotationId: null,
  ...change,
});
const away = (memberId: string, substituteId: string | null): OnCallAbsence => ({
  memberId,
  substituteId,
  fromMs: at('2026-11-02T00:00:00Z'),
  toMs: at('2026-11-06T00:00:00Z'),
});

describe('turns', () => {
  it('change as a wall clock walked through by quarters of an hour says, over clock changes too', () => {
    fc.assert(
      fc.property(rotations, (made) => {
        const fromMs = at(`${made.startsOn}T00:00:00Z`) - 2 * DAY;
        const count = 9 * 96;
        const wanted = turnsByStepping(made, fromMs, count).map((turn) =>
          turn === null ? null : (made.members[turn % made.members.length] ?? null),
        );
        const found = wanted.map((_, step) => whoIsOnCall(made, NO_CHANGES, fromMs + step * QUARTER).memberId);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });

  it('begin in order, also where a date is left out', () => {
    fc.assert(
      fc.property(rotations, fc.integer({ min: 0, max: 60 }), (made, turn) => {
        expect(turnBegins(made, turn + 1)).toBeGreaterThanOrEqual(turnBegins(made, turn));
      }),
    );
  });

  it('begin at the end of an hour that is skipped and in the first run of one that is repeated', () => {
    const spring = rotation({ handoverAt: '03:30', everyDays: 1, startsOn: '2026-03-29' });
    expect(new Date(turnBegins(spring, 0)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    const autumn = rotation({ handoverAt: '03:30', everyDays: 1, startsOn: '2026-10-25' });
    expect(new Date(turnBegins(autumn, 0)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('who is on call', () => {
  const monday = at('2026-11-02T12:00:00Z');

  it('is nobody before the first turn, outside the hours, and in an empty rotation', () => {
    const hours: Calendar = { kind: 'weekly', zone: 'UTC', week: { mon: ['08:00-10:00'] }, closed: [], open: {} };
    expect(whoIsOnCall(rotation(), NO_CHANGES, at('2026-11-02T06:59:59Z'))).toEqual({
      memberId: null,
      cause: 'not-begun',
    });
    expect(whoIsOnCall(rotation({ hours }), NO_CHANGES, monday)).toEqual({ memberId: null, cause: 'off-hours' });
    expect(whoIsOnCall(rotation({ members: [] }), NO_CHANGES, monday)).toEqual({ memberId: null, cause: 'empty' });
  });

  it('follows overrides in their order, each about whose turn it is by then', () => {
    const overrides = [
      override({ memberId: '1', instead: '7' }),
      override({ memberId: '7', instead: '8' }),
      override({ memberId: '1', instead: '9' }),
      override({ memberId: null, instead: '6', rotationId: 'second' }),
    ];
    expect(whoIsOnCall(rotation(), { overrides, absences: [] }, monday)).toEqual({ memberId: '8', cause: 'override' });
  });

  it('is the substitute of somebody away, and nobody where none stands in or all of them are away', () => {
    const overrides: Override[] = [];
    const who = (absences: OnCallAbsence[]) => whoIsOnCall(rotation(), { overrides, absences }, monday);
    expect(who([away('1', '2')])).toEqual({ memberId: '2', cause: 'substitute' });
    expect(who([away('1', null)])).toEqual({ memberId: null, cause: 'absent' });
    expect(who([away('1', '2'), away('2', '1')])).toEqual({ memberId: null, cause: 'absent' });
    expect(who([away('1', '2'), away('2', '3')])).toEqual({ memberId: '3', cause: 'substitute' });
  });

  it('over a range is what it is at each of its instants', () => {
    const anOverride = fc.record({
      id: fc.constant('a'),
      memberId: fc.constantFrom(null, '1', '2'),
      instead: fc.constantFrom('5', '6'),
      rotationId: fc.constantFrom(null, 'first', 'second'),
      fromMs: fc.integer({ min: 0, max: 500 }),
      toMs: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(
        rotations,
        fc.array(anOverride, { maxLength: 4 }),
        fc.integer({ min: 0, max: 300 }),
        (made, drawn, hours) => {
          const fromMs = at(`${made.startsOn}T00:00:00Z`) - DAY;
          const overrides = drawn.map((each) => {
            const begins = fromMs + each.fromMs * HOUR;
            return { ...each, fromMs: begins, toMs: begins + each.toMs * HOUR };
          });
          const absences = [
            { memberId: '3', substituteId: '1', fromMs: fromMs + hours * HOUR, toMs: fromMs + 400 * HOUR },
          ];
          const changes = { overrides, absences };
          const range = { fromMs, toMs: fromMs + 20 * DAY };
          const duties = dutiesBetween(made, changes, range);
          expect(duties[0]?.fromMs).toBe(range.fromMs);
          expect(duties.at(-1)?.toMs).toBe(range.toMs);
          for (const [index, { toMs }] of duties.entries()) {
            if (index < duties.length - 1) expect(duties[index + 1]?.fromMs).toBe(toMs);
          }
          for (let step = range.fromMs; step < range.toMs; step += HOUR / 2) {
            const now = duties.find((each) => each.fromMs <= step && step < each.toMs)?.duty;
            expect(now).toEqual(whoIsOnCall(made, changes, step));
          }
          const isNobody = (ms: number) => whoIsOnCall(made, changes, ms).memberId === null;
          const gaps = gapsWithNobody([made], changes, range);
          for (let step = range.fromMs; step < range.toMs; step += HOUR) {
            expect(gaps.some((gap) => gap.fromMs <= step && step < gap.toMs)).toBe(isNobody(step));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is told ahead: the next hand-overs, with a swap among them', () => {
    const overrides = [
      override({ fromMs: at('2026-11-03T00:00:00Z'), toMs: at('2026-11-04T00:00:00Z'), memberId: '1', instead: '9' }),
    ];
    const next = nextHandovers(rotation(), { overrides, absences: [] }, monday, 3);
    expect(next.map(({ fromMs, duty }) => [new Date(fromMs).toISOString(), duty.memberId])).toEqual([
      ['2026-11-03T00:00:00.000Z', '9'],
      ['2026-11-04T00:00:00.000Z', '1'],
      ['2026-11-09T07:00:00.000Z', '2'],
    ]);
  });
});
