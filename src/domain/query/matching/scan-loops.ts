/*
 * The loops that every unit of every post goes through. They are functions on their own that take what they need as arguments
 * or from constants of this file that it does not export: imported and exported names are looked up again at every use, even
 * constant ones, which makes these loops half as fast. None has a branch that depends on where words begin and end, which no
 * processor can foresee: at every unit the hash so far is stored as that of the next word, and the count of words moves on
 * only behind a word's last unit.
 */
import { CLASS_MASK, RUN_BIT, UNIT_MASK } from '../../text/characters.js';
import { CELL_OF_UNIT, SPECIAL } from '../../text/fold.js';
import { FOREIGN, INNER_SIGN, LETTER, PAIR_TRAITS, SIGN, STRANGE } from '../../text/letter-traits.js';
import { GRAM_SEEDS, HASH_PRIME, LETTER_T, mixUnit, PAIR_PRIME, WORD_SEED } from './hashes.js';

const cellOfUnit = CELL_OF_UNIT;
const special = SPECIAL;
const unitMask = UNIT_MASK;
const prime = HASH_PRIME;
const pairPrime = PAIR_PRIME;
const runBit = RUN_BIT;
const classMask = CLASS_MASK;
const innerSign = INNER_SIGN;
const latinTrait = LETTER;
const foreignTrait = FOREIGN;
const digitOrSign = SIGN | INNER_SIGN;
const oddTraits = STRANGE | FOREIGN;
const pairTraits = PAIR_TRAITS;
const runSeed: number = GRAM_SEEDS.run;
const prefixSeed: number = GRAM_SEEDS.prefix;
const suffixSeed: number = GRAM_SEEDS.suffix;

/**
 * Buffers of the loop over texts whose characters all fold to one unit, shared by all scans of the thread: what one scan has
 * read is gone with the next, of whichever. Known to the compiler at a fixed place, they make that loop a third faster.
 */
export const PLAIN_LENGTH = 20_000;
const cellBuffer = new Int32Array(PLAIN_LENGTH + 2);
const wordBuffer = new Int32Array(PLAIN_LENGTH * 2 + 2);
export const PLAIN_CELLS = cellBuffer;
export const PLAIN_WORDS = wordBuffer;

/** What the loops over texts tell besides: the number of words, the cells' bits seen anywhere, and the traits seen in pairs. */
const scanResult = new Int32Array(3);
export const SCAN_RESULT = scanResult;
export const WORD_COUNT = 0;
export const SEEN = 1;
export const PAIRS = 2;

/** Folds a text and hashes its words into the buffers, as far as its characters fold to one unit each. */
export function hashPlainText(text: string, length: number): void {
  let seen = 0;
  let pairs = 0;
  let before = 0;
  let hash = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const cell = cellOfUnit[text.charCodeAt(i)] ?? special;
    cellBuffer[i] = cell;
    seen |= cell;
    pairs |= (before << 1) & cell;
    wordBuffer[at] = hash;
    wordBuffer[at + 1] = i;
    // The sign tells whether a cell belongs to a word.
    at += ((before & ~cell) >>> 31) << 1;
    hash = Math.imul(hash ^ (cell & unitMask), prime) & (cell >> 31);
    before = cell;
  }
  cellBuffer[length] = 0;
  wordBuffer[at] = hash;
  wordBuffer[at + 1] = length;
  scanResult[WORD_COUNT] = (at >> 1) + (before >>> 31);
  scanResult[SEEN] = seen;
  scanResult[PAIRS] = pairs;
}

/** The same for a text that has been folded. */
export function hashCells(cells: Int32Array, length: number, words: Int32Array): void {
  let seen = 0;
  let pairs = 0;
  let before = 0;
  let hash = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const cell = cells[i] ?? 0;
    seen |= cell;
    pairs |= (before << 1) & cell;
    words[at] = hash;
    words[at + 1] = i;
    at += ((before & ~cell) >>> 31) << 1;
    hash = Math.imul(hash ^ (cell & unitMask), prime) & (cell >> 31);
    before = cell;
  }
  words[at] = hash;
  words[at + 1] = length;
  scanResult[WORD_COUNT] = (at >> 1) + (before >>> 31);
  scanResult[SEEN] = seen;
  scanResult[PAIRS] = pairs;
}

/** How a word passes the filter. */
export const AS_WORD = 1;
export const AS_FIRST_OF_PAIR = 2;
export const NEEDS_JOINING = -1;
export const HASH_OF_T = mixUnit(WORD_SEED, LETTER_T);

/**
 * Lets a filter choose among words, backwards, so that each word knows the one behind it. Gives the number of those chosen, or
 * NEEDS_JOINING on meeting a word with the hash `joining`.
 */
export function chooseWords(
  words: Int32Array,
  count: number,
  filter: Int32Array,
  joining: number,
  chosen: Int32Array,
): number {
  const mask = filter.length - 1;
  let noted = 0;
  let behind = 0;
  for (let at = (count - 1) * 2; at >= 0; at -= 2) {
    const hash = words[at] ?? 0;
    if (hash === joining) return NEEDS_JOINING;
    // As in hashes.ts; branchless, since which words pass cannot be foreseen.
    const spread = hash ^ (hash >>> 15);
    const bits = filter[(spread >>> 10) & mask] ?? 0;
    const passes = (bits >>> spread) & (bits >>> (spread >>> 5)) & 1;
    const pair = Math.imul(hash, pairPrime) ^ behind;
    const ofPair = pair ^ (pair >>> 15);
    const pairBits = filter[(ofPair >>> 10) & mask] ?? 0;
    const pairPasses = (pairBits >>> ofPair) & (pairBits >>> (ofPair >>> 5)) & 1;
    chosen[noted] = at * 2 + pairPasses * 2 + passes;
    noted += passes | pairPasses;
    behind = hash;
  }
  return noted;
}

export const BY_PREFIX = 1;
export const BY_SUFFIX = 2;

/**
 * Lets a filter choose among words by their first `prefix` and last `suffix` units, where those are not 0: for each one chosen
 * three numbers, its first cell, the one behind it, and how it passes.
 */
export function chooseParts(
  { cells, words, count }: { readonly cells: Int32Array; readonly words: Int32Array; readonly count: number },
  filter: Int32Array,
  prefix: number,
  suffix: number,
  chosen: Int32Array,
): number {
  const mask = filter.length - 1;
  let noted = 0;
  let start = 0;
  for (let word = 0; word < count; word++) {
    const end = words[word * 2 + 1] ?? 0;
    // From the end of the word before it is mostly one step, which a processor foresees.
    while ((cells[start] ?? 0) >= 0) start++;
    let passes = 0;
    if (prefix > 0) {
      let hash = prefixSeed;
      let inside = -1;
      for (let unit = 0; unit < prefix; unit++) {
        const cell = cells[start + unit] ?? 0;
        inside &= cell;
        hash = Math.imul(hash ^ (cell & unitMask), prime);
      }
      hash = Math.imul(hash ^ (prefix << 24), prime);
      const spread = hash ^ (hash >>> 15);
      const bits = filter[(spread >>> 10) & mask] ?? 0;
      passes = (bits >>> spread) & (bits >>> (spread >>> 5)) & (inside >>> 31);
    }
    if (suffix > 0 && end >= suffix) {
      let hash = suffixSeed;
      let inside = -1;
      for (let unit = 1; unit <= suffix; unit++) {
        const cell = cells[end - unit] ?? 0;
        inside &= cell;
        hash = Math.imul(hash ^ (cell & unitMask), prime);
      }
      hash = Math.imul(hash ^ (suffix << 24), prime);
      const spread = hash ^ (hash >>> 15);
      const bits = filter[(spread >>> 10) & mask] ?? 0;
      passes |= ((bits >>> spread) & (bits >>> (spread >>> 5)) & (inside >>> 31)) << 1;
    }
    chosen[noted] = start;
    chosen[noted + 1] = end;
    chosen[noted + 2] = passes;
    if (passes !== 0) noted += 3;
    start = end;
  }
  return noted;
}

/**
 * Lets a filter choose among the places in scripts without word borders, by the first two units of a run; where there are runs
 * of one (`hasSingles`) by the first alone too.
 */
export function chooseRunPlaces(
  cells: Int32Array,
  length: number,
  filter: Int32Array,
  hasSingles: boolean,
  places: Int32Array,
): number {
  const mask = filter.length - 1;
  let noted = 0;
  let before = 0;
  for (let i = 0; i < length; i++) {
    const cell = cells[i] ?? 0;
    if ((cell & runBit) !== 0) {
      const ofTwo = Math.imul(Math.imul(runSeed ^ (before & unitMask), prime) ^ (cell & unitMask), prime);
      const key = Math.imul(ofTwo ^ (2 << 24), prime);
      const spread = key ^ (key >>> 15);
      const bits = filter[(spread >>> 10) & mask] ?? 0;
      const passes = ((bits >>> spread) & (bits >>> (spread >>> 5)) & 1) !== 0;
      if (passes && ((before ^ cell) & classMask) === 0 && (noted === 0 || places[noted - 1] !== i - 1)) {
        places[noted++] = i - 1;
      }
      if (hasSingles) {
        const single = Math.imul(Math.imul(runSeed ^ (cell & unitMask), prime) ^ (1 << 24), prime);
        const spreadSingle = single ^ (single >>> 15);
        const bitsOfSingle = filter[(spreadSingle >>> 10) & mask] ?? 0;
        const singlePasses = (bitsOfSingle >>> spreadSingle) & (bitsOfSingle >>> (spreadSingle >>> 5)) & 1;
        if (singlePasses !== 0) places[noted++] = i;
      }
    }
    before = cell;
  }
  return noted;
}

/** Notes the cells with traits that count alone, or in a pair with the cell before. */
export function noteOddCells(cells: Int32Array, length: number, places: Int32Array): number {
  let noted = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    const cell = cells[at] ?? 0;
    if ((((last << 1) & cell & pairTraits) | (cell & oddTraits)) !== 0) places[noted++] = at;
    last = cell;
  }
  return noted;
}

/** Notes the digits that words start with. */
export function noteDigitsInFront(cells: Int32Array, length: number, places: Int32Array): number {
  let noted = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    const cell = cells[at] ?? 0;
    if ((cell & innerSign) !== 0 && (cell & ~last) < 0) places[noted++] = at;
    last = cell;
  }
  return noted;
}

/** What `weighAlphabets` counts: Latin letters; others; whether a word has both Latin ones and such that look so; its longest. */
const alphabets = new Int32Array(4);
export const ALPHABETS = alphabets;
export const LATIN = 0;
export const OTHERS = 1;
export const MIXED = 2;
export const LONGEST = 3;

/** Counts the letters of a text into ALPHABETS: `LONGEST` is the number of units of its longest word. */
export function weighAlphabets(cells: Int32Array, length: number): void {
  let latin = 0;
  let letters = 0;
  let mixed = 0;
  let longest = 0;
  let traits = 0;
  let run = 0;
  for (let at = 0; at < length; at++) {
    const cell = cells[at] ?? 0;
    const inside = cell >> 31;
    const isLatin = (cell & latinTrait) === 0 ? 0 : 1;
    latin += isLatin;
    letters += (cell & digitOrSign) === 0 ? inside & 1 : isLatin;
    traits = (traits | cell) & inside;
    mixed |= (traits & latinTrait) === 0 ? 0 : traits & foreignTrait;
    run = (run + 1) & inside;
    longest = run > longest ? run : longest;
  }
  alphabets[LATIN] = latin;
  alphabets[OTHERS] = letters - latin;
  alphabets[MIXED] = mixed;
  alphabets[LONGEST] = longest;
}
