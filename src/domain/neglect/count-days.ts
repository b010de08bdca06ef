import type { Calendar } from '../clock/calendar.js';
import { DAY_MS } from '../clock/local-date.js';
import { localDays, stretchesBetween } from '../clock/local-days.js';

/** Nobody sets a limit beyond; what is longer counts as so many. */
const MOST_DAYS = 1_000;

/**
 * Whole days gone by: of 24 hours without a calendar, else the dates after that of `from` that have begun and have open hours.
 * 0 where `to` is before `from`.
 */
export function countDays(from: Date, to: Date, calendar: Calendar | null): number {
  const elapsed = Math.min(MOST_DAYS, Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS)));
  if (calendar === null || calendar.kind === 'always' || to <= from) return elapsed;
  return localDays(calendar.zone, from, elapsed + 2)
    .slice(1)
    .filter(({ startsAt, endsAt }) => startsAt <= to && stretchesBetween(calendar, startsAt, endsAt).length > 0).length;
}
