import type { Calendar, LocalDate } from './calendar.js';
import { DAY_MS, dateOfDay } from './local-date.js';
import { openStretches } from './open-stretches.js';
import { joinStretches, type Stretch } from './windows.js';
import { steadyStretches } from './zone.js';

/** A date of a zone in absolute time, `endsAt` exclusive; 23 or 25 hours where the clock is changed. */
export interface LocalDay {
  readonly date: LocalDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The date of `from` and those after it; a date that a zone leaves out is none. */
export function localDays(zone: string, from: Date, count: number): LocalDay[] {
  const dates = new Map<number, { fromMs: number; toMs: number }>();
  // Two days before: the date of `from` may have begun long ago.
  const first = firstDate(zone, from);
  for (const { fromMs, toMs, offsetMs } of steadyStretches(zone, from.getTime() - 2 * DAY_MS)) {
    for (let day = Math.floor((fromMs + offsetMs) / DAY_MS); day <= Math.floor((toMs - 1 + offsetMs) / DAY_MS); day++) {
      if (day < first) continue;
      const begins = Math.max(fromMs, day * DAY_MS - offsetMs);
      const ends = Math.min(toMs, (day + 1) * DAY_MS - offsetMs);
      const known = dates.get(day);
      if (known === undefined && dates.size === count) return listed(dates);
      dates.set(day, { fromMs: Math.min(begins, known?.fromMs ?? begins), toMs: Math.max(ends, known?.toMs ?? ends) });
    }
  }
  return listed(dates);
}

function firstDate(zone: string, from: Date): number {
  const { value } = steadyStretches(zone, from.getTime()).next();
  return Math.floor((from.getTime() + value.offsetMs) / DAY_MS);
}

const listed = (dates: ReadonlyMap<number, { readonly fromMs: number; readonly toMs: number }>): LocalDay[] =>
  [...dates].map(([day, { fromMs, toMs }]) => ({
    date: dateOfDay(day),
    startsAt: new Date(fromMs),
    endsAt: new Date(toMs),
  }));

/** Open time between two instants, touching stretches joined. */
export function stretchesBetween(calendar: Calendar, from: Date, to: Date): Stretch[] {
  const found: Stretch[] = [];
  for (const { fromMs, toMs } of openStretches(calendar, from.getTime())) {
    if (fromMs >= to.getTime()) break;
    found.push({ fromMs, toMs: Math.min(toMs, to.getTime()) });
  }
  return joinStretches(found);
}
