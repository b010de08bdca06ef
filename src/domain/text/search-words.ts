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
 * A `tsquery` for what a person typed: all words must occur; `word*` stands for every word that begins so. A prefix is only
 * looked for when it is asked for, because the planner cannot tell a rare one from a common one. Empty when nothing in it is
 * a word; the caller then has nothing to look for.
 */
export function searchExpression(typed: string): string {
  const words = typed.split(/\s+/u).flatMap((part) => {
    const found = searchWords(part);
    return found.map((word, i) => ({ word, isPrefix: i === found.length - 1 && part.endsWith('*') }));
  });
  return words
    .slice(0, QUERY_WORD_LIMIT)
    .map(({ word, isPrefix }) => `'${word.replaceAll(/['\\]/gu, '$&$&')}'${isPrefix ? ':*' : ''}`)
    .join(' & ');
}
