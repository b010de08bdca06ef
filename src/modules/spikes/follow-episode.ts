import { isGoingOn, type ReadStep } from './run-series.js';
import { STEP_MS } from './spikes.types.js';

/** Posts that come in later move the step that told of a storm; within this it is the same storm. */
const SAME_STORM_MS = 30 * 60_000;
/** Quiet for so many steps, the running one among them: it is over. */
const QUIET_STEPS = 3;

export interface Episode {
  /** The step that first told of it; it stays, whatever comes in later. */
  readonly beganAt: Date;
  readonly isNew: boolean;
  readonly isOn: boolean;
  /** Of the step that was worst. */
  readonly severity: number;
  readonly observed: number;
  readonly usual: number;
  readonly windowSeconds: number;
}

/**
 * What goes on in a series, or has gone on since it was looked at last; null: nothing. `before` is when the episode known last
 * began, alarms before `since` are history.
 */
export function followEpisode(steps: readonly ReadStep[], before: Date | null, since: Date): Episode | null {
  let began = before;
  for (const { at, reading } of steps) {
    if (reading.isAlert && at >= since && (began === null || at.getTime() - began.getTime() > SAME_STORM_MS))
      began = at;
  }
  const last = steps.at(-1);
  if (began === null || last === undefined) return null;
  const isNew = began !== before;
  const recentFrom = last.at.getTime() - (QUIET_STEPS - 1) * STEP_MS;
  const isOn = steps.some(({ at, reading }) => at.getTime() >= recentFrom && isGoingOn(reading));
  if (!isNew && !isOn) return null;
  const from = began.getTime() - SAME_STORM_MS;
  let worst: ReadStep | null = null;
  for (const step of steps) {
    if (step.at.getTime() < from || !isGoingOn(step.reading)) continue;
    if (worst === null || step.reading.severity >= worst.reading.severity) worst = step;
  }
  if (worst === null) return null;
  const { severity, observed, usual, windowSeconds } = worst.reading;
  return { beganAt: began, isNew, isOn, severity, observed, usual, windowSeconds };
}
