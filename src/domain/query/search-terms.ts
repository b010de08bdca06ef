import { fold } from '../text/fold.js';
import { segment, type Segment } from '../text/segment.js';
import { commonLanguages, isShort, lettersOf } from './query-terms.js';
import type { QueryNode, TermNode } from './query.types.js';
import type { LiteralTerm } from './search-terms.types.js';
import { wordsOfPattern } from './words-of-pattern.js';

/** Finding a short or common word brings as much as finding very many others. */
const COST_OF_BROAD = 50;
/** Few networks can be asked for the beginning of a word. */
const COST_OF_PREFIX = 3;

type Terms = readonly LiteralTerm[] | null;

/**
 * The cheapest set of literal terms of which every post that the query matches holds at least one. Null where there is none: the
 * query asks only for what is not in the text, or for parts of words.
 */
export const searchTermsOf = (query: QueryNode): Terms => termsOf(query, false);

function termsOf(node: QueryNode, isNegated: boolean): Terms {
  switch (node.kind) {
    case 'term':
      return isNegated ? null : ofTerm(node);
    case 'exact':
      return isNegated ? null : ofWords(node.text);
    case 'pattern':
      return isNegated ? null : wordsOfPattern(node.pattern);
    case 'field':
      return null;
    case 'near':
      return isNegated ? null : cheapest([node.left, node.right].map((part) => termsOf(part, false)));
    case 'not':
      return termsOf(node.part, !isNegated);
    case 'and':
    case 'or': {
      const parts = node.parts.map((part) => termsOf(part, isNegated));
      return (node.kind === 'and') === isNegated ? unionOf(parts) : cheapest(parts);
    }
  }
}

function ofTerm({ form, text, opensStart, opensEnd }: TermNode): Terms {
  if (form === 'handle') return [{ kind: 'handle', text }];
  if (form === 'tag') return [{ kind: 'hashtag', text }];
  if (!opensStart && !opensEnd) return ofWords(text);
  const pieces = segment(text);
  const [first, last] = [pieces[0], pieces.at(-1)];
  // A run of a script without word borders is found anywhere in a longer one: stars change nothing about it.
  const from = opensStart && first?.kind === 'word' ? 1 : 0;
  const to = pieces.length - (opensEnd && last?.kind === 'word' ? 1 : 0);
  if (from < to) return ofPieces(text, pieces.slice(from, to));
  const isPrefix = last !== undefined && opensEnd && (!opensStart || pieces.length > 1);
  return isPrefix ? [{ kind: 'prefix', text: text.slice(last.start, last.end) }] : null;
}

const ofWords = (text: string): Terms => ofPieces(text, segment(text));

function ofPieces(text: string, pieces: readonly Segment[]): Terms {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  const kind = pieces.length === 1 && first.kind === 'word' ? 'word' : 'phrase';
  return [{ kind, text: text.slice(first.start, last.end).replaceAll('"', ' ') }];
}

function cheapest(parts: readonly Terms[]): Terms {
  let best: Terms = null;
  for (const part of parts) if (part !== null && (best === null || costOf(part) < costOf(best))) best = part;
  return best;
}

function unionOf(parts: readonly Terms[]): Terms {
  const all: LiteralTerm[] = [];
  for (const part of parts) {
    if (part === null) return null;
    all.push(...part);
  }
  return joinSearchTerms(all);
}

/** What asking for them costs: requests grow with their number, and what is found with how broad they are. */
const costOf = (terms: readonly LiteralTerm[]): number =>
  terms.reduce((sum, term) => sum + (isBroad(term) ? COST_OF_BROAD : 0) + costOfOne(term), 0);

const costOfOne = ({ kind, text }: LiteralTerm): number =>
  (kind === 'prefix' ? COST_OF_PREFIX : 1) + 1 / (1 + lettersOf(text));

function isBroad({ kind, text }: LiteralTerm): boolean {
  if (kind === 'hashtag' || kind === 'handle') return false;
  const pieces = segment(text);
  const asTerm = { form: 'words', text, isQuoted: false, opensStart: false, opensEnd: false } as const;
  return isShort({ kind: 'term', ...asTerm, offset: 0, end: 0 }, pieces) || commonLanguages(pieces).length > 0;
}

/** Each once, in order, without phrases that hold a word which is looked for anyway. */
export function joinSearchTerms(terms: readonly LiteralTerm[]): readonly LiteralTerm[] {
  const byKey = new Map(terms.toReversed().map((term) => [`${term.kind} ${fold(term.text)}`, term]));
  const isCovered = ({ kind, text }: LiteralTerm): boolean =>
    kind === 'phrase' && segment(text).some((piece) => piece.kind === 'word' && byKey.has(`word ${piece.folded}`));
  return [...byKey]
    .filter(([, term]) => !isCovered(term))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, term]) => term);
}
