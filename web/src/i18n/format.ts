import { currentLanguage, currentLocale } from './i18n.js';

const cache = new Map<string, unknown>();

/** Formatters are slow to make; one of each kind per language is kept. */
function kept<T>(kind: string, make: (locale: string) => T): T {
  const locale = currentLocale();
  const key = `${kind} ${locale}`;
  const made = (cache.get(key) as T | undefined) ?? make(locale);
  cache.set(key, made);
  return made;
}

export function formatDateTime(iso: string): string {
  return kept(
    'date-time',
    (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(iso));
}

export function formatDate(iso: string): string {
  return kept('date', (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })).format(new Date(iso));
}

export function formatTime(iso: string): string {
  return kept('time', (locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' })).format(new Date(iso));
}

export function formatNumber(value: number): string {
  return kept('number', (locale) => new Intl.NumberFormat(locale)).format(value);
}

export function formatCompact(value: number): string {
  return kept('compact', (locale) => new Intl.NumberFormat(locale, { notation: 'compact' })).format(value);
}

/** A share of 0 to 1 as whole percent. */
export function formatPercent(share: number): string {
  return kept('percent', (locale) => new Intl.NumberFormat(locale, { style: 'percent' })).format(share);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** "4 seconds ago", "in 2 hours". */
export function formatRelative(iso: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000);
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1];
  return kept('relative', (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
    Math.trunc(seconds / size),
    unit,
  );
}

/** `3:20` below an hour, `1:05:00` from there on; the clock's own text. */
export function formatClock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(whole % 60)}` : `${String(minutes)}:${two(whole % 60)}`;
}

const unit = (value: number, name: string, display: 'long' | 'short' | 'narrow'): string =>
  kept(
    `unit ${name} ${display}`,
    (locale) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: display }),
  ).format(value);

/** Whole days, hours and minutes, at most two of them: "2 hours 5 minutes", or short as "2 h 5 min". */
export function formatDuration(seconds: number, display: 'long' | 'short' = 'short'): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts: string[] = [];
  if (days > 0) parts.push(unit(days, 'day', display));
  if (hours > 0) parts.push(unit(hours, 'hour', display));
  if (days === 0 && (minutes % 60 > 0 || hours === 0)) parts.push(unit(minutes % 60, 'minute', display));
  return parts.join(currentLanguage() === 'zh' ? '' : ' ');
}

/** For what has happened: a reading of the clock that is a moment behind does not put it into the future. */
export const formatAgo = (iso: string, nowMs: number): string => formatRelative(iso, Math.max(nowMs, Date.parse(iso)));

/** Name of a content language in the reader's own. */
export function languageName(code: string): string {
  try {
    return kept('languages', (locale) => new Intl.DisplayNames([locale], { type: 'language' })).of(code) ?? code;
  } catch {
    // Not a language tag at all: the network's own word has to do.
    return code;
  }
}
