import type { Cue } from './intent.types.js';
import type { FoundWord } from './rules.types.js';

const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SEVERAL_WORDS = /\s/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const ENDS_SENTENCE = /[.!?…。！？؟\n]/u;
/** What may stand between the start of a sentence and its first word: handles, tags and signs. */
const STARTS_SENTENCE = /(?:^|[.!?…。！？\n:;,—–-])(?:\s|[@#][\w.-]+|["'«“„(¿]|\p{Extended_Pictographic}|\uFE0F)*$/u;
const LOOKED_BACK = 80;

/**
 * Whether a cue counts where it stands. A question word asks at the start of a sentence ("where is it", not "the shop where I
 * went"), unless it is a phrase or the script writes no spaces; a closing particle asks at the end of a sentence, which a space may end where none are written between words.
 */
export function isCounted(text: string, { kind, word, start, end }: FoundWord<Cue>): boolean {
  if (kind === 'questionEnd') return endsClause(text, end);
  if (kind !== 'question' || asksAnywhere(word)) return true;
  return STARTS_SENTENCE.test(text.slice(Math.max(0, start - LOOKED_BACK), start));
}

/** A phrase, or a word of a script that writes no spaces. */
export const asksAnywhere = (word: string): boolean => SEVERAL_WORDS.test(word) || UNSPACED.test(word);

function endsClause(text: string, end: number): boolean {
  const next = text[end];
  if (next === undefined || ENDS_SENTENCE.test(next)) return true;
  if (UNSPACED.test(text[end - 1] ?? '')) return !WORD_CHARACTER.test(next);
  return text.slice(end).trim() === '';
}
