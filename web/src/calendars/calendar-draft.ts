import { WEEKDAYS, type Weekday } from '@domain/clock/calendar.js';
import { readCalendar } from '@domain/clock/read-calendar.js';
import type { CalendarHours, CalendarPreset, Holiday, OpeningCalendar } from './calendar-types.js';

/** Hours as they are typed: windows as text, "09:00-12:00, 13:00-17:00". */
export interface CalendarDraft {
  readonly name: string;
  readonly isAlways: boolean;
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, string>>;
  readonly closed: readonly string[];
  readonly open: readonly { readonly date: string; readonly windows: string }[];
  readonly suggestions: readonly Holiday[];
}

const EMPTY_WEEK = Object.fromEntries(WEEKDAYS.map((day) => [day, ''])) as Record<Weekday, string>;

/** In the zone of whoever makes it. */
export const emptyDraft = (): CalendarDraft => ({
  name: '',
  isAlways: false,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: EMPTY_WEEK,
  closed: [],
  open: [],
  suggestions: [],
});

export function draftOf(of: OpeningCalendar | CalendarPreset): CalendarDraft {
  const { name, zone, week, closed, open, suggestions } = of;
  return {
    name,
    isAlways: week === 'always',
    zone: zone ?? 'UTC',
    week:
      week === 'always'
        ? EMPTY_WEEK
        : { ...EMPTY_WEEK, ...Object.fromEntries(Object.entries(week).map(([day, all]) => [day, all.join(', ')])) },
    closed: [...closed].sort(),
    open: Object.entries(open)
      .map(([date, windows]) => ({ date, windows: windows.join(', ') }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    suggestions,
  };
}

const windowsOf = (text: string): string[] =>
  text
    .split(/[,;]/u)
    .map((window) => window.replaceAll(/\s/gu, '').replaceAll(/[–—]/gu, '-'))
    .filter((window) => window !== '');

function weekOf(week: CalendarDraft['week']): Partial<Record<Weekday, string[]>> {
  const read: Partial<Record<Weekday, string[]>> = {};
  for (const day of WEEKDAYS) {
    const windows = windowsOf(week[day]);
    if (windows.length > 0) read[day] = windows;
  }
  return read;
}

export function hoursOf({ isAlways, zone, week, closed, open }: CalendarDraft): CalendarHours {
  return {
    zone: isAlways && closed.length === 0 ? null : zone.trim(),
    week: isAlways ? 'always' : weekOf(week),
    closed,
    open: Object.fromEntries(open.map(({ date, windows }) => [date, windowsOf(windows)])),
  };
}

export type DraftFault = 'name' | 'zone' | `week.${Weekday}` | `open.${string}`;

/** Which fields cannot be used. */
export function draftFaults(draft: CalendarDraft): ReadonlySet<DraftFault> {
  const faults = new Set<DraftFault>();
  if (draft.name.trim() === '') faults.add('name');
  const read = readCalendar(hoursOf(draft));
  if (read.ok) return faults;
  for (const { path } of read.faults) {
    const [field, part] = path;
    if (field === 'zone') faults.add('zone');
    else if (typeof part === 'string') faults.add(`${String(field)}.${part}` as DraftFault);
  }
  return faults;
}

/** A suggested holiday becomes a closed date, or is dropped. */
export function settleHolidays(draft: CalendarDraft, holidays: readonly Holiday[], isClosed: boolean): CalendarDraft {
  const settled = new Set(holidays.map(({ date }) => date));
  return {
    ...draft,
    suggestions: draft.suggestions.filter(({ date }) => !settled.has(date)),
    closed: isClosed ? [...new Set([...draft.closed, ...settled])].sort() : draft.closed,
  };
}
