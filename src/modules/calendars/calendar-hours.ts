import type { Calendar } from '../../domain/clock/calendar.js';
import { readCalendar, writeCalendar, type WrittenCalendar } from '../../domain/clock/read-calendar.js';
import { invalid } from '../../errors.js';

const BAD = 'bad-calendar';

/** @throws AppError `bad-calendar` with every fault and its field */
export function hoursOf(value: unknown, under?: string): Calendar {
  const read = readCalendar(value);
  if (read.ok) return read.calendar;
  const fields = read.faults.map(({ path, message }) => ({
    field: [...(under === undefined ? [] : [under]), ...path].join('.') || 'calendar',
    message,
  }));
  throw invalid(BAD, 'These are no opening hours.', fields);
}

export const shownHours = (calendar: Calendar): WrittenCalendar => writeCalendar(calendar);
