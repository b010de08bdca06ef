import { fold } from '../../domain/text/fold.js';
import type { TermNode } from '../../domain/query/query.types.js';

/** How a word that was met differs from the one that is looked for. */
export type SpellingCode = 'spelling' | 'compound' | 'inflection';

/** Words shorter than this have too many neighbours that are words of their own. */
const SHORTEST_WORD = 4;
/** From this length on the first letter may differ too. */
const LONG_WORD = 6;
const LONGEST_WORD = 24;
const SHORTEST_HALF = 3;
/** Letters by which an inflected form is longer than what is looked for, at most. */
const LONGEST_ENDING = 5;
const ALPHABETS: readonly (readonly [RegExp, string])[] = [
  [/^\p{Script=Latin}+$/u, 'abcdefghijklmnopqrstuvwxyz'],
  [/^\p{Script=Cyrillic}+$/u, 'абвгдежзийклмнопрстуфхцчшщъыьэюя'],
  [/^\p{Script=Greek}+$/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
];
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;

/** Other ways to write a term, as terms of a query, and what each of them is; by the folded form, words one space apart. */
export interface Spellings {
  /** Each a slip of the pen, or the words spaced otherwise: many, and hardly ever met. */
  readonly slips: readonly TermNode[];
  /** What longer forms begin with. The term itself does too, so that these are met often. */
  readonly beginnings: readonly TermNode[];
  readonly codes: ReadonlyMap<string, SpellingCode>;
  /** Folded beginnings whose longer words are inflected forms. */
  readonly stems: readonly string[];
}

export const wordsOf = (text: string): string[] => fold(text).match(WORD) ?? [];

/**
 * The spellings within one slip of the pen of a word or phrase (one letter more, less, other, or two swapped), written
 * together or apart, and longer forms. Null for a term whose neighbours say nothing: short words, names, and scripts
 * without word borders, whose terms are found anywhere.
 */
export function findSpellings(term: TermNode): Spellings | null {
  if (term.form !== 'words' || term.opensStart || term.opensEnd) return null;
  const words = wordsOf(term.text);
  if (words.length === 0 || words.join('').length > LONGEST_WORD) return null;
  const codes = new Map<string, SpellingCode>();
  const addSpelling = (text: string): void => {
    if (!codes.has(text)) codes.set(text, 'spelling');
  };
  for (const together of halvesAndWholes(words)) codes.set(together, 'compound');
  words.forEach((word, at) => {
    for (const edited of editsOf(word)) addSpelling(words.with(at, edited).join(' '));
  });
  // A compound may be misspelt as well: "acme bank" → "akmebank".
  if (words.length === 2) for (const edited of editsOf(words.join(''))) addSpelling(edited);
  codes.delete(words.join(' '));
  const [only] = words;
  const stems = words.length === 1 && only !== undefined ? stemsOf(only) : [];
  if (codes.size === 0 && stems.length === 0) return null;
  const spelled = [...codes.keys()].map((text) => termOf(term, text, false));
  return { slips: spelled, beginnings: stems.map((stem) => termOf(term, stem, true)), codes, stems };
}

/** What a word that was met is, or null when it is none of these after all. */
export function codeOf(
  spellings: Spellings,
  words: readonly string[],
  original: readonly string[],
): SpellingCode | null {
  const met = words.join(' ');
  const code = spellings.codes.get(met);
  if (code !== undefined) return code;
  const [wanted = ''] = original;
  const isInflected =
    words.length === 1 &&
    met !== wanted &&
    met.length <= wanted.length + LONGEST_ENDING &&
    spellings.stems.some((stem) => met.startsWith(stem));
  return isInflected ? 'inflection' : null;
}

const termOf = (term: TermNode, text: string, opensEnd: boolean): TermNode => ({
  ...term,
  text,
  isQuoted: text.includes(' '),
  opensStart: false,
  opensEnd,
});

function* halvesAndWholes(words: readonly string[]): Generator<string> {
  for (let at = 1; at < words.length; at += 1) {
    const [before = '', behind = ''] = [words[at - 1], words[at]];
    yield [...words.slice(0, at - 1), before + behind, ...words.slice(at + 1)].join(' ');
  }
  const [only] = words;
  if (words.length !== 1 || only === undefined || alphabetOf(only) === null) return;
  for (let at = SHORTEST_HALF; at <= only.length - SHORTEST_HALF; at += 1) {
    yield `${only.slice(0, at)} ${only.slice(at)}`;
  }
}

const alphabetOf = (word: string): string | null => ALPHABETS.find(([script]) => script.test(word))?.[1] ?? null;

/** The word itself may be among them. */
function* editsOf(word: string): Generator<string> {
  const alphabet = alphabetOf(word);
  if (alphabet === null || word.length < SHORTEST_WORD) return;
  const first = word.length >= LONG_WORD ? 0 : 1;
  for (let at = first; at < word.length; at += 1) {
    const [before, behind] = [word.slice(0, at), word.slice(at + 1)];
    if (word.length > SHORTEST_WORD) yield before + behind;
    for (const letter of alphabet) yield before + letter + behind;
    const [letter, next] = [word.charAt(at), word.charAt(at + 1)];
    if (next !== '' && next !== letter) yield before + next + letter + word.slice(at + 2);
  }
  for (let at = 1; at <= word.length; at += 1) {
    for (const letter of alphabet) yield word.slice(0, at) + letter + word.slice(at);
  }
}

/** The word, and in long words what is left of it where an ending takes the place of its last letters. */
function stemsOf(word: string): string[] {
  if (alphabetOf(word) === null || word.length < SHORTEST_WORD) return [];
  return word.length >= LONG_WORD ? [word.slice(0, -1)] : [word];
}
