import type { Calendar } from '../clock/calendar.js';

/**
 * - fresh: it posts, and nobody waits for long · quiet: two thirds of a limit are over · neglected: a limit is over
 * - unknown: a part of it cannot be seen, and what can is no cause for worry; or nothing of it is watched
 */
export const NEGLECT_STATES = ['fresh', 'quiet', 'neglected', 'unknown'] as const;
export type NeglectState = (typeof NEGLECT_STATES)[number];

/**
 * Why an account is judged so, with what a sentence about it is made of.
 * - no-post {days, limit}: so many days since its last post · never-posted {days, limit}: none since we listen, or ever
 * - unanswered {count, days, limit}: so many wait for an answer, the longest for so many days
 * - active {days}: its last post was so many days ago · nothing-waits: everybody was answered
 * - posts-not-shown: its network does not let us read what it posts · not-watched: it has no limit
 * - blind: who hears it sees nothing now · not-heard: no source hears it
 */
export const NEGLECT_CODES = [
  'no-post',
  'never-posted',
  'unanswered',
  'active',
  'nothing-waits',
  'posts-not-shown',
  'not-watched',
  'blind',
  'not-heard',
] as const;
export type NeglectCode = (typeof NEGLECT_CODES)[number];

export interface NeglectReason {
  readonly code: NeglectCode;
  readonly values: Readonly<Record<string, number>>;
  /** What this part alone comes to. */
  readonly state: NeglectState;
}

export interface Verdict {
  readonly state: NeglectState;
  /** The worst first, never empty. */
  readonly reasons: readonly NeglectReason[];
}

/** After how many days an account is neglected; null: that part of it is not watched. */
export interface NeglectLimits {
  readonly postDays: number | null;
  readonly answerDays: number | null;
  /** Where only its open days count; null: every 24 hours are a day. */
  readonly calendar: Calendar | null;
}

/** What is known of an account. */
export interface AccountFacts {
  /** - heard: somebody sees it now · blind: those who should see it do not · nobody: there is no such source */
  readonly hearing: 'heard' | 'blind' | 'nobody';
  /** Since when it is heard without a break; before that a post or an answer may have been missed. */
  readonly heardSince: Date | null;
  /**
   * - shown: all it posts is heard · asked: its network is asked for its last post · not-shown: what it posts may never be heard
   */
  readonly ownPosts: 'shown' | 'asked' | 'not-shown';
  readonly lastOwnPostAt: Date | null;
  readonly unanswered: number;
  readonly oldestUnansweredAt: Date | null;
  readonly limits: NeglectLimits;
}
