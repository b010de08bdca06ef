import { segment, type Segment } from '../text/segment.js';
import { languagesOfCommonWord } from './common-words.js';
import type { FieldNode, QueryNode, TermNode } from './query.types.js';

/** A term in its surroundings. */
export interface TermInQuery {
  readonly node: TermNode;
  readonly segments: readonly Segment[];
  readonly isNegated: boolean;
  /** Something rarer must also be there: the term never finds a post by itself. */
  readonly isNarrowed: boolean;
  readonly isNear: boolean;
}

const SHORT_WORD_LETTERS = 4;

/** All terms of a query, in order. */
export function termsOf(query: QueryNode): TermInQuery[] {
  const terms: TermInQuery[] = [];
  collect(query, { isNegated: false, isNarrowed: false, isNear: false }, terms);
  return terms;
}

type Surroundings = Pick<TermInQuery, 'isNegated' | 'isNarrowed' | 'isNear'>;

function collect(node: QueryNode, around: Surroundings, into: TermInQuery[]): void {
  switch (node.kind) {
    case 'term':
      into.push({ node, segments: segment(node.text), ...around });
      return;
    case 'exact':
    case 'pattern':
    case 'field':
      return;
    case 'near':
      for (const part of [node.left, node.right]) collect(part, { ...around, isNarrowed: true, isNear: true }, into);
      return;
    case 'not':
      collect(node.part, { ...around, isNegated: !around.isNegated }, into);
      return;
    case 'or':
      for (const part of node.parts) collect(part, around, into);
      return;
    case 'and': {
      const narrowing = node.parts.map(isNarrowing);
      const count = narrowing.filter(Boolean).length;
      node.parts.forEach((part, at) => {
        const isNarrowed = around.isNarrowed || count > (narrowing[at] ? 1 : 0);
        collect(part, { ...around, isNarrowed }, into);
      });
    }
  }
}

/** Whether a condition by itself leaves only a small share of all posts. */
export function isNarrowing(node: QueryNode): boolean {
  switch (node.kind) {
    case 'term':
      return !isShort(node, segment(node.text)) && commonLanguages(segment(node.text)).length === 0;
    case 'exact':
    case 'pattern':
    case 'near':
      return true;
    case 'field':
      return !isBroad(node);
    case 'not':
      return false;
    case 'and':
      return node.parts.some(isNarrowing);
    case 'or':
      return node.parts.every(isNarrowing);
  }
}

/** Fields that a large share of all posts has. */
export const isBroad = (node: FieldNode): boolean =>
  node.field !== 'author' && node.field !== 'site' && node.field !== 'url';

/** One word of fewer than four letters, or with a star and fewer than four. In Korean two syllables are four letters. */
export function isShort(term: TermNode, segments: readonly Segment[]): boolean {
  const [only, ...others] = segments;
  if (term.form !== 'words' || only?.kind !== 'word' || others.length > 0) return false;
  return lettersOf(only.folded) < SHORT_WORD_LETTERS;
}

/** Letters and digits; a Hangul syllable counts twice. */
export function lettersOf(text: string): number {
  let count = 0;
  for (const character of text.normalize('NFC')) {
    if (/\p{Script=Hangul}/u.test(character)) count += 2;
    else if (!/\p{M}/u.test(character)) count++;
  }
  return count;
}

/** The languages in which all words of a text are very common. */
export function commonLanguages(segments: readonly Segment[]): readonly string[] {
  const [first, ...others] = segments;
  if (!first) return [];
  return others.reduce<readonly string[]>((languages, { folded }) => {
    const known = languagesOfCommonWord(folded);
    return languages.filter((language) => known.includes(language));
  }, languagesOfCommonWord(first.folded));
}
