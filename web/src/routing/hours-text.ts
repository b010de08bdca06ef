import type { HoursText } from './api.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What is typed: per weekday windows with commas between them. */
export interface HoursDraft {
  readonly isOwn: boolean;
  readonly zone: string;
  readonly days: Readonly<Record<Weekday, string>>;
}

const OFFICE = '09:00-17:00';
const MONDAY = Date.UTC(2024, 0, 1);

export function draftOf(hours: HoursText | null, isOwn = hours !== null): HoursDraft {
  const zone = hours?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const typed = (day: Weekday, n: number): string =>
    hours === null ? (n < 5 ? OFFICE : '') : (hours.week[day] ?? []).join(', ');
  const days = Object.fromEntries(WEEKDAYS.map((day, n) => [day, typed(day, n)])) as Record<Weekday, string>;
  return { isOwn, zone, days };
}

/** For the server, which says what is wrong with it. Special dates that a form does not show are kept. */
export function hoursOf(draft: HoursDraft, before: HoursText | null): object | null {
  if (!draft.isOwn) return null;
  const windows = (text: string): string[] =>
    text
      .split(/[,;\s]+/)
      .map((part) => part.trim().replaceAll('–', '-'))
      .filter((part) => part !== '');
  return {
    ...before,
    zone: draft.zone,
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, windows(draft.days[day])])),
  };
}

export const weekdayName = (day: Weekday, locale: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(MONDAY + WEEKDAYS.indexOf(day) * 86_400_000),
  );

/** Words with commas between them, each once. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
