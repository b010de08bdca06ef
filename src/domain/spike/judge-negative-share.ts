import { tailSurprise } from './count-tail.js';

export interface ShareCounts {
  readonly negative: number;
  readonly total: number;
}

export interface ShareJudgement {
  readonly isUnusual: boolean;
  /** 0 to 1. */
  readonly share: number;
  readonly usualShare: number;
  /** That so many or more were negative if the share were the usual one. */
  readonly probability: number;
}

const FEWEST = 3;
const LEAST_PROBABLE = 1e-4;
/** A share has to be this many times the usual, or half of the way from there to 1, to matter to people. */
const TIMES_USUAL = 1.5;
/** What is supposed of a brand of which nothing is known, worth so many posts. */
const SUPPOSED_SHARE = 0.2;
const SUPPOSED_POSTS = 10;
/** Shares drift from day to day by about a quarter beyond chance. */
const DRIFT_VARIANCE = 0.06;

/**
 * Whether more of what is said now is negative than usually, however much is said: `now` is a recent window of half an hour or more,
 * `usual` the weeks before it.
 */
export function judgeNegativeShare(now: ShareCounts, usual: ShareCounts): ShareJudgement {
  const usualShare = (usual.negative + SUPPOSED_SHARE * SUPPOSED_POSTS) / (usual.total + SUPPOSED_POSTS);
  const share = now.total === 0 ? 0 : now.negative / now.total;
  // The usual share is itself known from so many negatives only.
  const variance = DRIFT_VARIANCE + 1 / (usual.negative + SUPPOSED_SHARE * SUPPOSED_POSTS);
  const surprise = tailSurprise(now.negative, usualShare * now.total, variance);
  const probability = surprise === 0 ? 1 : 10 ** -surprise;
  const isMuch = share >= Math.min(TIMES_USUAL * usualShare, (1 + usualShare) / 2);
  return {
    isUnusual: now.negative >= FEWEST && isMuch && probability < LEAST_PROBABLE,
    share,
    usualShare,
    probability,
  };
}
