import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/types.js';
import { useNow } from '../time/ticker.js';
import { CLOCK_SHAPES } from '../ui/encodings.js';
import { readClock } from './clock-phase.js';
import { clockTime, dueText, spokenClock } from './clock-words.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One promise with its name: "Ack 3:20", ticking each second while it is within the hour. */
export function ClockText({ clock, isLoud = false }: { readonly clock: Clock; readonly isLoud?: boolean }) {
  const { t } = useTranslation();
  const minuteMs = useNow(MINUTE_MS);
  const nowMs = useNow(ticksAt(clock, minuteMs) ? 1000 : MINUTE_MS);
  const { phase } = readClock(clock, nowMs);
  const Shape = CLOCK_SHAPES[phase];
  const loud = isLoud && phase === 'overdue' ? ' es-clock-loud' : '';
  return (
    <span className={`es-clock es-clock-${phase}${loud}`} title={dueText(clock)}>
      <Shape size={12} aria-hidden />
      <time dateTime={clock.dueAt ?? undefined} aria-hidden>
        {t(`clock.short.${clock.kind}`)} {clockTime(clock, nowMs)}
      </time>
      <span className="visually-hidden">{spokenClock(clock, minuteMs)}</span>
    </span>
  );
}

/** Within the hour around its deadline, or a minute before its hours open. */
function ticksAt({ state, dueAt, pausedUntil }: Clock, nowMs: number): boolean {
  if (dueAt === null || (state !== 'running' && state !== 'overdue' && state !== 'paused')) return false;
  if (state === 'paused' && (pausedUntil === null || Date.parse(pausedUntil) - nowMs > MINUTE_MS)) return false;
  return Math.abs(Date.parse(dueAt) - nowMs) < HOUR_MS + MINUTE_MS || state === 'paused';
}
