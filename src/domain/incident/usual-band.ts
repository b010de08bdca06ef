/** Five minutes: the step of the counts. */
export const STEP_SECONDS = 300;
const STEP_MS = STEP_SECONDS * 1_000;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const LOW_QUANTILE = 0.1;
const HIGH_QUANTILE = 0.9;

export interface Count {
  /** Start of its step, in ms since the epoch. */
  readonly atMs: number;
  readonly mentions: number;
}

export interface Band {
  readonly low: number;
  readonly high: number;
}

export const stepOf = (ms: number): number => Math.floor(ms / STEP_MS) * STEP_MS;

/**
 * The usual counts of each hour of the day (UTC), from what was counted between two instants: steps without a count are zeros, so that
 * quiet times are part of what is usual. In eight of ten steps the count was within the band.
 */
export function usualBands(counts: readonly Count[], fromMs: number, toMs: number): readonly Band[] {
  const counted = new Map(counts.map(({ atMs, mentions }) => [atMs, mentions]));
  const samples = Array.from({ length: DAY_HOURS }, (): number[] => []);
  for (let at = stepOf(fromMs + STEP_MS - 1); at + STEP_MS <= toMs; at += STEP_MS) {
    samples[hourOf(at)]?.push(counted.get(at) ?? 0);
  }
  return samples.map((hour) => {
    hour.sort((a, b) => a - b);
    return { low: quantile(hour, LOW_QUANTILE), high: quantile(hour, HIGH_QUANTILE) };
  });
}

export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS) % DAY_HOURS;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
