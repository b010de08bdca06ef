import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/types.js';
import { named } from '../i18n/coded.js';
import { formatClock, formatDateTime, formatDuration, formatTime } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { CLOCK_SHAPES } from '../ui/encodings.js';
import { readClock, type ClockReading } from './clock-phase.js';

const HOUR = 3600;

function visibleTime({ phase, seconds }: ClockReading): string {
  if (seconds === null) return '';
  const text = seconds < HOUR ? formatClock(seconds) : formatDuration(seconds);
  return phase === 'overdue' ? `+${text}` : text;
}

/** One promise with its name: "Acknowledge 3:20", ticking each second while it is within the hour. */
export function ClockText({ clock, isLoud = false }: { readonly clock: Clock; readonly isLoud?: boolean }) {
  const { t } = useTranslation();
  const minuteMs = useNow(60_000);
  const isNear = Math.abs(Date.parse(clock.dueAt) - minuteMs) < (HOUR + 60) * 1000;
  const isTicking = clock.state === 'running' || clock.state === 'overdue';
  const nowMs = useNow(isTicking && isNear ? 1000 : 60_000);
  const reading = readClock(clock, nowMs);
  const Shape = CLOCK_SHAPES[reading.phase];
  const loud = isLoud && reading.phase === 'overdue' ? ' es-clock-loud' : '';
  const opens = clock.state === 'paused' && clock.pausedUntil !== null ? formatTime(clock.pausedUntil) : null;
  return (
    <span
      className={`es-clock es-clock-${reading.phase}${loud}`}
      title={t('clock.due', {
        when: formatDateTime(clock.dueAt),
        standard: clock.standard.name,
        version: clock.standardVersion,
      })}
    >
      <Shape size={12} aria-hidden />
      <span aria-hidden>
        {t(`clock.short.${clock.kind}`)} {opens === null ? visibleTime(reading) : t('clock.opens', { time: opens })}
      </span>
      <span className="visually-hidden">{spokenClock(clock, readClock(clock, minuteMs))}</span>
    </span>
  );
}

/** A whole sentence that changes once a minute at most. */
function spokenClock(clock: Clock, reading: ClockReading): string {
  const name = named(`clock.kind.${clock.kind}`);
  const time = reading.seconds === null ? '' : formatDuration(reading.seconds, 'long');
  return named(`clock.spoken.${reading.phase}`, { name, time });
}
