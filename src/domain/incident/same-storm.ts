/**
 * Whether two watches see the same storm. Watches overlap: a brand, its product and its director are named in the same posts. They
 * also contain each other: whatever is written of the product is written of the brand, so that posts in common alone would make one
 * storm of everything. The bounds stand between what overlapping watches of one storm share and what two storms do, in the table of
 * `same-storm.spec.ts`; a person can part what was put together wrongly.
 */

/** Most posts of the smaller one are the other's, too: a majority with room for what one query finds and the other does not. */
export const COMMON_SHARE = 0.6;
/** And they are no small part of the larger one: one angry post in five. */
export const PART_SHARE = 0.2;
/** Fewer say nothing about what they have in common. */
export const FEWEST_POSTS = 3;
/** From so many on, what was posted before the second surge says whether both saw the storm rise. */
export const FEWEST_OF_RISE = 5;
/** Storms that began further apart are two. */
export const SAME_TIME_MS = 24 * 3_600_000;

/** Posts of two watches since the first of both storms began; those of one story count as one's own where one has another of it. */
export interface SharedPosts {
  readonly mine: number;
  readonly theirs: number;
  readonly common: number;
  /** Of theirs, from before mine began; and how many of these are mine, too. */
  readonly rise: number;
  readonly riseSeen: number;
}

export interface OpenStorm {
  readonly incidentId: string;
  readonly startedAt: Date;
  /** Complaints decide, where both have enough of them: it is about them that people are woken. */
  readonly negatives: SharedPosts;
  readonly all: SharedPosts;
}

export type StormVerdict =
  | { readonly isSame: true; readonly reason: 'same-posts'; readonly incidentId: string; readonly shared: SharedPosts }
  | {
      readonly isSame: false;
      readonly reason: 'none-open' | 'other-time' | 'few-posts' | 'few-common' | 'small-part' | 'unseen-rise';
    };

/** Which of the storms that go on this one is, if any; of several, that with most posts in common. */
export function findSameStorm(startedAt: Date, open: readonly OpenStorm[]): StormVerdict {
  let verdict: StormVerdict = { isSame: false, reason: 'none-open' };
  for (const storm of open) {
    const judged = judgeStorm(startedAt, storm);
    if (!verdict.isSame || (judged.isSame && judged.shared.common > verdict.shared.common)) verdict = judged;
  }
  return verdict;
}

function judgeStorm(startedAt: Date, { incidentId, startedAt: openAt, negatives, all }: OpenStorm): StormVerdict {
  const no = (reason: Exclude<StormVerdict, { isSame: true }>['reason']): StormVerdict => ({ isSame: false, reason });
  if (Math.abs(startedAt.getTime() - openAt.getTime()) > SAME_TIME_MS) return no('other-time');
  const shared = isEnough(negatives) ? negatives : all;
  if (!isEnough(shared)) return no('few-posts');
  const { mine, theirs, common, rise, riseSeen } = shared;
  if (common < COMMON_SHARE * Math.min(mine, theirs)) return no('few-common');
  if (common < PART_SHARE * Math.max(mine, theirs)) return no('small-part');
  if (rise >= FEWEST_OF_RISE && riseSeen < PART_SHARE * rise) return no('unseen-rise');
  return { isSame: true, reason: 'same-posts', incidentId, shared };
}

const isEnough = ({ mine, theirs }: SharedPosts): boolean => Math.min(mine, theirs) >= FEWEST_POSTS;
