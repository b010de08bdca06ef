import { chanceOfAtMost } from '../coverage/tail-probability.js';
import type { RuleSensitivity } from './alert-rule.types.js';

/** A post about a watch. */
export interface PostTold {
  readonly at: Date;
  /** Who says it. */
  readonly voice: string;
  readonly isComplaint: boolean;
  /** Its words, folded, each with a spelling to show. */
  readonly terms: ReadonlyMap<string, string>;
}

/** Several people complain about the same thing, of whom each by himself would be none to wake anybody for. */
export interface EmergingIssue {
  /** The word they share, as most of them spell it. */
  readonly term: string;
  readonly voices: number;
  /** How many of as many complaints usually have the word. */
  readonly usual: number;
  /** When the first of them was posted. */
  readonly beganAt: Date;
  /** 1..10 */
  readonly severity: number;
}

const DAY_MS = 86_400_000;
/** What lies further back says little of what is usual. */
const MOST_DAYS = 14;
const FEWEST_DAYS = 2;
/** Posts that are read: of the last day, and of what is usual before it. */
export const EMERGING_MS = (MOST_DAYS + 1) * DAY_MS;

/** Watches with more posts a day are judged by their counts: some of their many posts always share a word. */
export const MOST_A_DAY: Readonly<Record<RuleSensitivity, number>> = { low: 15, normal: 15, high: 30 };
/** What a watch of the kind that is looked at has at most, told or not, in the time that is read. */
export const MOST_POSTS_READ = MOST_A_DAY.high * MOST_DAYS;
const FEWEST_VOICES: Readonly<Record<RuleSensitivity, number>> = { low: 4, normal: 3, high: 3 };
/** Chance below which it is no accident that so many share a word. */
const CHANCE: Readonly<Record<RuleSensitivity, number>> = { low: 1e-4, normal: 5e-3, high: 2e-2 };
/** Complaints have words of their own. How often is learnt from those before, leaning on all posts as if they were so many. */
const PRIOR_COMPLAINTS = 10;

interface Shared {
  readonly term: string;
  readonly voices: number;
  readonly mean: number;
  readonly chance: number;
}

/**
 * The word that so many different people share in their complaints of the last 24 hours that it is no accident, going by the posts
 * before; null where there is none, where the watch is not one of few posts, or where too little is known of what is usual.
 * `posts`: of the last `EMERGING_MS`, in any order; `knownFrom`: since when the posts of the watch are known.
 */
export function findEmerging(
  posts: readonly PostTold[],
  {
    now,
    knownFrom,
    sensitivity,
  }: { readonly now: Date; readonly knownFrom: Date; readonly sensitivity: RuleSensitivity },
): EmergingIssue | null {
  const dayFrom = now.getTime() - DAY_MS;
  const days = Math.min(MOST_DAYS, (dayFrom - knownFrom.getTime()) / DAY_MS);
  if (days < FEWEST_DAYS) return null;
  const complaints = posts.filter(({ at, isComplaint }) => isComplaint && at.getTime() > dayFrom && at <= now);
  if (countVoices(complaints) < FEWEST_VOICES[sensitivity]) return null;
  const before = posts.filter(({ at }) => at.getTime() <= dayFrom && at.getTime() > dayFrom - MOST_DAYS * DAY_MS);
  if (before.length >= MOST_A_DAY[sensitivity] * days) return null;
  const found = mostShared(complaints, before, sensitivity);
  if (found === null) return null;
  const sharing = complaints.filter(({ terms }) => terms.has(found.term));
  return {
    term: spellingOf(found.term, sharing),
    voices: found.voices,
    usual: found.mean,
    beganAt: new Date(Math.min(...sharing.map(({ at }) => at.getTime()))),
    severity: Math.min(10, 4 + Math.floor(2 * Math.log2(found.voices / FEWEST_VOICES.normal))),
  };
}

function mostShared(
  complaints: readonly PostTold[],
  before: readonly PostTold[],
  sensitivity: RuleSensitivity,
): Shared | null {
  const complaintsBefore = before.filter(({ isComplaint }) => isComplaint);
  const terms = new Set(complaints.flatMap((post) => [...post.terms.keys()]));
  let most: Shared | null = null;
  for (const term of terms) {
    const voices = countVoices(complaints.filter((post) => post.terms.has(term)));
    if (voices < FEWEST_VOICES[sensitivity]) continue;
    const share = usualShare(term, before, complaintsBefore);
    const mean = complaints.length * share;
    const chance = 1 - chanceOfAtMost(voices - 1, mean, Infinity);
    if (chance >= CHANCE[sensitivity]) continue;
    const shared = { term, voices, mean, chance };
    if (most === null || isMore(shared, most)) most = shared;
  }
  return most;
}

/** Of complaints with a term. */
function usualShare(term: string, before: readonly PostTold[], complaints: readonly PostTold[]): number {
  const having = (posts: readonly PostTold[]): number => posts.filter(({ terms }) => terms.has(term)).length;
  const ofAll = (having(before) + 0.5) / (before.length + 1);
  const ofComplaints = (having(complaints) + PRIOR_COMPLAINTS * ofAll) / (complaints.length + PRIOR_COMPLAINTS);
  return Math.max(ofAll, ofComplaints);
}

/** The longer word says more. */
const isMore = (one: Shared, other: Shared): boolean =>
  one.voices !== other.voices
    ? one.voices > other.voices
    : one.chance !== other.chance
      ? one.chance < other.chance
      : one.term.length > other.term.length;

const countVoices = (posts: readonly PostTold[]): number => new Set(posts.map(({ voice }) => voice)).size;

function spellingOf(term: string, posts: readonly PostTold[]): string {
  const uses = new Map<string, number>();
  for (const { terms } of posts) {
    const spelling = terms.get(term) ?? term;
    uses.set(spelling, (uses.get(spelling) ?? 0) + 1);
  }
  return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? term;
}
