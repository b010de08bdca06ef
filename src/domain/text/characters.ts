/**
 * What one character is to matching, and what it folds to. A `cell` packs both into one number, so that the hot loops of
 * folding and matching read one table: bits 0..15 the folded UTF-16 unit, bits 16..17 its class, bit 18 whether it is a
 * combining mark that belongs to the unit before it, bit 19 reserved for the table, bits 20..30 what it says about
 * disguise (letter-traits.ts), bit 31 (the sign) once more whether it belongs to a word.
 */
export const SEPARATOR = 0;
/** Letters, digits, marks and underscores of scripts that put borders between words. */
export const WORD = 1;
/** Letters of scripts written without borders between words: Thai, Lao, Khmer, Myanmar, Han, kana, Bopomofo. */
export const UNSPACED = 2;
/** Emoji. They have no borders either, and unlike letters never continue a hashtag. */
export const PICTOGRAPH = 3;

export type CharacterClass = typeof SEPARATOR | typeof WORD | typeof UNSPACED | typeof PICTOGRAPH;

export const UNIT_MASK = 0xffff;
const CLASS_SHIFT = 16;
/** The class of a cell, left where it stands: compare with `CLASS_OF_WORD` and the like. */
export const CLASS_MASK = 3 << CLASS_SHIFT;
export const CLASS_OF_WORD = WORD << CLASS_SHIFT;
/** Set in cells of the classes without word borders. */
export const RUN_BIT = UNSPACED << CLASS_SHIFT;
const WORD_BIT = 1 << 31;
export const MARK_BIT = 1 << 18;
/** A trait of letter-traits.ts that only letters have; in a cell without class WORD: half of a surrogate pair. */
export const HALF_OF_PAIR = 1 << 30;

export const classOfCell = (cell: number): number => (cell >>> CLASS_SHIFT) & 3;
export const isMarkCell = (cell: number): boolean => (cell & MARK_BIT) !== 0;
export const cellOf = (unit: number, characterClass: CharacterClass): number =>
  unit | (characterClass << CLASS_SHIFT) | (characterClass === WORD ? WORD_BIT : 0);

const UNSPACED_SCRIPT =
  /^[\u3099\u309A\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u30FC]$/u;
const WORD_CHARACTER = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]$/u;
/** Without the signs below U+2190 (`©`, `®`, `™`, `‼`), which Unicode counts as pictures too. */
const PICTURE = /^(?![\0-\u218F])[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]$/u;
const MARK = /^\p{M}$/u;

/** Never seen by a reader, or an aid he may leave out: zero-width characters, Arabic tatweel and vowel signs, Hebrew points. */
const IGNORABLE =
  /^[\p{Default_Ignorable_Code_Point}\u064B-\u0652\u0670\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0640]$/u;
/** The marks that are accents. Marks of Thai, Devanagari, kana and others are letters and stay. */
const ACCENT = /^(?:[\u0300-\u036F]|[\u0483-\u0487]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]|[\uFE20-\uFE2F])$/u;
const APOSTROPHE = /^[\u2018\u2019\u02BC\u02B9\u2032\uFF07]$/u;
const WIDTH_VARIANT = /^[\u3000\uFF00-\uFFEF]$/u;

/** Letters that carry a stroke or are joined, which Unicode does not decompose. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
};

function classify(character: string): CharacterClass {
  if (UNSPACED_SCRIPT.test(character)) return WORD_CHARACTER.test(character) ? UNSPACED : SEPARATOR;
  if (WORD_CHARACTER.test(character)) return WORD;
  return PICTURE.test(character) ? PICTOGRAPH : SEPARATOR;
}

/** Upper-casing on the way merges what differs only before it: `ß` and `ss`, `ς` and `σ`, `ı` and `i`. */
const foldCase = (character: string): string => character.toLowerCase().toUpperCase().toLowerCase();

function foldWidth(symbol: string): string {
  const narrow = WIDTH_VARIANT.test(symbol) ? symbol.normalize('NFKC') : symbol;
  return narrow.length === 1 ? narrow : symbol;
}

/**
 * What one code point folds to: case, width and accents gone. Only letters and digits are decomposed; a symbol such as `™`
 * would otherwise turn into letters and glue itself to the name before it.
 */
export function foldCharacter(character: string): string {
  if (APOSTROPHE.test(character)) return "'";
  if (IGNORABLE.test(character)) return '';
  if (!WORD_CHARACTER.test(character)) return foldWidth(character);
  let folded = '';
  for (const part of foldCase(character.normalize('NFKD')).normalize('NFKD')) {
    if (ACCENT.test(part) || IGNORABLE.test(part)) continue;
    folded += APOSTROPHE.test(part) ? "'" : (BASE_LETTERS[part] ?? part);
  }
  return folded;
}

export const isAccent = (character: string): boolean => ACCENT.test(character);

/** The cells one code point folds to; empty when it vanishes. */
export function cellsOf(character: string): Int32Array {
  const folded = foldCharacter(character);
  const cells = new Int32Array(folded.length);
  let at = 0;
  for (const part of folded) {
    const flags = MARK.test(part) ? MARK_BIT : 0;
    const characterClass = classify(part);
    for (let unit = 0; unit < part.length; unit++) {
      cells[at] = cellOf(part.charCodeAt(unit), characterClass) | (unit === 0 ? flags : 0);
      at++;
    }
  }
  return cells;
}
