import type { Clock, Task } from '../api/types.js';

export type Phase = 'ok' | 'soon' | 'overdue' | 'paused' | 'met' | 'late';

/** A quarter of the time left, or five minutes: from here on a clock stands out. */
const SOON_SHARE = 0.25;
const SOON_SECONDS = 300;

export interface ClockReading {
  readonly phase: Phase;
  /** Until due, or beyond it; for a clock that was met, how long it took; null while paused. */
  readonly seconds: number | null;
}

const secondsBetween = (from: string | number, to: string | number): number =>
  Math.floor(
    ((typeof to === 'number' ? to : Date.parse(to)) - (typeof from === 'number' ? from : Date.parse(from))) / 1000,
  );

export function readClock(clock: Clock, nowMs: number): ClockReading {
  switch (clock.state) {
    case 'met':
    case 'met-late':
      return {
        phase: clock.state === 'met' ? 'met' : 'late',
        seconds: clock.metAt === null ? null : secondsBetween(clock.startedAt, clock.metAt),
      };
    case 'paused':
    case 'cancelled':
      return { phase: 'paused', seconds: null };
    case 'running':
    case 'overdue': {
      const left = secondsBetween(nowMs, clock.dueAt);
      if (left < 0) return { phase: 'overdue', seconds: -left };
      const isSoon = left <= Math.max(SOON_SECONDS, clock.target.withinSeconds * SOON_SHARE);
      return { phase: isSoon && left <= clock.target.withinSeconds * 0.5 ? 'soon' : 'ok', seconds: left };
    }
  }
}

const URGENCY: readonly Clock['state'][] = ['overdue', 'running', 'paused', 'met-late', 'met'];

/** The clock a row shows: the promise that breaks next, else how the last one went. */
export function leadingClock(task: Task): Clock | null {
  const live = task.clocks.filter((clock) => clock.state !== 'cancelled');
  return (
    live.toSorted(
      (a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || Date.parse(a.dueAt) - Date.parse(b.dueAt),
    )[0] ?? null
  );
}
