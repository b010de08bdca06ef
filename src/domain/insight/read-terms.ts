import { fold } from '../text/fold.js';

/** Addresses, handles and markup of posts say where, not what. */
const NOT_PROSE = /https?:\/\/\S+|www\.\S+|[@＠][\p{L}\p{N}_.-]+|&[a-z]+;/giu;
const HAS_LETTER = /\p{L}/u;
/** Scripts whose words may be one sign long. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const MOST_TERMS = 300;
const LONGEST_TERM = 60;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text that may name what it is about, folded (case, width, accents), each with a spelling to show. Numbers, single
 * letters, addresses and handles are left out.
 */
export function readTerms(text: string): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  for (const { segment, isWordLike } of segmenter.segment(text.replace(NOT_PROSE, ' '))) {
    if (isWordLike !== true || segment.length > LONGEST_TERM || !HAS_LETTER.test(segment)) continue;
    if (segment.length === 1 && !DENSE.test(segment)) continue;
    const term = fold(segment);
    if (!terms.has(term)) terms.set(term, segment.toLowerCase());
    if (terms.size >= MOST_TERMS) break;
  }
  return terms;
}
