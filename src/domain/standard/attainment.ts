import { estimateShare } from '../statistics/share.js';

/** Fewer than this many judged tasks allow no verdict. */
export const FEWEST_FOR_VERDICT = 30;

/** Tasks counted under one percentage: what was promised when their clocks started. */
export interface OutcomeCount {
  /** q of "q % of them". */
  readonly percent: number;
  readonly met: number;
  /** Met late, or past due and not met. */
  readonly missed: number;
  /** Neither: still in time, or paused. */
  readonly open: number;
}

export interface Attainment {
  /** Tasks on which there is a verdict: met + missed. */
  readonly n: number;
  readonly met: number;
  readonly missed: number;
  readonly open: number;
  /** Of `n`, rounded to one decimal; null where `n` is 0. */
  readonly percent: number | null;
  /** 95 % interval of it (Wilson), one decimal. */
  readonly ci95: readonly [low: number, high: number] | null;
  /** Misses that the percentage leaves room for among `n` tasks, rounded down. */
  readonly allowedMisses: number;
  /** Below 0: the promise is broken by so many. */
  readonly missesLeft: number;
  /** Null under 30. */
  readonly verdict: 'met' | 'missed' | null;
}

/** Against float noise: 1,000 tasks at 99.9 % leave room for 1. */
const SPECK = 1e-9;

/** Adds up counts, each under its own percentage: a standard may have asked for another one before. */
export function judgeAttainment(counts: readonly OutcomeCount[]): Attainment {
  const sum = (of: (count: OutcomeCount) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const met = sum((count) => count.met);
  const missed = sum((count) => count.missed);
  const n = met + missed;
  const share = estimateShare(met, n, 1);
  const allowedMisses = Math.floor(sum(({ percent, ...c }) => ((c.met + c.missed) * (100 - percent)) / 100) + SPECK);
  return {
    n,
    met,
    missed,
    open: sum((count) => count.open),
    percent: share?.percent ?? null,
    ci95: share === null ? null : [share.low, share.high],
    allowedMisses,
    missesLeft: allowedMisses - missed,
    verdict: n < FEWEST_FOR_VERDICT ? null : missed <= allowedMisses ? 'met' : 'missed',
  };
}

/** The verdict on several promises: one that is broken is not made good by another. */
export function joinVerdicts(verdicts: readonly Attainment['verdict'][]): Attainment['verdict'] {
  if (verdicts.includes('missed')) return 'missed';
  return verdicts.includes('met') ? 'met' : null;
}

/** By exact count: the least value that at least `share` (0..1) of all do not exceed. Null of nothing. `sorted` ascends. */
export function percentileOf(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - SPECK) - 1)] ?? null;
}
