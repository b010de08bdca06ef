import { UNIT_MASK } from '../../text/characters.js';
import { RUN_TOGETHER } from '../../text/confusable-letters.js';
import { isPlausibleWord, LATIN_AROUND, readLetter, SHORTEST_READING } from '../../text/disguise.js';
import {
  hasCapitalIPair,
  hasForeign,
  hasInnerCapitalI,
  hasLatin,
  hasPairOfLetters,
  hasSign,
  hasStrange,
} from '../../text/letter-traits.js';
import { GrowingInts } from './growing.js';
import { HASH_PRIME, WORD_SEED } from './hashes.js';
import type { LiteralIndex } from './literal-index.js';
import type { TextScan } from './text-scan.js';

const HIGH_HALF_OF_FLAG = 0xd83c;
const FIRST_LOW_HALF_OF_FLAG = 0xdde6;
const FLAG_LETTERS = 26;
const FEWEST_FLAG_LETTERS = 3;
const AT_SIGN = 0x40;
const LETTER_L = 0x6c;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** What a folded unit of a word may be read as: first reading, and the second above bit 16; 0 where it has none. */
const readings = new Map<number, number>();

function learnReading(unit: number): number {
  const letter = String.fromCharCode(unit);
  const { kind, options } = readLetter(letter);
  const [first = ''] = options;
  // A capital may look like another letter than its small form.
  const second = options[1] ?? readLetter(letter.toUpperCase()).options[0] ?? first;
  const reading = kind === 'other' || kind === 'like' ? 0 : first.charCodeAt(0) | (second.charCodeAt(0) << 16);
  readings.set(unit, reading);
  return reading;
}

interface PairOfUnits {
  readonly first: number;
  readonly second: number;
  readonly joined: number;
  /** Units of a word in which they are read together. */
  readonly shortest: number;
}

const NO_PAIR: PairOfUnits = { first: -1, second: -1, joined: -1, shortest: 0 };
/** Pairs of letters that run together, as units. */
const PAIRS: readonly PairOfUnits[] = RUN_TOGETHER.map(([pair, letter, shortest]) => {
  return { first: pair.charCodeAt(0), second: pair.charCodeAt(1), joined: letter.charCodeAt(0), shortest };
});

/**
 * Tells where in a text that may hold disguised words it is worth reading closely: a word mixes alphabets, or reads as one
 * that the filter of the index knows. Nearly all ordinary words with digits, `rn` or Cyrillic letters end here.
 */
export class DisguiseCheck {
  /** Cells of the words to read closely, one of each. */
  readonly places = new GrowingInts();
  /** Whether letters of flags stand there, which may make up a word together. */
  hasFlagLetters = false;
  private length = 0;

  constructor(private readonly index: LiteralIndex) {}

  /** Whether there is anything to read closely. */
  read(scan: TextScan): boolean {
    const { cells, length } = scan.folded;
    this.length = length;
    const odd = scan.noteOddPlaces();
    let behind = 0;
    let flagLetters = 0;
    this.places.length = 0;
    for (let i = 0; i < odd; i++) {
      const at = scan.oddPlaces[i] ?? 0;
      if (at < behind) continue;
      const cell = cells[at] ?? 0;
      const next = cells[at + 1] ?? 0;
      if (cell < 0 || ((cells[at - 1] ?? 0) < 0 && next < 0)) behind = this.readWord(cells, at);
      else if (isFlagLetter(cell, next)) flagLetters++;
    }
    this.hasFlagLetters = flagLetters >= FEWEST_FLAG_LETTERS;
    return this.hasFlagLetters || this.places.length > 0;
  }

  /** Reads the word around a cell, with signs in it that may be letters. Gives the cell behind it. */
  private readWord(cells: Int32Array, place: number): number {
    let start = place;
    while ((cells[start - 1] ?? 0) < 0 || isLetterSign(cells, start - 1)) start--;
    let end = place + 1;
    while ((cells[end] ?? 0) < 0 || isLetterSign(cells, end)) end++;
    const isShort = end - start < SHORTEST_READING;
    if (!isShort && this.isWorthReading(cells, start, end)) this.places.push(start);
    return end;
  }

  private isWorthReading(cells: Int32Array, start: number, end: number): boolean {
    let traits = 0;
    let pairs = 0;
    let digits = 0;
    let signs = 0;
    let own: number = WORD_SEED;
    for (let at = start, last = 0; at < end; at++) {
      const cell = cells[at] ?? 0;
      const unit = cell & UNIT_MASK;
      if (cell >= 0) signs++;
      else if (unit >= DIGIT_0 && unit <= DIGIT_9) digits++;
      own = Math.imul(own ^ unit, HASH_PRIME);
      traits |= cell;
      pairs |= (last << 1) & cell;
      last = cell;
    }
    if (hasStrange(traits) || (hasLatin(traits) && hasForeign(traits))) return true;
    if (!hasLatin(traits) && digits + signs === 0 && !this.areLatinAround(cells, end - start)) return false;
    if (digits + signs > 0 && !isPlausibleWord(end - start, digits + signs)) return false;
    const hasOptions = digits + signs > 0 || hasForeign(traits);
    if (hasOptions || hasCapitalIPair(pairs)) {
      if (this.isKnown(hashOfReading(cells, start, end, 0, NO_PAIR), own)) return true;
      if (hasOptions && this.isKnown(hashOfReading(cells, start, end, 16, NO_PAIR), own)) return true;
    }
    if (!hasPairOfLetters(pairs)) return false;
    for (const pair of PAIRS) {
      if (end - start >= pair.shortest && this.isKnown(hashOfReading(cells, start, end, 0, pair), own)) return true;
    }
    return false;
  }

  /** Whether the text may be mostly Latin but for a word of so many letters of another alphabet. */
  private areLatinAround(cells: Int32Array, length: number): boolean {
    let latin = 0;
    let others = -length;
    for (let at = 0; at < this.length; at++) {
      const cell = cells[at] ?? 0;
      if (hasLatin(cell)) latin++;
      else if (cell < 0 && !hasSign(cell)) others++;
    }
    return latin >= LATIN_AROUND * others;
  }

  private isKnown(hash: number, own: number): boolean {
    return hash !== 0 && hash !== own && (this.index.mayHold(hash) || this.index.mayHaveInRow(hash));
  }
}

/** Hash of what a word may be read as, with one pair of letters run together; 0 where it has no reading. */
function hashOfReading(
  cells: Int32Array,
  start: number,
  end: number,
  shift: number,
  { first, second, joined }: PairOfUnits,
): number {
  let hash: number = WORD_SEED;
  for (let at = start; at < end; at++) {
    const cell = cells[at] ?? 0;
    let unit = readingOf(cell, shift);
    if (unit === 0) return 0;
    if (shift === 0 && at > start && hasInnerCapitalI(cell)) unit = LETTER_L;
    if (unit === first && readingOf(cells[at + 1] ?? 0, shift) === second) {
      unit = joined;
      at++;
    }
    hash = Math.imul(hash ^ unit, HASH_PRIME);
  }
  return hash;
}

function readingOf(cell: number, shift: number): number {
  const unit = cell & UNIT_MASK;
  // Most letters are read as they are.
  if (unit >= LETTER_A && unit <= LETTER_Z) return unit;
  return ((readings.get(unit) ?? learnReading(unit)) >>> shift) & UNIT_MASK;
}

/** Whether a cell is a sign that may be a letter of the word behind it; `@` only between letters. */
function isLetterSign(cells: Int32Array, at: number): boolean {
  const cell = cells[at] ?? 0;
  if (at < 0 || cell < 0 || !hasSign(cell) || (cells[at + 1] ?? 0) >= 0) return false;
  return (cell & UNIT_MASK) !== AT_SIGN || (cells[at - 1] ?? 0) < 0;
}

function isFlagLetter(high: number, low: number): boolean {
  const letter = (low & UNIT_MASK) - FIRST_LOW_HALF_OF_FLAG;
  return (high & UNIT_MASK) === HIGH_HALF_OF_FLAG && letter >= 0 && letter < FLAG_LETTERS;
}
