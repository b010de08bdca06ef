import { tailSurprise } from './count-tail.js';

/** Something that posts of the window share, with how many did and how many would usually. */
export interface CauseCount {
  readonly name: string;
  readonly count: number;
  readonly usual: number;
}

export interface CauseFacts {
  /** Posts in the window, and in a usual window of its length. */
  readonly posts: number;
  readonly usualPosts: number;
  readonly terms: readonly CauseCount[];
  readonly stories: readonly CauseCount[];
  readonly sources: readonly CauseCount[];
  /** `count` is the number of posts of that author. */
  readonly authors: readonly CauseCount[];
}

export type CauseCode = 'cause-story' | 'cause-term' | 'cause-source' | 'cause-author';

export interface Cause {
  readonly code: CauseCode;
  /** `share` is of the posts above the usual, in percent. */
  readonly values: { readonly name: string; readonly count: number; readonly usual: number; readonly share: number };
}

const FEWEST = 3;
/** A cause has to explain this part of what is above the usual. */
const LEAST_SHARE: Readonly<Record<CauseCode, number>> = {
  'cause-story': 0.2,
  'cause-term': 0.2,
  'cause-source': 0.5,
  'cause-author': 0.2,
};
const MOST: Readonly<Record<CauseCode, number>> = {
  'cause-story': 3,
  'cause-term': 5,
  'cause-source': 2,
  'cause-author': 3,
};
/** −log10 of the probability that it is chance. */
const LEAST_SURPRISE = 3;
const VARIANCE = 0.1;
/** What has always been as large a part of the posts is none: its part has to be so many times the usual, or half of the way to all. */
const TIMES_USUAL = 1.5;

/** What a surge is about: what explains most of it and is unlikely by chance, in the order story, terms, sources, authors. */
export function explainCause(facts: CauseFacts): readonly Cause[] {
  return [
    ...causesOf('cause-story', facts.stories, facts),
    ...causesOf('cause-term', facts.terms, facts),
    ...causesOf('cause-source', facts.sources, facts),
    ...causesOf('cause-author', facts.authors, facts),
  ];
}

function causesOf(code: CauseCode, counts: readonly CauseCount[], facts: CauseFacts): readonly Cause[] {
  const above = Math.max(1, facts.posts - facts.usualPosts);
  return (
    counts
      .map((count) => ({ ...count, explained: (count.count - count.usual) / above }))
      .filter(
        ({ count, usual, explained }) =>
          count >= FEWEST &&
          explained >= LEAST_SHARE[code] &&
          tailSurprise(count, usual, VARIANCE) >= LEAST_SURPRISE &&
          isMoreThanUsual(count / facts.posts, facts.usualPosts > 0 ? usual / facts.usualPosts : 0),
      )
      // Of what is in all of them, the longer word says more.
      .sort((a, b) => b.explained - a.explained || b.name.length - a.name.length || (a.name < b.name ? -1 : 1))
      .slice(0, MOST[code])
      .map(({ name, count, usual, explained }) => ({
        code,
        values: { name, count, usual, share: Math.min(100, Math.round(100 * explained)) },
      }))
  );
}

const isMoreThanUsual = (part: number, usualPart: number): boolean =>
  part > usualPart && part >= Math.min(TIMES_USUAL * usualPart, (1 + usualPart) / 2);
