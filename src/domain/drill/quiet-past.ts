/** Posts of five minutes. */
export interface QuietStep {
  readonly at: Date;
  readonly mentions: number;
  readonly negatives: number;
}

export const QUIET_STEP_MS = 300_000;
const STEPS_PER_DAY = 86_400_000 / QUIET_STEP_MS;
/** At night people write half as much as by day. */
const NIGHT_ENDS_HOUR = 7;
const NIGHT_FACTOR = 0.5;
/** So that a day still has its posts. */
const DAY_FACTOR = (24 - NIGHT_FACTOR * NIGHT_ENDS_HOUR) / (24 - NIGHT_ENDS_HOUR);

/**
 * Ordinary weeks before a drill: a series that knows no past would take the first post for a storm, or none. Steps from `from` until
 * before `to`, only those with posts; the same for the same `seed`, and as uneven as life is.
 */
export function quietPast(
  usual: { readonly postsPerDay: number; readonly negativeShare: number },
  from: Date,
  to: Date,
  seed: number,
): readonly QuietStep[] {
  const steps: QuietStep[] = [];
  const perStep = usual.postsPerDay / STEPS_PER_DAY;
  const first = Math.ceil(from.getTime() / QUIET_STEP_MS);
  for (let n = first; n * QUIET_STEP_MS < to.getTime(); n++) {
    const at = new Date(n * QUIET_STEP_MS);
    const expected = perStep * (at.getUTCHours() < NIGHT_ENDS_HOUR ? NIGHT_FACTOR : DAY_FACTOR);
    const mentions = drawPoisson(expected, unit(seed, n, 0));
    if (mentions === 0) continue;
    let negatives = 0;
    for (let i = 1; i <= mentions; i++) if (unit(seed, n, i) < usual.negativeShare) negatives += 1;
    steps.push({ at, mentions, negatives });
  }
  return steps;
}

/** The number whose cumulative probability `at` (0 to 1) falls on. */
function drawPoisson(mean: number, at: number): number {
  let count = 0;
  let share = Math.exp(-mean);
  let sum = share;
  while (at > sum && count < 1_000) {
    count += 1;
    share *= mean / count;
    sum += share;
  }
  return count;
}

/** A number of 0 to 1 that only its three numbers decide. */
function unit(seed: number, step: number, i: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(step, 0xc2b2ae35) ^ Math.imul(i + 1, 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
