import * as hashes from './hashes.js';
import { spellingsWithPairs } from './spellings.js';
import * as pool from './literal-pool.js';
import type { LiteralPool, Literals } from './literal-pool.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const {
  filterWord,
  GRAM_LENGTH_BITS,
  GRAM_LENGTHS,
  GRAM_SEEDS,
  hashOfGram,
  hashOfPair,
  LONGEST_GRAM,
  mixUnit,
  spreadKey,
  WORD_SEED,
} = hashes;
const {
  ANCHOR_INFIX,
  ANCHOR_PAIR,
  ANCHOR_PREFIX,
  ANCHOR_RUN,
  ANCHOR_SUFFIX,
  ANCHOR_WORD,
  anchorOf,
  END,
  FLAGS,
  GAP,
  hasGap,
  LINK,
  LITERAL_ROW,
  OFFSET,
} = pool;

const NONE = -1;
/** Sets the marks of words in a row apart from those of words alone. */
const IN_ROW = 0x5bd1e995;
/** Bits of the filter per mark: so few places of a text pass it by chance. */
const BITS_PER_MARK = 16;
const SMALLEST_FILTER = 1_024;
/** Open words are first looked up by so many letters, where all have as many: fewer pass by chance. */
const LONGEST_FIRST_GRAM = 4;

/** What of the index a text can be spared: matchers without such literals need not look. */
export interface IndexedKinds {
  readonly hasPairs: boolean;
  readonly hasRuns: boolean;
  /** Runs of one unit. */
  readonly hasSingles: boolean;
  /** The fewest units of an open word that can be told from the index; 0 where there is no such word. */
  readonly prefixesFrom: number;
  readonly suffixesFrom: number;
  readonly infixesFrom: number;
}

/**
 * From the hash of what a literal starts with to the literals, in typed arrays, with a bit filter in front that answers
 * most misses with one read. Literals under one key are a chain; that they really stand there is left to the comparison.
 */
export class LiteralIndex {
  readonly kinds: IndexedKinds;
  /** Both bits of a hash (see hashes.ts) are set where something is filed under it, or under one that goes on from it. */
  readonly filter: Int32Array;
  readonly filterMask: number;
  /** Pairs of key and first literal. */
  private readonly slots: Int32Array;
  private readonly slotMask: number;

  constructor(
    pool: LiteralPool,
    private readonly literals: Literals,
  ) {
    const { count } = literals;
    this.slotMask = powerOfTwoFrom(count * 2 + 2) - 1;
    this.slots = new Int32Array((this.slotMask + 1) * 2);
    for (let slot = 1; slot < this.slots.length; slot += 2) this.slots[slot] = NONE;
    /** For each anchor the fewest units that a first word or run of such a literal has. */
    const shortest = new Array<number>(8).fill(Infinity);
    let marks = 0;
    for (let literal = 0; literal < count; literal++) {
      const flags = pool.flagsOf(literal);
      const anchor = anchorOf(flags);
      const head = pool.headOf(literal);
      shortest[anchor] = Math.min(shortest[anchor] ?? 0, head);
      marks += hasGap(flags) ? 3 : anchor === ANCHOR_WORD ? 1 : Math.min(head, GRAM_LENGTHS.length);
    }
    const bits = powerOfTwoFrom(Math.max(SMALLEST_FILTER, marks * BITS_PER_MARK));
    this.filter = new Int32Array(bits >>> 5);
    this.filterMask = (bits >>> 5) - 1;
    const has = (anchor: number): boolean => shortest[anchor] !== Infinity;
    const openFrom = (anchor: number): number => Math.min(shortest[anchor] ?? 0, LONGEST_FIRST_GRAM);
    this.kinds = {
      hasPairs: has(ANCHOR_PAIR),
      hasRuns: has(ANCHOR_RUN),
      hasSingles: shortest[ANCHOR_RUN] === 1,
      prefixesFrom: has(ANCHOR_PREFIX) ? openFrom(ANCHOR_PREFIX) : 0,
      suffixesFrom: has(ANCHOR_SUFFIX) ? openFrom(ANCHOR_SUFFIX) : 0,
      infixesFrom: has(ANCHOR_INFIX) ? openFrom(ANCHOR_INFIX) : 0,
    };
    for (let literal = 0; literal < count; literal++) this.file(literal, pool.headOf(literal));
  }

  /** The first literal filed under the hash, or −1; go on with `next`. */
  first(hash: number): number {
    return this.slots[this.slotOf(hash) + 1] ?? NONE;
  }

  next(literal: number): number {
    return this.literals.rows[literal * LITERAL_ROW + LINK] ?? NONE;
  }

  mayHold(hash: number): boolean {
    const spread = spreadKey(hash);
    const bits = this.filter[filterWord(spread) & this.filterMask] ?? 0;
    return ((bits >>> spread) & (bits >>> (spread >>> 5)) & 1) !== 0;
  }

  /** Whether some literal may have a word with this hash among several. */
  mayHaveInRow(hash: number): boolean {
    return this.mayHold(hash ^ IN_ROW);
  }

  private file(literal: number, head: number): void {
    const { rows } = this.literals;
    const flags = rows[literal * LITERAL_ROW + FLAGS] ?? 0;
    const start = rows[literal * LITERAL_ROW + OFFSET] ?? 0;
    if (hasGap(flags)) this.markWords(literal, start);
    switch (anchorOf(flags)) {
      case ANCHOR_WORD:
        this.put(this.hashOfWord(start, start + head), literal);
        if (!hasGap(flags)) this.markSpellings(start, start + head);
        return;
      case ANCHOR_PAIR: {
        const first = this.hashOfWord(start, start + head);
        this.put(
          hashOfPair(first, this.hashOfWord(start + head + 1, this.endOfWord(literal, start + head + 1))),
          literal,
        );
        return;
      }
      case ANCHOR_RUN:
        this.fileGrams(GRAM_SEEDS.run, start, head, 1, literal);
        return;
      case ANCHOR_PREFIX:
        this.fileGrams(GRAM_SEEDS.prefix, start, head, 1, literal);
        return;
      case ANCHOR_INFIX:
        this.fileGrams(GRAM_SEEDS.infix, start, head, 1, literal);
        return;
      case ANCHOR_SUFFIX:
        this.fileGrams(GRAM_SEEDS.suffix, start + head - 1, head, -1, literal);
        return;
    }
  }

  private markWords(literal: number, start: number): void {
    const last = this.literals.rows[literal * LITERAL_ROW + END] ?? 0;
    for (let from = start, end = 0; from < last; from = end + 1) {
      end = this.endOfWord(literal, from);
      this.mark(this.hashOfWord(from, end) ^ IN_ROW);
      this.markSpellings(from, end);
    }
  }

  /** Marks how a word may be written with two letters in place of one that looks like them, so that such words pass. */
  private markSpellings(start: number, end: number): void {
    for (const hash of spellingsWithPairs(this.literals.units, start, end)) this.mark(hash);
  }

  private fileGrams(seed: number, from: number, length: number, step: number, literal: number): void {
    let hash = seed;
    let key = 0;
    for (let done = 1, at = from; done <= Math.min(length, LONGEST_GRAM); done++, at += step) {
      hash = mixUnit(hash, this.literals.units[at] ?? 0);
      if ((GRAM_LENGTH_BITS & (1 << done)) === 0) continue;
      key = hashOfGram(hash, done);
      this.mark(key);
    }
    this.put(key, literal);
  }

  private hashOfWord(start: number, end: number): number {
    let hash = WORD_SEED;
    for (let at = start; at < end; at++) hash = mixUnit(hash, this.literals.units[at] ?? 0);
    return hash;
  }

  private endOfWord(literal: number, start: number): number {
    const end = this.literals.rows[literal * LITERAL_ROW + END] ?? 0;
    let at = start;
    while (at < end && this.literals.units[at] !== GAP) at++;
    return at;
  }

  private put(hash: number, literal: number): void {
    this.mark(hash);
    const slot = this.slotOf(hash);
    this.slots[slot] = hash;
    this.literals.rows[literal * LITERAL_ROW + LINK] = this.slots[slot + 1] ?? NONE;
    this.slots[slot + 1] = literal;
  }

  private mark(hash: number): void {
    const spread = spreadKey(hash);
    const word = filterWord(spread) & this.filterMask;
    this.filter[word] = (this.filter[word] ?? 0) | (1 << (spread & 31)) | (1 << ((spread >>> 5) & 31));
  }

  private slotOf(hash: number): number {
    const { slots, slotMask } = this;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & slotMask;
    while (slots[slot * 2 + 1] !== NONE && slots[slot * 2] !== hash) slot = (slot + 1) & slotMask;
    return slot * 2;
  }
}

function powerOfTwoFrom(size: number): number {
  let power = 1;
  while (power < size) power *= 2;
  return power;
}
