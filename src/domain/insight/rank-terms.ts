import type { SentimentLabel } from '../sentiment/sentiment.types.js';

/** A post as a set of terms, each with a spelling to show. */
export interface TermDocument {
  readonly id: string;
  readonly terms: ReadonlyMap<string, string>;
  readonly label: SentimentLabel;
}

export interface RankedTerm {
  readonly term: string;
  /** Posts with it now, and in the period before. */
  readonly count: number;
  readonly before: number;
  /** Standard errors by which its log-odds rose. */
  readonly score: number;
  /** What most of the judged posts with it feel; null where that is not clear. */
  readonly sentiment: Exclude<SentimentLabel, 'unsure'> | null;
  /** Ids of a few of its posts, in the order given. */
  readonly exampleIds: readonly string[];
}

/** Weight of what is expected of a word before anything is counted, in posts. */
const PRIOR_POSTS = 20;
/** Two-sided 95 % of the normal distribution. */
const LEAST_SCORE = 1.96;
const FEWEST_POSTS = 3;
const MOST_TERMS = 20;
const EXAMPLES = 3;
/** Of the judged posts with a term, so many per cent must feel the same. */
const CLEAR_SHARE = 0.5;
const FEWEST_JUDGED = 3;

/**
 * The terms that rose most against the period before, by the log-odds of a post having them, with the words of both periods
 * together as prior: a word that is always there has not risen, however frequent, and a word seen twice has not risen surely,
 * however rare it was. Highest first.
 */
export function rankTerms(now: readonly TermDocument[], before: readonly TermDocument[]): RankedTerm[] {
  const nowWith = documentsByTerm(now);
  const beforeWith = documentsByTerm(before);
  const ranked: RankedTerm[] = [];
  for (const [key, documents] of nowWith) {
    const count = documents.length;
    const countBefore = beforeWith.get(key)?.length ?? 0;
    if (count < FEWEST_POSTS) continue;
    const score = riseOf(count, now.length, countBefore, before.length);
    if (score < LEAST_SCORE) continue;
    ranked.push({
      term: spellingOf(key, documents),
      count,
      before: countBefore,
      score: Math.round(score * 100) / 100,
      sentiment: feelingOf(documents),
      exampleIds: documents.slice(0, EXAMPLES).map(({ id }) => id),
    });
  }
  return ranked
    .sort((a, b) => b.score - a.score || b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS);
}

function documentsByTerm(documents: readonly TermDocument[]): Map<string, TermDocument[]> {
  const byTerm = new Map<string, TermDocument[]>();
  for (const document of documents) {
    for (const term of document.terms.keys()) {
      const list = byTerm.get(term);
      if (list === undefined) byTerm.set(term, [document]);
      else list.push(document);
    }
  }
  return byTerm;
}

/** Difference of the log-odds over its standard error. */
function riseOf(countNow: number, postsNow: number, countBefore: number, postsBefore: number): number {
  const expected = (PRIOR_POSTS * (countNow + countBefore)) / (postsNow + postsBefore);
  const [withNow, withBefore] = [countNow + expected, countBefore + expected];
  const logOdds = (having: number, posts: number): number =>
    Math.log(having / Math.max(having * 1e-6, posts + PRIOR_POSTS - having));
  const spread = Math.sqrt(1 / withNow + 1 / withBefore);
  return (logOdds(withNow, postsNow) - logOdds(withBefore, postsBefore)) / spread;
}

/** The most frequent one. */
function spellingOf(key: string, documents: readonly TermDocument[]): string {
  const uses = new Map<string, number>();
  for (const { terms } of documents) {
    const spelling = terms.get(key) ?? key;
    uses.set(spelling, (uses.get(spelling) ?? 0) + 1);
  }
  return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? key;
}

function feelingOf(documents: readonly TermDocument[]): RankedTerm['sentiment'] {
  const judged = documents.filter(({ label }) => label !== 'unsure');
  if (judged.length < FEWEST_JUDGED) return null;
  for (const feeling of ['negative', 'neutral', 'positive'] as const) {
    if (judged.filter(({ label }) => label === feeling).length > judged.length * CLEAR_SHARE) return feeling;
  }
  return null;
}
