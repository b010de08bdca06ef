import type { Clock } from '../api/types.js';
import { named } from '../i18n/coded.js';
import { formatClock, formatDateTime, formatDuration, formatTime } from '../i18n/format.js';
import { isStill, readClock, type ClockReading } from './clock-phase.js';

const HOUR = 3600;
const DAY_MS = 86_400_000;

/** "3:20" within the hour, "+0:42" beyond the deadline, "2 h 5 min" from an hour on; nothing where there is no time to tell. */
export function visibleTime({ phase, seconds }: ClockReading): string {
  if (seconds === null) return '';
  const text = seconds < HOUR ? formatClock(seconds) : formatDuration(seconds);
  return phase === 'overdue' ? `+${text}` : text;
}

/** The time of day, with the date where that is not within a day. */
const openingText = (iso: string, nowMs: number): string =>
  Date.parse(iso) - nowMs < DAY_MS ? formatTime(iso) : formatDateTime(iso);

/** What stands beside the name of a clock. */
export function clockTime(clock: Clock, nowMs: number): string {
  if (!isStill(clock, nowMs)) return visibleTime(readClock(clock, nowMs));
  if (clock.pausedUntil !== null) return named('clock.opens', { time: openingText(clock.pausedUntil, nowMs) });
  return clock.pausedAt === null ? '' : named('clock.waits', {});
}

/** A whole sentence that changes once a minute at most. */
export function spokenClock(clock: Clock, nowMs: number): string {
  const { phase, seconds } = readClock(clock, nowMs);
  const name = named(`clock.kind.${clock.kind}`);
  const isOpen = clock.state === 'running' || clock.state === 'overdue';
  if (isOpen && clock.dueAt === null) return named('clock.spoken.never', { name });
  if (isStill(clock, nowMs)) {
    if (clock.pausedUntil !== null) {
      return named('clock.spoken.closed', { name, time: openingText(clock.pausedUntil, nowMs) });
    }
    return named(clock.pausedAt === null ? 'clock.spoken.never' : 'clock.spoken.waiting', { name });
  }
  return named(`clock.spoken.${phase}`, { name, time: seconds === null ? '' : formatDuration(seconds, 'long') });
}

/** Which deadline that is, and who set it. */
export function dueText({ dueAt, standard, standardVersion, kind }: Clock): string {
  if (dueAt === null) return named('clock.spoken.never', { name: named(`clock.kind.${kind}`) });
  const when = formatDateTime(dueAt);
  if (standard === null) return named('clock.duePromise', { when });
  return named('clock.due', { when, standard: standard.name, version: String(standardVersion ?? '') });
}

/** The promise in the words of its standard, with the version of standard and hours that the clock keeps. */
export function promiseText({ standard, standardVersion, target, calendar, calendarVersion }: Clock): string {
  const promise =
    standard === null || target === null
      ? named('clock.promised', {})
      : named('clock.promise', {
          standard: standard.name,
          version: String(standardVersion ?? ''),
          target: target.name,
        });
  if (calendarVersion === null) return promise;
  return `${promise} · ${named('clock.byHours', { calendar, version: String(calendarVersion) })}`;
}
