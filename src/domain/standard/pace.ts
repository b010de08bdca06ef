import type { TargetPeriod } from './standard.types.js';

/** A stretch of UTC calendar time; `to` is exclusive. */
export interface PeriodSpan {
  readonly from: Date;
  readonly to: Date;
}

export interface Pace extends PeriodSpan {
  /** Tasks judged in the period until now. */
  readonly n: number;
  readonly missed: number;
  /** If it goes on like this until the period ends, rounded; null before a hundredth of it has passed. */
  readonly expectedN: number | null;
  readonly expectedMisses: number | null;
  /** Misses that the percentage leaves room for among the expected tasks, and how many of them would be left. */
  readonly expectedAllowed: number | null;
  readonly expectedLeft: number | null;
}

const DAY_MS = 86_400_000;
/** Earlier than this a pace is a guess. */
const LEAST_PASSED = 0.01;

/** The day, the week from Monday, or the month (UTC) that `at` lies in. */
export function periodOf(period: TargetPeriod, at: Date): PeriodSpan {
  const day = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  switch (period) {
    case 'day':
      return { from: new Date(day), to: new Date(day + DAY_MS) };
    case 'week': {
      const monday = day - ((at.getUTCDay() + 6) % 7) * DAY_MS;
      return { from: new Date(monday), to: new Date(monday + 7 * DAY_MS) };
    }
    case 'month':
      return {
        from: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)),
        to: new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)),
      };
  }
}

/** Where the misses of a running period are heading. */
export function projectPace(
  percent: number,
  span: PeriodSpan,
  { n, missed }: { readonly n: number; readonly missed: number },
  now: Date,
): Pace {
  const passed = Math.min(1, (now.getTime() - span.from.getTime()) / (span.to.getTime() - span.from.getTime()));
  if (passed < LEAST_PASSED) {
    return { ...span, n, missed, expectedN: null, expectedMisses: null, expectedAllowed: null, expectedLeft: null };
  }
  const expectedN = Math.round(n / passed);
  const expectedMisses = Math.round(missed / passed);
  const expectedAllowed = Math.floor((expectedN * (100 - percent)) / 100 + 1e-9);
  return {
    ...span,
    n,
    missed,
    expectedN,
    expectedMisses,
    expectedAllowed,
    expectedLeft: expectedAllowed - expectedMisses,
  };
}
