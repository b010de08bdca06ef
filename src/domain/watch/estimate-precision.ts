/** A share in percent with its 95 % interval, each rounded to one decimal. */
export interface Precision {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

const FEWEST = 5;
/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

const inPercent = (share: number): number => Math.round(share * 1_000) / 10;

/**
 * How much of what a watch finds is meant, from judged samples: Wilson's score interval, which stays within 0 and 100 and
 * is honest about few samples. Null below 5 judgements.
 */
export function estimatePrecision(kept: number, dropped: number): Precision | null {
  const n = kept + dropped;
  if (n < FEWEST) return null;
  const share = kept / n;
  const centre = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return {
    percent: inPercent(share),
    low: inPercent(Math.max(0, (centre - spread) / scale)),
    high: inPercent(Math.min(1, (centre + spread) / scale)),
  };
}
