import { WEEKDAYS } from '../clock/calendar.js';

export const HOURS_OF_WEEK = 168;
const HOURS_OF_DAY = 24;
const formats = new Map<string, Intl.DateTimeFormat>();

/** 0 for Monday from midnight to 167 for Sunday from 23, by the wall clock of an IANA zone. */
export function hourOfWeek(at: Date, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const parts = format.formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = WEEKDAYS.findIndex((name) => name === part('weekday').toLowerCase());
  return day * HOURS_OF_DAY + Number(part('hour'));
}
