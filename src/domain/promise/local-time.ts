import { DAY_MS } from '../clock/local-date.js';
import { steadyStretches } from '../clock/zone.js';

/** No zone is farther from UTC, and none changes its clock by more. */
const MOST_MS = 2 * DAY_MS;

/** What a zone's wall clock shows, as milliseconds since 1970 by that clock. */
export function wallClockAt(at: Date, zone: string): number {
  for (const { offsetMs, toMs } of steadyStretches(zone, at.getTime())) {
    if (at.getTime() < toMs) return at.getTime() + offsetMs;
  }
  throw new Error('Time never ends.');
}

/** When a zone's wall clock shows this: once as a rule, never in a skipped hour, twice in a repeated one. */
export function instantsAt(wallClockMs: number, zone: string): readonly Date[] {
  const instants: Date[] = [];
  for (const { fromMs, toMs, offsetMs } of steadyStretches(zone, wallClockMs - MOST_MS)) {
    if (fromMs > wallClockMs + MOST_MS) break;
    const at = wallClockMs - offsetMs;
    if (at >= fromMs && at < toMs) instants.push(new Date(at));
  }
  return instants;
}
