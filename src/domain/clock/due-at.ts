import type { Calendar } from './calendar.js';

/** A stretch in which the clock stands still, `to` exclusive. Pauses may overlap and come in any order. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/**
 * The earliest instant at which the calendar's open time since `startedAt`, less the pauses, reaches `targetSeconds`; null
 * for a calendar that never opens long enough.
 */
export function dueAt(
  startedAt: Date,
  targetSeconds: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Date | null {
  const due = DUE_BY_KIND[calendar.kind](startedAt.getTime(), targetSeconds * 1_000, pauses);
  return due === null ? null : new Date(due);
}

type DueMs = (startMs: number, targetMs: number, pauses: readonly Pause[]) => number | null;

const DUE_BY_KIND: Readonly<Record<Calendar['kind'], DueMs>> = { always: dueAlwaysOpen };

function dueAlwaysOpen(start: number, targetMs: number, pauses: readonly Pause[]): number {
  const inOrder = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
    .filter(({ from, to }) => to > from && to > start)
    .sort((a, b) => a.from - b.from);
  let at = start;
  let leftMs = targetMs;
  for (const { from, to } of inOrder) {
    const runningMs = Math.max(0, from - at);
    if (leftMs <= runningMs) break;
    leftMs -= runningMs;
    at = Math.max(at, to);
  }
  return at + leftMs;
}
