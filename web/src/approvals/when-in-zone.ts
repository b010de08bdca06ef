import { currentLocale } from '../i18n/i18n.js';

/** "Fri 27 Nov, 14:00" by the zone's own clock, in the reader's language. */
export const whenInZone = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(currentLocale(), {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(iso));

/** The city of a zone's name: that is how people call it. */
export const zoneName = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
