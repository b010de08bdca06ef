import type { Calendar } from '../clock/calendar.js';
import { openStretches } from '../clock/open-stretches.js';
import { joinStretches, type Stretch } from '../clock/windows.js';

export interface ShiftTimes {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Null: all of the time from and to. */
  readonly hours: Calendar | null;
}

/** When shifts hold within a range, joined and in order. */
export function shiftStretches(shifts: readonly ShiftTimes[], range: Stretch): Stretch[] {
  return joinStretches(shifts.flatMap((shift) => stretchesOf(shift, range)));
}

/** What of the range is in none of the stretches, which are in order and apart. */
export function gapsBetween(stretches: readonly Stretch[], { fromMs, toMs }: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let at = fromMs;
  for (const stretch of stretches) {
    if (stretch.fromMs > at) gaps.push({ fromMs: at, toMs: stretch.fromMs });
    at = Math.max(at, stretch.toMs);
  }
  return at < toMs ? [...gaps, { fromMs: at, toMs }] : gaps;
}

/** What of the stretches is not in `away`; both in order and apart. */
export function without(stretches: readonly Stretch[], away: readonly Stretch[]): Stretch[] {
  return stretches.flatMap((stretch) =>
    gapsBetween(
      away
        .filter(({ fromMs, toMs }) => toMs > stretch.fromMs && fromMs < stretch.toMs)
        .map(({ fromMs, toMs }) => ({
          fromMs: Math.max(fromMs, stretch.fromMs),
          toMs: Math.min(toMs, stretch.toMs),
        })),
      stretch,
    ),
  );
}

function stretchesOf({ fromMs, toMs, hours }: ShiftTimes, range: Stretch): Stretch[] {
  const start = Math.max(fromMs ?? -Infinity, range.fromMs);
  const end = Math.min(toMs ?? Infinity, range.toMs);
  if (start >= end) return [];
  if (hours === null) return [{ fromMs: start, toMs: end }];
  const found: Stretch[] = [];
  for (const open of openStretches(hours, start)) {
    if (open.fromMs >= end) break;
    found.push({ fromMs: open.fromMs, toMs: Math.min(open.toMs, end) });
  }
  return found;
}
