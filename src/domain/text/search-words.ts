import { fold } from './fold.js';

const WORD_LIMIT = 2_000;
const QUERY_WORD_LIMIT = 12;

/**
 * Words of a text for full-text search: folded (case, width, accents) and cut at Unicode's word borders, by dictionary in
 * scripts that write none (Thai, Chinese, Japanese, Khmer, Lao). The same cut is made of what is indexed and what is typed.
 */
export function searchWords(text: string): string[] {
  const words = new Set<string>();
  for (const { segment, isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(fold(text))) {
    if (isWordLike) words.add(segment);
    if (words.size >= WORD_LIMIT) break;
  }
  return [...words];
}

/**
 * A `tsquery` for what a person typed: all words must occur, the last one may be unfinished. Empty when nothing in it is a
 * word; the caller then has nothing to look for.
 */
export function searchExpression(typed: string): string {
  const words = searchWords(typed).slice(0, QUERY_WORD_LIMIT);
  return words
    .map((word, i) => `'${word.replaceAll(/['\\]/gu, '$&$&')}'${i === words.length - 1 ? ':*' : ''}`)
    .join(' & ');
}
