import type { ObservedHour } from './silence.types.js';
import { estimateSize } from './tail-probability.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOURS_OF_WEEK = 168;
/** The week is believed once it was seen twice. */
const DAYS_FOR_THE_WEEK = 14;
/** Two weeks are few per hour of the week: the same hour of all days counts as this many more observations. */
const BORROWED_HOURS = 2;

/** How fast a source usually shows posts. */
export interface Pace {
  /** By hour of the week once it is known, else one rate for all hours. */
  readonly isWeekly: boolean;
  readonly ageDays: number;
  /** Posts expected in the hour that holds this instant. */
  expectedPerHour(at: Date): number;
  /** Unevenness of single hours, and of days, about what is expected of them (`size` of chanceOfAtMost). */
  readonly hourSize: number;
  readonly daySize: number;
  /** The longest stretch without a post so far, in whole hours in which somebody looked. */
  readonly longestSilenceHours: number;
}

const hourOfWeek = (at: Date): number => at.getUTCDay() * 24 + at.getUTCHours();

/** `hours`: complete ones, in the order of time. */
export function findPace(hours: readonly ObservedHour[], now: Date): Pace {
  const first = hours[0];
  const ageDays = first === undefined ? 0 : (now.getTime() - first.at.getTime()) / DAY_MS;
  const isWeekly = ageDays >= DAYS_FOR_THE_WEEK;
  const expectedPerHour = isWeekly ? weeklyRate(hours) : steadyRate(hours);
  const compared = hours.map(({ at, seen }) => ({ at, seen, expected: expectedPerHour(at) }));
  return {
    isWeekly,
    ageDays,
    expectedPerHour,
    hourSize: estimateSize(compared),
    daySize: estimateSize(sumByDay(compared)),
    longestSilenceHours: longestSilence(hours),
  };
}

function steadyRate(hours: readonly ObservedHour[]): (at: Date) => number {
  const rate = hours.length === 0 ? 0 : hours.reduce((sum, { seen }) => sum + seen, 0) / hours.length;
  return () => rate;
}

function weeklyRate(hours: readonly ObservedHour[]): (at: Date) => number {
  const week = Array.from({ length: HOURS_OF_WEEK }, () => ({ seen: 0, hours: 0 }));
  const day = Array.from({ length: 24 }, () => ({ seen: 0, hours: 0 }));
  for (const { at, seen } of hours) {
    for (const cell of [week[hourOfWeek(at)], day[at.getUTCHours()]]) {
      if (cell === undefined) continue;
      cell.seen += seen;
      cell.hours++;
    }
  }
  return (at) => {
    const own = week[hourOfWeek(at)] ?? { seen: 0, hours: 0 };
    const same = day[at.getUTCHours()] ?? { seen: 0, hours: 0 };
    const usual = same.hours === 0 ? 0 : same.seen / same.hours;
    return (own.seen + BORROWED_HOURS * usual) / (own.hours + BORROWED_HOURS);
  };
}

function sumByDay(
  hours: readonly { readonly at: Date; readonly seen: number; readonly expected: number }[],
): { seen: number; expected: number }[] {
  const days = new Map<number, { seen: number; expected: number }>();
  for (const { at, seen, expected } of hours) {
    const day = Math.floor(at.getTime() / DAY_MS);
    const sum = days.get(day) ?? { seen: 0, expected: 0 };
    days.set(day, { seen: sum.seen + seen, expected: sum.expected + expected });
  }
  return [...days.values()];
}

function longestSilence(hours: readonly ObservedHour[]): number {
  let longest = 0;
  let running = 0;
  for (const { seen } of hours) {
    running = seen > 0 ? 0 : running + 1;
    longest = Math.max(longest, running);
  }
  return longest;
}

/** Posts expected between two instants, hour by hour. */
export function expectedBetween(
  pace: Pace,
  from: Date,
  to: Date,
): { readonly hours: number[]; readonly total: number } {
  const hours: number[] = [];
  for (let at = from.getTime(); at < to.getTime();) {
    const end = Math.min((Math.floor(at / HOUR_MS) + 1) * HOUR_MS, to.getTime());
    hours.push((pace.expectedPerHour(new Date(at)) * (end - at)) / HOUR_MS);
    at = end;
  }
  return { hours, total: hours.reduce((sum, expected) => sum + expected, 0) };
}
