import type { Calendar } from '../../domain/clock/calendar.js';
import { isOpenAt, nextOpeningAt, openSecondsBetween } from '../../domain/clock/due-at.js';
import { localDays, stretchesBetween } from '../../domain/clock/local-days.js';
import type { CalendarPreview } from './calendars.dto.js';

const DAYS = 14;

/** What the hours come to: the date of `from` in the calendar's zone and the 13 after it. */
export function previewCalendar(calendar: Calendar, from: Date): CalendarPreview {
  return {
    isOpen: isOpenAt(from, calendar),
    nextOpeningAt: nextOpeningAt(from, calendar)?.toISOString() ?? null,
    days: localDays(calendar.kind === 'always' ? 'UTC' : calendar.zone, from, DAYS).map(
      ({ date, startsAt, endsAt }) => ({
        date,
        windows: stretchesBetween(calendar, startsAt, endsAt).map(({ fromMs, toMs }) => ({
          from: new Date(fromMs).toISOString(),
          to: new Date(toMs).toISOString(),
        })),
        openSeconds: openSecondsBetween(startsAt, endsAt, calendar),
      }),
    ),
  };
}
