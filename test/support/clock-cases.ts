import { clockChanges, type OracleCalendar } from './clock-oracle.js';

export interface ClockCase {
  readonly calendar: OracleCalendar;
  readonly startMs: number;
  readonly targetMs: number;
  readonly pauses: readonly (readonly [fromMs: number, toMs: number])[];
}

/** With the years in which their clocks are, or last were, changed. */
export const CLOCK_ZONES: readonly (readonly [zone: string, fromYear: number, toYear: number])[] = [
  ['Europe/Helsinki', 2024, 2027],
  ['Europe/Riga', 2024, 2027],
  ['Europe/Moscow', 2010, 2014],
  ['Asia/Bangkok', 2026, 2026],
  ['Asia/Shanghai', 1986, 1991],
  ['America/New_York', 2024, 2027],
  ['America/Sao_Paulo', 2015, 2019],
  ['America/St_Johns', 2005, 2012],
  ['America/Santiago', 2024, 2027],
  ['Australia/Lord_Howe', 2024, 2027],
  ['Asia/Kathmandu', 1985, 1986],
  ['Pacific/Apia', 2010, 2021],
  ['Pacific/Chatham', 2024, 2027],
  ['Africa/Casablanca', 2024, 2027],
  ['Africa/Cairo', 2010, 2014],
  ['Europe/Dublin', 2024, 2027],
  ['Asia/Tehran', 2019, 2022],
  ['Asia/Gaza', 2011, 2012],
];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const changes = new Map<string, readonly number[]>();

function changesOf([zone, fromYear, toYear]: (typeof CLOCK_ZONES)[number]): readonly number[] {
  const known = changes.get(zone) ?? clockChanges(zone, fromYear, toYear);
  changes.set(zone, known);
  return known;
}

/** The same numbers for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A random case; two thirds start within 36 hours of a change of the clock, where the zone has one. */
export function clockCase(next: () => number): ClockCase {
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const place = pick(CLOCK_ZONES);
  const near = changesOf(place);
  const isNear = near.length > 0 && next() < 2 / 3;
  const startMs = isNear
    ? pick(near) + below(72 * HOUR) - 36 * HOUR
    : Date.UTC(place[1], 0, 1) + below((place[2] - place[1] + 1) * 365 * DAY);
  // Starts at whole seconds and minutes are where windows begin and end.
  const rounded = startMs - (startMs % pick([1, 1_000, 60_000, 900_000]));
  const date = (offsetDays: number): string => new Date(rounded + offsetDays * DAY).toISOString().slice(0, 10);
  const time = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const window = (): string => {
    const from = pick([0, 60, 90, 120, 150, 180, 480, 540, below(1_439)]);
    return `${time(from)}-${time(Math.min(1_440, from + 1 + pick([0, 14, 29, 59, 239, 479, below(1_440)])))}`;
  };
  const windows = (most: number): string[] => Array.from({ length: below(most + 1) }, window);
  const week =
    next() < 0.1
      ? 'always'
      : Object.fromEntries(WEEKDAYS.map((day) => [day, next() < 0.2 ? [] : [window(), ...windows(2)]]));
  return {
    calendar: {
      zone: place[0],
      week,
      closed: Array.from({ length: below(4) }, () => date(below(8) - 2)),
      open: Object.fromEntries(Array.from({ length: below(3) }, () => [date(below(8) - 2), windows(2)])),
    },
    startMs: rounded,
    targetMs: pick([0, 60_000, 900_000, HOUR, 4 * HOUR, 12 * HOUR, below(20 * HOUR), below(600) * 1_000]),
    pauses: Array.from({ length: below(4) }, () => {
      const from = rounded + below(3 * DAY) - DAY / 2;
      return [from, from + pick([0, 1_000, 30 * 60_000, below(DAY)])] as const;
    }),
  };
}
