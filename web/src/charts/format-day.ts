import { currentLocale } from '../i18n/i18n.js';

/** `2026-11-22`, a day and no instant, as it is written in the reader's language; nothing for what is no day. */
export const formatDay = (day: string): string => formatUtc(day.slice(0, 10), { dateStyle: 'medium' });

/** `2026-11` as "November 2026". */
export const formatMonth = (month: string): string => formatUtc(`${month}-01`, { month: 'long', year: 'numeric' });

function formatUtc(day: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(currentLocale(), { ...options, timeZone: 'UTC' }).format(date);
}
