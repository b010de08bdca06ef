import type { Clock, Task } from '../api/types.js';

export type Phase = 'ok' | 'soon' | 'overdue' | 'paused' | 'met' | 'late';

/** A quarter of the time left, or five minutes: from here on a clock stands out. */
const SOON_SHARE = 0.25;
const SOON_SECONDS = 300;

export interface ClockReading {
  readonly phase: Phase;
  /** Until due, or beyond it; for a clock that was met, how long it took; null while it stands still or is never due. */
  readonly seconds: number | null;
}

const secondsBetween = (from: string | number, to: string | number): number =>
  Math.floor(
    ((typeof to === 'number' ? to : Date.parse(to)) - (typeof from === 'number' ? from : Date.parse(from))) / 1000,
  );

/** It stands still now: we wait for the customer, or its hours have not opened yet. */
export const isStill = ({ state, pausedUntil }: Clock, nowMs: number): boolean =>
  state === 'paused' && (pausedUntil === null || Date.parse(pausedUntil) > nowMs);

/** What the clock was given: open time of its target, or the time until what was promised. */
export function allowedSeconds({ target, startedAt, dueAt }: Clock): number {
  if (target !== null) return target.withinSeconds;
  return dueAt === null ? Infinity : secondsBetween(startedAt, dueAt);
}

export function readClock(clock: Clock, nowMs: number): ClockReading {
  switch (clock.state) {
    case 'met':
    case 'met-late':
      return {
        phase: clock.state === 'met' ? 'met' : 'late',
        seconds: clock.metAt === null ? null : secondsBetween(clock.startedAt, clock.metAt),
      };
    case 'cancelled':
      return { phase: 'paused', seconds: null };
    case 'paused':
      return isStill(clock, nowMs) ? { phase: 'paused', seconds: null } : readRunning(clock, nowMs);
    case 'running':
    case 'overdue':
      return readRunning(clock, nowMs);
  }
}

function readRunning(clock: Clock, nowMs: number): ClockReading {
  if (clock.dueAt === null) return { phase: 'ok', seconds: null };
  const left = secondsBetween(nowMs, clock.dueAt);
  if (left < 0) return { phase: 'overdue', seconds: -left };
  const allowed = allowedSeconds(clock);
  const isSoon = left <= Math.max(SOON_SECONDS, allowed * SOON_SHARE);
  return { phase: isSoon && left <= allowed * 0.5 ? 'soon' : 'ok', seconds: left };
}

const URGENCY: readonly Clock['state'][] = ['overdue', 'running', 'paused', 'met-late', 'met'];
const dueMs = ({ dueAt }: Clock): number => (dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt));

/** The clock a row shows: the promise that breaks next, else how the last one went. */
export function leadingClock(task: Task): Clock | null {
  const live = task.clocks.filter((clock) => clock.state !== 'cancelled');
  return live.toSorted((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) || dueMs(a) - dueMs(b))[0] ?? null;
}
