import { STEP_MS } from './spikes.types.js';

/** Further back nobody looks for the beginning of a storm. */
export const MOST_STEPS_BACK = 6;
/** Standard deviations of chance above the usual from which a step belongs to the storm. */
const ABOVE = 2;

/**
 * Where a storm began that was noticed in the step `noticedAt`: at the first of the unbroken steps before it in which more people wrote
 * than usually do. `voices`: how many, by the start of the step.
 */
export function findOnset(noticedAt: Date, voices: ReadonlyMap<number, number>, usualInStep: number): Date {
  const most = usualInStep + ABOVE * Math.sqrt(usualInStep);
  let ms = noticedAt.getTime();
  for (let back = 0; back < MOST_STEPS_BACK && (voices.get(ms - STEP_MS) ?? 0) > most; back++) ms -= STEP_MS;
  return new Date(ms);
}
