import { DIGIT_LETTERS, LIKE_SHAPE, SAME_SHAPE, SIGN_LETTERS, STRANGE_SHAPE } from './confusable-letters.js';

/*
 * What a character says about disguise, as bits of its cell. A text is only looked at closely when it has a pair of traits,
 * the second one bit above the first, side by side (`(cell before << 1) & cell`), or one that tells enough alone.
 */
export const SIGN = 1 << 20;
export const LETTER = 1 << 21;
/** Behind a letter: a digit or `@`. */
export const INNER_SIGN = 1 << 22;
const SMALL_LETTER = 1 << 23;
const CAPITAL_I = 1 << 24;
const LETTER_R = 1 << 25;
const LETTER_N = 1 << 26;
/** `c` in front of `l`, and `v` in front of `v`. */
const LETTER_C = 1 << 27;
const LETTER_L = 1 << 28;
/** A letter of another alphabet that looks like a Latin one, or reminds of it. */
export const FOREIGN = 1 << 29;
/** A styled, phonetic or other letter that no language writes words with. In cells without class WORD: HALF_OF_PAIR. */
export const STRANGE = 1 << 30;

/** Traits that count when the one below stands in front of them: letter behind sign, sign behind letter, `aI`, `rn`, `cl`. */
const OTHER_PAIR_TRAITS = LETTER | INNER_SIGN | CAPITAL_I;
const PAIRS_OF_LETTERS = LETTER_N | LETTER_L;
export const PAIR_TRAITS = OTHER_PAIR_TRAITS | PAIRS_OF_LETTERS;
/** Asked of the cells of a word, or of all of them together. */
export const hasLatin = (cells: number): boolean => (cells & LETTER) !== 0;
export const hasForeign = (cells: number): boolean => (cells & FOREIGN) !== 0;
export const hasStrange = (cells: number): boolean => (cells & STRANGE) !== 0;
export const hasInnerCapitalI = (cell: number): boolean => (cell & CAPITAL_I) !== 0;
/** Of pairs: whether a capital `I` stands behind a small letter. */
export const hasCapitalIPair = (pairs: number): boolean => (pairs & CAPITAL_I) !== 0;
export const hasInnerSign = (cells: number): boolean => (cells & INNER_SIGN) !== 0;
export const hasSign = (cells: number): boolean => (cells & (SIGN | INNER_SIGN)) !== 0;

/*
 * What of the traits seen anywhere in a text and of the pairs in it may belong to a word written to look like another: a sign
 * or a strange letter; letters of two alphabets; two letters side by side that may be read as one.
 */
export const mayHoldOddWords = (seen: number, pairs: number): boolean =>
  (pairs & OTHER_PAIR_TRAITS) !== 0 || (seen & STRANGE) !== 0;
export const mayMixAlphabets = (seen: number): boolean => (seen & FOREIGN) !== 0 && (seen & LETTER) !== 0;
export const mayRunTogether = (pairs: number): boolean => (pairs & PAIRS_OF_LETTERS) !== 0;

/** Letters that are styled without being another letter: mathematical, circled, full-width and so on. */
const STYLED =
  /^[\u02B0-\u02B8\u1D2C-\u1D6A\u1D78\u2071\u207F\u2090-\u209C\u2100-\u2129\u212C-\u214F\u2160-\u2188\u249C-\u24E9\uFF21-\uFF3A\uFF41-\uFF5A\u{1D400}-\u{1D7FF}\u{1F110}-\u{1F189}\u{1F1E6}-\u{1F1FF}]$/u;
const FLAG_LETTER = /^[\u{1F1E6}-\u{1F1FF}]$/u;
const LETTER_OF_PAIRS: Readonly<Record<string, number>> = {
  ...{ r: LETTER_R, n: LETTER_N, c: LETTER_C, l: LETTER_L, v: LETTER_C | LETTER_L },
};

let foreign: ReadonlySet<string> | undefined;
let strange: ReadonlySet<string> | undefined;
const charactersOf = (...tables: Readonly<Record<string, string>>[]): ReadonlySet<string> =>
  new Set(tables.flatMap((table) => Array.from(Object.values(table).join(''))));

export const isFlagLetter = (character: string): boolean => FLAG_LETTER.test(character);
export const isStyled = (character: string): boolean => STYLED.test(character);

/** The traits of a character that folds to `folded`. */
export function traitsOf(character: string, folded: string): number {
  foreign ??= charactersOf(SAME_SHAPE, LIKE_SHAPE);
  strange ??= charactersOf(STRANGE_SHAPE);
  if (character === '@') return INNER_SIGN;
  if (Object.hasOwn(SIGN_LETTERS, character)) return SIGN;
  // A digit in front of a word is mostly just that (1st, 7pm), and would have too many texts looked at closely.
  if (Object.hasOwn(DIGIT_LETTERS, character)) return INNER_SIGN;
  if (strange.has(character) || STYLED.test(character)) return STRANGE;
  if (foreign.has(character) || foreign.has(folded)) return FOREIGN;
  if (!/^[a-z]/u.test(folded)) return 0;
  const small = character === folded ? SMALL_LETTER : 0;
  return LETTER | small | (character === 'I' ? CAPITAL_I : 0) | (LETTER_OF_PAIRS[folded] ?? 0);
}
