import { DAY_MS, weekdayOf } from '../clock/local-date.js';
import { isZone } from '../clock/zone.js';
import { instantsAt, wallClockAt } from './local-time.js';
import type { ClockTime, DayPart, Meaning, NamedDate, WeekDay } from './meaning.js';
import type { UnclearReason } from './promise.types.js';

export interface TimeContext {
  readonly now: Date;
  /** IANA: where times are meant that name no other. */
  readonly zone: string;
  /** IANA, where the customer's is known. */
  readonly customerZone?: string;
}

export type Resolved =
  | { readonly ok: true; readonly dueAt: Date; readonly zone: string }
  | { readonly ok: false; readonly reason: UnclearReason };

type Hour = { readonly ok: true; readonly minutes: number } | { readonly ok: false; readonly reason: UnclearReason };
type Day = { readonly ok: true; readonly day: number } | { readonly ok: false; readonly reason: UnclearReason };

const MINUTE_MS = 60_000;
const HALF_A_YEAR_DAYS = 183;
const unclear = (reason: UnclearReason) => ({ ok: false, reason }) as const;

/** The instant that the words mean, or why they do not say one. */
export function resolveMoment(meaning: Meaning, context: TimeContext): Resolved {
  const zone = zoneOf(meaning.zone, context);
  if (zone === null) return unclear('other-zone');
  if (meaning.isPast) return unclear('past');
  if (meaning.isRange) return unclear('range');
  if (meaning.isVague || meaning.isFrom) return unclear('vague');
  if (meaning.seconds !== undefined) {
    if (meaning.time !== undefined || meaning.seconds <= 0) return unclear('vague');
    return { ok: true, dueAt: new Date(context.now.getTime() + meaning.seconds * 1_000), zone };
  }
  if (meaning.time === undefined) return unclear('vague');
  const hour = hourOf(meaning.time, meaning.part);
  if (!hour.ok) return hour;
  const wallNow = wallClockAt(context.now, zone);
  const today = Math.floor(wallNow / DAY_MS);
  const day = dayOf(meaning, today, today * DAY_MS + hour.minutes * MINUTE_MS > wallNow);
  if (!day.ok) return day;
  // "Tomorrow at midnight" may be either end of that day.
  if (hour.minutes === 24 * 60 && day.day !== today && meaning.time.hour === 24) return unclear('vague');
  const instants = instantsAt(day.day * DAY_MS + hour.minutes * MINUTE_MS, zone);
  const [dueAt] = instants;
  if (dueAt === undefined) return unclear('skipped-hour');
  if (instants.length > 1) return unclear('repeated-hour');
  return dueAt.getTime() > context.now.getTime() ? { ok: true, dueAt, zone } : unclear('past');
}

function zoneOf(named: string | undefined, context: TimeContext): string | null {
  if (named === undefined) return context.zone;
  if (named === 'customer') return context.customerZone ?? null;
  return named === 'unknown' || !isZone(named) ? null : named;
}

/** Minutes from the beginning of the day. */
function hourOf({ hour, minute, isSure }: ClockTime, part: DayPart | undefined): Hour {
  const at = (h: number): Hour => ({ ok: true, minutes: h * 60 + minute });
  if (part === undefined) return isSure ? at(hour) : unclear('half-day');
  if (hour > 12) return part === 'morning' || part === 'night' || part === 'noon' ? unclear('half-day') : at(hour);
  switch (part) {
    case 'morning':
      return hour < 12 ? at(hour) : unclear('half-day');
    case 'afternoon':
      return at(hour === 12 ? 12 : hour + 12);
    case 'noon':
      return hour === 1 || hour === 2 ? at(hour + 12) : hour >= 11 ? at(hour) : unclear('half-day');
    case 'night':
      return hour <= 5 ? at(hour) : unclear('half-day');
  }
}

function dayOf({ day, weekday, date }: Meaning, today: number, isAhead: boolean): Day {
  const named = date === undefined ? null : dateNumber(date, today);
  if (named !== null) {
    if (!named.ok) return named;
    return weekday !== undefined && weekday.n !== weekdayOf(named.day) ? unclear('no-such-date') : named;
  }
  if (weekday !== undefined) {
    const found = weekdayNumber(weekday, today, isAhead);
    return found.ok && day !== undefined && found.day !== today + day ? unclear('no-such-date') : found;
  }
  return { ok: true, day: today + (day ?? 0) };
}

function weekdayNumber({ n, week }: WeekDay, today: number, isAhead: boolean): Day {
  const monday = today - weekdayOf(today);
  switch (week) {
    case 'coming': {
      const ahead = (n - weekdayOf(today) + 7) % 7;
      // Said of the same weekday when the hour is over, it may be meant for the next week, or by mistake.
      return ahead === 0 && !isAhead ? unclear('vague') : { ok: true, day: today + ahead };
    }
    case 'this':
      return { ok: true, day: monday + n };
    case 'next':
      return { ok: true, day: monday + 7 + n };
    case 'unsure':
      return unclear('vague');
  }
}

/** Without a year it is the one nearest ahead, unless that is far: then it was meant for a day that is over. */
function dateNumber(date: NamedDate, today: number): Day {
  const thisYear = new Date(today * DAY_MS).getUTCFullYear();
  const year = date.year ?? (date.shortYear === undefined ? null : yearNear(date.shortYear, thisYear));
  if (year !== null) return daysTo(year, date);
  const here = daysTo(thisYear, date);
  if (here.ok && here.day >= today) return here;
  const next = daysTo(thisYear + 1, date);
  if (next.ok && next.day - today <= HALF_A_YEAR_DAYS) return next;
  return here.ok ? unclear('past') : here;
}

/** Two digits of a Gregorian or a Buddhist year: the one that is near. */
function yearNear(short: number, thisYear: number): number {
  const years = [2000 + short, 2500 + short - 543];
  return years.find((year) => Math.abs(year - thisYear) <= 2) ?? 2000 + short;
}

function daysTo(year: number, { month, day }: NamedDate): Day {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return unclear('no-such-date');
  return { ok: true, day: at.getTime() / DAY_MS };
}
