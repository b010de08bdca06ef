export interface ReachEvidence {
  /** Where it was posted: `mastodon`, `x`; one without figures of its own counts as the usual. */
  readonly network?: string;
  /** Of the author. */
  readonly followers?: number;
  readonly metrics?: {
    readonly likes?: number;
    readonly reposts?: number;
    readonly replies?: number;
    readonly views?: number;
  };
  /** Of the site an article stands on, in a list of the world's most visited; 1 is the first. Absent: unknown. */
  readonly siteRank?: number;
}

interface ReadersPer {
  readonly follower: number;
  readonly like: number;
  readonly reply: number;
  readonly repost: number;
}

/**
 * Readers that each act is taken to stand for.
 * - follower 1: where a timeline shows everything in order, each may read it. An upper bound, and our assumption.
 * - like and reply 10: of a hundred members of a community about ten ever act, the others only read (J. Nielsen, "The 90-9-1
 *   Rule for Participation Inequality", 2006).
 * - repost 100: it puts the post before another audience, that of an ordinary account. Our assumption.
 */
const USUAL: ReadersPer = { follower: 1, like: 10, reply: 10, repost: 100 };

/**
 * Where it differs. The share of followers that a post is shown to is what has been published for pages of companies, rounded;
 * people's own posts may be shown to more. All else here is our assumption.
 * - facebook: 2 % (Ignite Social Media 2021: 2.2 %)
 * - instagram: 4 % (published averages of 2024: 4 % for a picture)
 * - linkedin: 5 % (published ranges 4..8 % and 5..15 %: the low end)
 * - x: 3 % (C. Penn 2015: 2.7 % in the median of his own posts)
 * - reddit, lemmy, hackernews: followers hardly matter, readers come by the community; a vote is as cheap as a like and
 *   reposts do not spread
 * - youtube: subscribers are not shown every video, and views are known anyway; 5 %
 */
const OF_NETWORK: ReadonlyMap<string, Partial<ReadersPer>> = new Map([
  ['facebook', { follower: 0.02 }],
  ['instagram', { follower: 0.04 }],
  ['linkedin', { follower: 0.05 }],
  ['x', { follower: 0.03 }],
  ['reddit', { follower: 0, repost: 10 }],
  ['lemmy', { follower: 0, repost: 10 }],
  ['hackernews', { follower: 0, repost: 10 }],
  ['youtube', { follower: 0.05 }],
]);

/**
 * Readers of an article on the first site of a list; they fall as one by the rank. Visits of a month are about 4 × 10¹⁰ by
 * the rank, and of a day's visitors one in a hundred meets a given article: both our assumption, good for the order of
 * magnitude at best.
 */
const READERS_AT_FIRST_SITE = 1e7;

/** log10 of the estimated number of readers (0 for one reader, 3 for a thousand), or null where nothing is known. */
export function estimateReach({ network, followers, metrics = {}, siteRank }: ReachEvidence): number | null {
  const per = { ...USUAL, ...(network === undefined ? {} : OF_NETWORK.get(network)) };
  const acting = [
    times(followers, per.follower),
    times(metrics.likes, per.like),
    times(metrics.replies, per.reply),
    times(metrics.reposts, per.repost),
  ].filter((readers) => readers !== null);
  const estimates = [
    known(metrics.views),
    acting.length === 0 ? null : acting.reduce((sum, readers) => sum + readers, 0),
    readersOfSite(siteRank),
  ].filter((readers) => readers !== null);
  return estimates.length === 0 ? null : Math.log10(Math.max(1, ...estimates));
}

/** Null where the count says nothing about readers. */
function times(count: number | undefined, readers: number): number | null {
  const counted = readers === 0 ? null : known(count);
  return counted === null ? null : counted * readers;
}

function readersOfSite(rank: number | undefined): number | null {
  const counted = known(rank);
  return counted === null || counted < 1 ? null : READERS_AT_FIRST_SITE / counted;
}

const known = (count: number | undefined): number | null =>
  count !== undefined && Number.isFinite(count) && count >= 0 ? count : null;
