import {
  FINDABLE,
  flagsAt,
  flagsOf,
  hasSomethingToFind,
  LETTER,
  SPACE,
  STAR,
  UNSPACED_LETTER,
} from './query-characters.js';
import { QuerySyntaxError } from './query-fault.js';
import type { TermNode } from './query.types.js';

const HANDLE = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+(?:[.@-][\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+)*/u;
const TAG = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]+/u;
const LETTERS_BESIDE_STAR = 2;

/** A word as it stands in the query, with a star at either end or none. */
export function readBareTerm(text: string, offset: number, hasStar: boolean): TermNode {
  const end = offset + text.length;
  if (hasStar) return { ...readStars(text, offset), isQuoted: false, offset, end };
  return { kind: 'term', form: 'words', text, isQuoted: false, opensStart: false, opensEnd: false, offset, end };
}

/** A phrase; `offset` is the opening quote, `end` behind the closing one. */
export function readQuotedTerm(query: string, offset: number, end: number): TermNode {
  let seen = 0;
  for (let at = offset + 1; at < end - 1; at++) seen |= flagsAt(query, at);
  const text = query.slice(offset + 1, end - 1);
  if ((seen & STAR) === 0) {
    if ((seen & FINDABLE) === 0) {
      throw new QuerySyntaxError(offset, 'There is nothing to find in these quotes: no letter, digit or emoji.');
    }
    return { kind: 'term', form: 'words', text, isQuoted: true, opensStart: false, opensEnd: false, offset, end };
  }
  let first = 0;
  while (first < text.length && (flagsOf(text.charCodeAt(first)) & SPACE) !== 0) first++;
  return { ...readStars(text.slice(first).trimEnd(), offset + 1 + first), isQuoted: true, offset, end };
}

type OpenedTerm = Omit<TermNode, 'isQuoted'>;

function readStars(text: string, offset: number): OpenedTerm {
  const isStar = (at: number): boolean => (flagsOf(text.charCodeAt(at)) & STAR) !== 0;
  const opensStart = isStar(0);
  const opensEnd = text.length > 1 && isStar(text.length - 1);
  const bare = text.slice(opensStart ? 1 : 0, opensEnd ? -1 : undefined);
  for (let at = 0; at < bare.length; at++) {
    if ((flagsOf(bare.charCodeAt(at)) & STAR) === 0) continue;
    throw new QuerySyntaxError(
      offset + at + (opensStart ? 1 : 0),
      'A star stands only at the start or end of a word or phrase (word*, *word, "two word*"). Where any word may stand between two, write ONEAR/1; where the text has a star, write a space in quotes.',
    );
  }
  if (opensStart && !hasLetters(bare, true)) throw tooShort(offset);
  if (opensEnd && !hasLetters(bare, false)) throw tooShort(offset + text.length - 1);
  return { kind: 'term', form: 'words', text: bare, opensStart, opensEnd, offset, end: offset + text.length };
}

const tooShort = (offset: number): QuerySyntaxError =>
  new QuerySyntaxError(offset, 'A star needs at least two letters or digits directly beside it, as in ac*.');

/** Whether enough letters stand at this end of a text; one is enough in a script without word borders. */
function hasLetters(text: string, isStart: boolean): boolean {
  const characters = Array.from(text);
  if (!isStart) characters.reverse();
  let count = 0;
  for (const character of characters) {
    const flags = flagsAt(character, 0);
    if ((flags & (LETTER | UNSPACED_LETTER)) === 0) return false;
    if ((flags & FINDABLE) === 0) continue;
    if ((flags & UNSPACED_LETTER) !== 0) return true;
    if (++count >= LETTERS_BESIDE_STAR) return true;
  }
  return false;
}

/** `@name` or `#tag`. */
export function readName(form: 'handle' | 'tag', text: string, offset: number): TermNode {
  const name = (form === 'handle' ? HANDLE : TAG).exec(text.slice(1))?.[0] ?? '';
  const star = text.search(/[*＊]/u);
  if (star >= 0) {
    const what = form === 'handle' ? 'A handle' : 'A tag';
    const word = name === '' ? 'word*' : `${name}*`;
    throw new QuerySyntaxError(
      offset + star,
      `${what} is found whole, without a star. ${word} without the ${text.charAt(0)} finds what begins so, in ${form}s too.`,
    );
  }
  if (name === '' || hasSomethingToFind(text.slice(1 + name.length))) {
    const what =
      form === 'handle' ? 'A handle is @ and a name, such as @acme' : 'A tag is # and one word, such as #acme';
    throw new QuerySyntaxError(offset, `${what}; put other text in quotes.`);
  }
  const end = offset + text.length;
  return { kind: 'term', form, text: name, isQuoted: false, opensStart: false, opensEnd: false, offset, end };
}
