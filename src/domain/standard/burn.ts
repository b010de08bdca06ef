import { estimateShare } from '../statistics/share.js';
import type { TargetPeriod } from './standard.types.js';

/**
 * Several windows, several rates, after "Alerting on SLOs" in Google's Site Reliability Workbook (chapter 5): the rate at which a
 * period's misses are used up is watched over a fast and a slow window, and each counts only while a twelfth of it burns as well,
 * so that an alert ends soon after its cause. The windows are parts of the period: for a month 6 hours and 3 days.
 */
const WINDOWS = {
  fast: { share: 1 / 120, rate: 6 },
  slow: { share: 1 / 10, rate: 1 },
} as const;
const CONFIRMED_BY = 1 / 12;
/** Where half of all tasks may miss, no rate of 6 is possible: this share of misses is enough. */
const MISSED_SURELY = 0.8;
/** One unlucky task is not a fire. */
const FEWEST_MISSES = 3;

const DAY_SECONDS = 86_400;
const PERIOD_SECONDS: Readonly<Record<TargetPeriod, number>> = {
  day: DAY_SECONDS,
  week: 7 * DAY_SECONDS,
  month: 30 * DAY_SECONDS,
};

export const BURN_WINDOWS = ['fast', 'fastShort', 'slow', 'slowShort'] as const;
export type BurnWindow = (typeof BURN_WINDOWS)[number];

export interface DecidedCount {
  readonly n: number;
  readonly missed: number;
}

export interface WindowBurn extends DecidedCount {
  readonly seconds: number;
  /** 1: misses are used up exactly as fast as the percentage allows; null without tasks. */
  readonly rate: number | null;
  readonly isBurning: boolean;
}

export interface Burn {
  readonly fast: WindowBurn;
  readonly slow: WindowBurn;
  readonly isAlert: boolean;
}

/** How far back each window looks from now. */
export function burnWindowSeconds(period: TargetPeriod): Readonly<Record<BurnWindow, number>> {
  const seconds = (share: number): number => Math.round(PERIOD_SECONDS[period] * share);
  return {
    fast: seconds(WINDOWS.fast.share),
    fastShort: seconds(WINDOWS.fast.share * CONFIRMED_BY),
    slow: seconds(WINDOWS.slow.share),
    slowShort: seconds(WINDOWS.slow.share * CONFIRMED_BY),
  };
}

/** `counts`: tasks decided within each window, by when they were met or fell due. */
export function judgeBurn(
  target: { readonly percent: number; readonly period: TargetPeriod },
  counts: Readonly<Record<BurnWindow, DecidedCount>>,
): Burn {
  const budget = (100 - target.percent) / 100;
  const seconds = burnWindowSeconds(target.period);
  const judge = (name: 'fast' | 'slow', long: DecidedCount, short: DecidedCount): WindowBurn => ({
    ...long,
    seconds: seconds[name],
    rate: rateOf(long, budget),
    isBurning:
      long.missed >= FEWEST_MISSES &&
      isOverspent(long, budget) &&
      reaches(long, budget, WINDOWS[name].rate) &&
      reaches(short, budget, WINDOWS[name].rate),
  });
  const fast = judge('fast', counts.fast, counts.fastShort);
  const slow = judge('slow', counts.slow, counts.slowShort);
  return { fast, slow, isAlert: fast.isBurning || slow.isBurning };
}

/** Rounded to two decimals. Where nothing may be missed the rate counts as if one in a thousand might. */
function rateOf({ n, missed }: DecidedCount, budget: number): number | null {
  return n === 0 ? null : Math.round((missed / n / Math.max(budget, 0.001)) * 100) / 100;
}

const reaches = ({ n, missed }: DecidedCount, budget: number, rate: number): boolean =>
  n > 0 && missed / n >= Math.min(rate * budget, MISSED_SURELY) && missed > 0;

/** More was missed than chance explains: the whole 95 % interval of the share of misses lies over what is allowed. */
function isOverspent({ n, missed }: DecidedCount, budget: number): boolean {
  const share = estimateShare(missed, n, 1);
  return share !== null && share.low > budget * 100;
}
