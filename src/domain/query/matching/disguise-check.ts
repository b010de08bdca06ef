import * as characters from '../../text/characters.js';
import { isPlausibleWord, LATIN_AROUND, readLetter, SHORTEST_READING } from '../../text/disguise.js';
import * as letters from '../../text/letter-traits.js';
import { GrowingInts } from './growing.js';
import * as hashes from './hashes.js';
import type { LiteralIndex } from './literal-index.js';
import * as loops from './scan-loops.js';
import { PAIRS_OF_UNITS, type PairOfUnits } from './spellings.js';
import type { TextScan } from './text-scan.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { UNIT_MASK } = characters;
const { hasCapitalIPair, hasForeign, hasInnerCapitalI, hasLatin, hasSign, hasStrange, mayRunTogether } = letters;
const { HASH_PRIME, WORD_SEED } = hashes;
const { ALPHABETS, AS_WORD, LATIN, LONGEST, MIXED, OTHERS, weighAlphabets } = loops;

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

const NO_PAIR: PairOfUnits = { first: -1, second: -1, joined: -1, shortest: 0 };
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
  private areLatinCounted = false;

  constructor(private readonly index: LiteralIndex) {}

  /** Whether there is anything to read closely in the text read last. */
  read(scan: TextScan): boolean {
    const { cells, length } = scan.folded;
    this.places.length = 0;
    this.areLatinCounted = false;
    this.length = length;
    if (scan.mayHoldOddWords || (scan.mayMixAlphabets && this.mayBeReadAsLatin(cells))) this.readOddPlaces(scan);
    else {
      this.hasFlagLetters = false;
      if (scan.mayRunTogether) this.readCandidates(scan);
      if (scan.hasDigits) this.readWordsBehindDigits(scan);
    }
    return this.hasFlagLetters || this.places.length > 0;
  }

  private readOddPlaces(scan: TextScan): void {
    const { cells } = scan.folded;
    const odd = scan.noteOddPlaces();
    let behind = 0;
    let flagLetters = 0;
    for (let i = 0; i < odd; i++) {
      const at = scan.oddPlaces[i] ?? 0;
      if (at < behind) continue;
      const cell = cells[at] ?? 0;
      const next = cells[at + 1] ?? 0;
      if (cell < 0 || ((cells[at - 1] ?? 0) < 0 && next < 0)) behind = this.readWord(cells, at, false);
      else if (isFlagLetter(cell, next)) flagLetters++;
    }
    this.hasFlagLetters = flagLetters >= FEWEST_FLAG_LETTERS;
  }

  /** Words with letters that run together pass the filter themselves: the index marks such spellings of what it holds. */
  private readCandidates(scan: TextScan): void {
    for (let i = 0; i < scan.candidateCount; i++) {
      const candidate = scan.candidates[i] ?? 0;
      if ((candidate & AS_WORD) !== 0) this.readWord(scan.folded.cells, scan.startOfWord(candidate >> 2), false);
    }
  }

  /** A digit in front makes a word odd only together with what would not be odd alone. */
  private readWordsBehindDigits(scan: TextScan): void {
    const digits = scan.noteDigitsInFront();
    for (let i = 0; i < digits; i++) this.readWord(scan.folded.cells, scan.oddPlaces[i] ?? 0, true);
  }

  /** Reads the word around a cell, with signs in it that may be letters. Gives the cell behind it. */
  private readWord(cells: Int32Array, place: number, hasDigitInFront: boolean): number {
    let start = place;
    while ((cells[start - 1] ?? 0) < 0 || isLetterSign(cells, start - 1)) start--;
    let end = place + 1;
    while ((cells[end] ?? 0) < 0 || isLetterSign(cells, end)) end++;
    const isShort = end - start < SHORTEST_READING;
    if (!isShort && this.isWorthReading(cells, start, end, hasDigitInFront)) this.places.push(start);
    return end;
  }

  private isWorthReading(cells: Int32Array, start: number, end: number, hasDigitInFront: boolean): boolean {
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
    if (hasDigitInFront && !mayRunTogether(pairs) && !hasForeign(traits)) return false;
    if (hasStrange(traits) || (hasLatin(traits) && hasForeign(traits))) return true;
    if (!hasLatin(traits) && digits + signs === 0 && !this.areLatinAround(cells, end - start)) return false;
    if (digits + signs > 0 && !isPlausibleWord(end - start, digits + signs)) return false;
    const hasOptions = digits + signs > 0 || hasForeign(traits);
    if (hasOptions || hasCapitalIPair(pairs)) {
      if (this.isKnown(hashOfReading(cells, start, end, 0, NO_PAIR), own)) return true;
      if (hasOptions && this.isKnown(hashOfReading(cells, start, end, 16, NO_PAIR), own)) return true;
    }
    if (!mayRunTogether(pairs)) return false;
    for (const pair of PAIRS_OF_UNITS) {
      if (end - start >= pair.shortest && this.isKnown(hashOfReading(cells, start, end, 0, pair), own)) return true;
    }
    return false;
  }

  /** Whether words of another alphabet may be read as Latin ones in this text: some mix both, or Latin letters are many. */
  private mayBeReadAsLatin(cells: Int32Array): boolean {
    weighAlphabets(cells, this.length);
    this.areLatinCounted = true;
    return (ALPHABETS[MIXED] ?? 0) !== 0 || this.areLatinAround(cells, ALPHABETS[LONGEST] ?? 0);
  }

  /** Whether the text may be mostly Latin but for a word of so many letters of another alphabet. */
  private areLatinAround(cells: Int32Array, length: number): boolean {
    if (!this.areLatinCounted) weighAlphabets(cells, this.length);
    this.areLatinCounted = true;
    return (ALPHABETS[LATIN] ?? 0) >= LATIN_AROUND * ((ALPHABETS[OTHERS] ?? 0) - length);
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
