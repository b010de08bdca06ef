import type { Calendar } from './calendar.js';
import { openStretches } from './open-stretches.js';
import { joinStretches, type Stretch } from './windows.js';

/** A stretch in which the clock stands still, `to` exclusive. Pauses may overlap and come in any order. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

const LAST_INSTANT_MS = 8.64e15;

/**
 * The earliest instant at which the calendar's open time since `startedAt`, less the pauses, reaches `targetSeconds`, exact to
 * the millisecond; null for a calendar that does not open for so long within a hundred years.
 */
export function dueAt(
  startedAt: Date,
  targetSeconds: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Date | null {
  const start = startedAt.getTime();
  let leftMs = toMilliseconds(targetSeconds);
  if (leftMs <= 0) return startedAt;
  for (const { fromMs, toMs } of countedStretches(calendar, start, pauses)) {
    const due = fromMs + leftMs;
    if (due <= toMs) return due > LAST_INSTANT_MS ? null : new Date(due);
    leftMs -= toMs - fromMs;
  }
  return null;
}

/** Open time from `from` to `to`, less the pauses, in seconds; 0 where `to` is not later. */
export function openSecondsBetween(from: Date, to: Date, calendar: Calendar, pauses: readonly Pause[] = []): number {
  const end = to.getTime();
  let openMs = 0;
  for (const stretch of countedStretches(calendar, from.getTime(), pauses)) {
    if (stretch.fromMs >= end) break;
    openMs += Math.min(stretch.toMs, end) - stretch.fromMs;
  }
  return openMs / 1_000;
}

export function isOpenAt(at: Date, calendar: Calendar): boolean {
  return firstStretch(at, calendar)?.fromMs === at.getTime();
}

/** `at` itself while the calendar is open; null where it does not open again within a hundred years. */
export function nextOpeningAt(at: Date, calendar: Calendar): Date | null {
  const first = firstStretch(at, calendar);
  return first === undefined ? null : new Date(first.fromMs);
}

function firstStretch(at: Date, calendar: Calendar): Stretch | undefined {
  for (const stretch of openStretches(calendar, at.getTime())) return stretch;
  return undefined;
}

/** Never too early: what is left of a millisecond counts as one. Sums of decimal fractions are off by far less. */
const toMilliseconds = (seconds: number): number => Math.ceil(Math.round(seconds * 1e6) / 1_000);

/** Open time that no pause takes away. */
function* countedStretches(calendar: Calendar, fromMs: number, pauses: readonly Pause[]): Generator<Stretch> {
  const still = joinStretches(pauses.map(({ from, to }) => ({ fromMs: from.getTime(), toMs: to.getTime() })));
  let next = 0;
  for (const open of openStretches(calendar, fromMs)) {
    let at = open.fromMs;
    for (; next < still.length; next++) {
      const pause = still[next];
      if (pause === undefined || pause.fromMs >= open.toMs) break;
      if (pause.fromMs > at) yield { fromMs: at, toMs: pause.fromMs };
      at = Math.max(at, pause.toMs);
      // It may reach into the next open stretch.
      if (pause.toMs > open.toMs) break;
    }
    if (at < open.toMs) yield { fromMs: at, toMs: open.toMs };
  }
}
