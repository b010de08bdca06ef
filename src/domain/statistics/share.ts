/** A share in percent with its 95 % interval, each rounded to one decimal. */
export interface Share {
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

const inPercent = (share: number): number => Math.round(share * 1_000) / 10;

/**
 * Which share `part` is of `whole`: Wilson's score interval, which stays within 0 and 100 and is honest about few cases.
 * Null where there are fewer than `fewest`.
 */
export function estimateShare(part: number, whole: number, fewest: number): Share | null {
  if (whole === 0 || whole < fewest) return null;
  const share = part / whole;
  const centre = share + (Z * Z) / (2 * whole);
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole));
  const scale = 1 + (Z * Z) / whole;
  return {
    percent: inPercent(share),
    low: inPercent(Math.max(0, (centre - spread) / scale)),
    high: inPercent(Math.min(1, (centre + spread) / scale)),
  };
}
