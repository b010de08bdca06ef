import {
  DIGIT_LETTERS,
  LATIN_IN_CYRILLIC,
  LATIN_IN_GREEK,
  LETTER_ROWS,
  LIKE_SHAPE,
  RUN_TOGETHER,
  SAME_SHAPE,
  SIGN_LETTERS,
  STRANGE_SHAPE,
} from './confusable-letters.js';
import { fold } from './fold.js';

/** A stretch of a text that looks like another word, and what it looks like, folded. Offsets in UTF-16 units. */
export interface Disguise {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly string[];
  /** Signs stand for letters in it, so that it is several words if it is none. */
  readonly hasSigns: boolean;
}

const HIDDEN =
  '\\uFE00-\\uFE0F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0';
const SIGNS = Object.keys(SIGN_LETTERS).join('').replace('|', '\\|').replace('$', '\\$');
const HAS_SIGN = new RegExp(`[${SIGNS}]`, 'u');
/** Letters and digits, hidden characters among them, and signs that letters follow; `@` only behind a letter. */
const WORD = new RegExp(
  `(?:(?!@)[${SIGNS}](?=[\\p{L}\\p{N}])|[\\p{L}\\p{M}\\p{N}_${HIDDEN}]|(?<=\\p{L})[${SIGNS}]+(?=[\\p{L}\\p{N}]))+`,
  'gu',
);
const PICTURED_LETTER = '[\\u{1F150}-\\u{1F169}\\u{1F170}-\\u{1F189}\\u{1F1E6}-\\u{1F1FF}]';
const HAS_PICTURED = new RegExp(PICTURED_LETTER, 'u');
/** Letters some of which are pictures; those of flags may have single spaces between them. */
const PICTURED = new RegExp(
  `(?:${PICTURED_LETTER}[\\uFE0F\\u200B-\\u200D]*(?: (?=[\\u{1F1E6}-\\u{1F1FF}]))?|[\\p{L}\\p{N}])+`,
  'gu',
);
/** What stands in a text without being its words: its letters say nothing about the language. */
const NO_WORDS = /https?:\S+|www\.\S+|[@#][\p{L}\p{N}_.]+|\bRT\b/gu;
const LATIN = /\p{Script=Latin}/gu;
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/gu;

/** Letters. */
export const SHORTEST_READING = 3;
const SHORTEST_WITH_DIGITS = 4;
const SHORTEST_WITH_SIGNS = 5;
const SHORTEST_WITH_OUTER_DIGIT = 5;
/** What a digit at the end of a word may be read as; `iPhone5` is no plural. */
const LAST_DIGITS = 'ole';
/** So many times as many Latin letters as others stand around a word of another alphabet that is read as a Latin one. */
export const LATIN_AROUND = 2;

/**
 * Words of a text that look like something else than they are; `offset` is where it starts in the text around it. What they
 * are is not among the readings.
 */
export function readDisguises(text: string, offset = 0, surroundings = new Surroundings(text)): Disguise[] {
  const found: Disguise[] = [];
  const add = (index: number, word: string): void => {
    const own = fold(word);
    const readings = [...new Set(readingsOf(word, surroundings))].filter(
      (reading) => reading !== own && reading.length >= SHORTEST_READING,
    );
    if (readings.length === 0) return;
    const hasSigns = HAS_SIGN.test(word);
    found.push({ start: offset + index, end: offset + index + word.length, readings, hasSigns });
  };
  const pictured = HAS_PICTURED.test(text)
    ? [...text.matchAll(PICTURED)].filter(([word]) => HAS_PICTURED.test(word))
    : [];
  for (const { index, 0: word } of pictured) add(index, word);
  for (const { index, 0: word } of text.matchAll(WORD)) {
    const isPictured = pictured.some((each) => index < each.index + each[0].length && index + word.length > each.index);
    if (!isPictured) add(index, word);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The alphabets around a word. */
export class Surroundings {
  private latin = 0;
  private others = 0;
  private isRead = false;

  constructor(private readonly text: string) {}

  /** Whether a word of another alphabet stands among words that are mostly Latin. */
  areLatinAround(word: string): boolean {
    if (!this.isRead) {
      this.isRead = true;
      const words = this.text.replace(NO_WORDS, ' ');
      this.latin = words.match(LATIN)?.length ?? 0;
      this.others = words.match(OTHER_LETTER)?.length ?? 0;
    }
    const others = this.others - (word.match(OTHER_LETTER)?.length ?? 0);
    return this.latin >= SHORTEST_READING && this.latin >= LATIN_AROUND * others;
  }
}

/** What a word may be read as, in the order of how likely that is. */
export function readingsOf(word: string, surroundings: Pick<Surroundings, 'areLatinAround'>): string[] {
  const characters = Array.from(word.normalize('NFC')).filter(
    (character) => fold(character) !== '' && character !== ' ',
  );
  const hasSmall = /\p{Ll}/u.test(word);
  const letters = characters.map((character, at) =>
    // A capital I behind small letters may be an l.
    character === 'I' && at > 0 && hasSmall ? CAPITAL_I : readLetter(character),
  );
  const kinds = new Set(letters.map(({ kind }) => kind));
  const isMixed = kinds.has('latin') || kinds.has('strange');
  if (kinds.has('like') || kinds.has('same')) {
    const isReadable = !kinds.has('other') && (isMixed || (!kinds.has('like') && surroundings.areLatinAround(word)));
    const latin = isReadable ? variants(letters) : [];
    return isMixed || kinds.has('digit') ? [...latin, ...inOtherAlphabets(characters)] : latin;
  }
  return !kinds.has('other') && (kinds.has('strange') || isPlausible(letters)) ? variants(letters) : [];
}

interface ReadLetter {
  readonly kind: 'latin' | 'same' | 'like' | 'strange' | 'digit' | 'sign' | 'other';
  /** What it is read as; the second as well as the first. */
  readonly options: readonly string[];
}

const CAPITAL_I: ReadLetter = { kind: 'latin', options: ['l', 'i'] };

let tables: readonly (readonly [ReadLetter['kind'], ReadonlyMap<string, string>])[] | undefined;

function invert(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const shapes = Object.entries(table).flatMap(([letter, each]) =>
    Array.from(each).map((shape) => [shape, letter] as const),
  );
  // A capital may look like another letter than its small form: Η like h, η like n.
  return new Map([...shapes.map(([shape, letter]) => [fold(shape), letter] as const), ...shapes]);
}

/** What a character is read as inside a word. */
export function readLetter(character: string): ReadLetter {
  tables ??= [
    ['same', invert(SAME_SHAPE)],
    ['strange', invert(STRANGE_SHAPE)],
    ['like', invert(LIKE_SHAPE)],
  ];
  const options = DIGIT_LETTERS[character] ?? SIGN_LETTERS[character];
  if (options !== undefined) {
    return { kind: Object.hasOwn(DIGIT_LETTERS, character) ? 'digit' : 'sign', options: Array.from(options) };
  }
  const codePoint = character.codePointAt(0) ?? 0;
  const row = LETTER_ROWS.find((first) => codePoint >= first && codePoint < first + 26);
  if (row !== undefined) return { kind: 'strange', options: [String.fromCharCode(0x61 + codePoint - row)] };
  const folded = fold(character);
  for (const [kind, letters] of tables) {
    const letter = letters.get(character) ?? letters.get(folded);
    if (letter !== undefined) return { kind, options: letter === 'l' && kind === 'same' ? ['l', 'i'] : [letter] };
  }
  return { kind: /^[a-z]+$/u.test(folded) || folded === '_' ? 'latin' : 'other', options: [folded] };
}

/** The word with the first option of each letter, with the second, and either with pairs of letters run together. */
function variants(letters: readonly ReadLetter[]): string[] {
  const first = letters.map(({ options }) => options[0] ?? '').join('');
  const second = letters.map(({ options }) => options[1] ?? options[0] ?? '').join('');
  const found = [first, second];
  for (const [pair, letter, shortest] of RUN_TOGETHER) {
    for (const word of [first, second]) {
      if (word.length >= shortest && word.includes(pair)) found.push(word.replaceAll(pair, letter));
    }
  }
  return found;
}

/** Words with digits and signs are mostly just that; these might be letters. */
function isPlausible(letters: readonly ReadLetter[]): boolean {
  const count = (kind: ReadLetter['kind']): number => letters.filter((letter) => letter.kind === kind).length;
  const [digits, signs] = [count('digit'), count('sign')];
  if (digits + signs === 0) return true;
  if (!isPlausibleWord(letters.length, digits + signs) || (signs > 0 && letters.length < SHORTEST_WITH_SIGNS))
    return false;
  const last = letters.at(-1);
  if (last?.kind === 'digit' && !LAST_DIGITS.includes(last.options[0] ?? '')) return false;
  return (letters[0]?.kind !== 'digit' && last?.kind !== 'digit') || letters.length >= SHORTEST_WITH_OUTER_DIGIT;
}

/** Whether so many of the characters of a word may be digits that stand for letters. */
export const isPlausibleWord = (length: number, digits: number): boolean =>
  length >= SHORTEST_WITH_DIGITS && digits * 3 <= length;

/** Words of two alphabets may be meant as words of the other one. */
function inOtherAlphabets(characters: readonly string[]): string[] {
  const found: string[] = [];
  for (const [script, table] of [
    [/\p{Script=Cyrillic}/u, LATIN_IN_CYRILLIC],
    [/\p{Script=Greek}/u, LATIN_IN_GREEK],
  ] as const) {
    const letters = characters.map((character) => (script.test(character) ? fold(character) : table[fold(character)]));
    const isWhole = letters.every((letter) => letter !== undefined);
    if (isWhole && characters.some((character) => script.test(character))) found.push(letters.join(''));
  }
  return found;
}
