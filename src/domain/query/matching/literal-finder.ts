import * as characters from '../../text/characters.js';
import { DisguiseCheck } from './disguise-check.js';
import * as hashes from './hashes.js';
import type { LiteralComparer } from './literal-comparer.js';
import type { LiteralIndex } from './literal-index.js';
import * as pool from './literal-pool.js';
import type { Literals } from './literal-pool.js';
import type { Span } from '../match.types.js';
import { seeThrough, stretchAround, type SeenThrough } from './seen-through.js';
import * as loops from './scan-loops.js';
import { TextScan } from './text-scan.js';

/** One for all finders of the thread: what was read is used up before another text is read. */
const SCAN = new TextScan();

/** Told of each literal found; where it stands is in the comparer. The same place may be told more than once. */
export type FoundLiteral = (literal: number) => void;

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { CLASS_MASK, UNIT_MASK } = characters;
const { GRAM_LENGTH_BITS, GRAM_SEEDS, hashOfGram, hashOfPair, HASH_PRIME, LONGEST_GRAM } = hashes;
const { AS_FIRST_OF_PAIR, AS_WORD, BY_PREFIX, BY_SUFFIX } = loops;
const {
  ANCHOR_INFIX,
  ANCHOR_PAIR,
  ANCHOR_PREFIX,
  ANCHOR_RUN,
  ANCHOR_SUFFIX,
  ANCHOR_WORD,
  anchorOf,
  FLAGS,
  LITERAL_ROW,
} = pool;

/** Finds all literals of an index in a text: one pass over the text, then a comparison wherever the filter lets one start. */
export class LiteralFinder {
  readonly scan = SCAN;
  private readonly disguiseCheck: DisguiseCheck;
  private text = '';

  constructor(
    private readonly literals: Literals,
    private readonly index: LiteralIndex,
    private readonly comparer: LiteralComparer,
    private readonly found: FoundLiteral,
  ) {
    this.disguiseCheck = new DisguiseCheck(index);
  }

  /** Whether words of the text read last may be disguised; they are not in nearly all texts. */
  mayBeDisguised(): boolean {
    return this.scan.mayBeDisguised && this.disguiseCheck.read(this.scan);
  }

  /** What the text read last looks like, once `mayBeDisguised` has told where. */
  seeThrough(): SeenThrough[] {
    const { scan, disguiseCheck, text } = this;
    if (disguiseCheck.hasFlagLetters) return seeThrough(text, [[0, text.length]]);
    const stretches: Span[] = [];
    for (let i = 0; i < disguiseCheck.places.length; i++) {
      const offset = scan.folded.startOf(disguiseCheck.places.at(i));
      if (offset >= (stretches.at(-1)?.[1] ?? 0)) stretches.push(stretchAround(text, offset));
    }
    return seeThrough(text, stretches);
  }

  read(text: string): void {
    const { scan, index } = this;
    const { kinds } = index;
    this.text = text;
    scan.read(text, index);
    for (let i = 0; i < scan.candidateCount; i++) this.lookUpWord(scan.candidates[i] ?? 0);
    const runsFrom = kinds.hasSingles ? 1 : 2;
    for (let i = 0; i < scan.runPlaceCount; i++) {
      this.lookUpGrams(scan.runPlaces[i] ?? 0, GRAM_SEEDS.run, ANCHOR_RUN, runsFrom);
    }
    if (kinds.prefixesFrom + kinds.suffixesFrom > 0) this.lookUpParts();
    if (kinds.infixesFrom > 0) this.lookUpInfixes();
  }

  private lookUpWord(candidate: number): void {
    const { scan, index } = this;
    const word = candidate >> 2;
    const hash = scan.words[word * 2] ?? 0;
    const single = (candidate & AS_WORD) === 0 ? -1 : index.first(hash);
    if (single >= 0) this.compareChain(single, ANCHOR_WORD, scan.startOfWord(word));
    if ((candidate & AS_FIRST_OF_PAIR) === 0 || word + 1 >= scan.wordCount) return;
    const pair = index.first(hashOfPair(hash, scan.words[word * 2 + 2] ?? 0));
    if (pair >= 0) this.compareChain(pair, ANCHOR_PAIR, scan.startOfWord(word));
  }

  /** Words that are open in front or behind are looked up by the letters at the other end. */
  private lookUpParts(): void {
    const { scan, index } = this;
    const { prefixesFrom, suffixesFrom } = index.kinds;
    const noted = scan.noteParts(index);
    for (let i = 0; i < noted; i += 3) {
      const start = scan.parts[i] ?? 0;
      const how = scan.parts[i + 2] ?? 0;
      if ((how & BY_SUFFIX) !== 0) this.lookUpSuffix(start, scan.parts[i + 1] ?? 0, suffixesFrom);
      if ((how & BY_PREFIX) !== 0) this.lookUpGrams(start, GRAM_SEEDS.prefix, ANCHOR_PREFIX, prefixesFrom);
    }
  }

  private lookUpInfixes(): void {
    const { scan } = this;
    const { infixesFrom } = this.index.kinds;
    for (let word = 0; word < scan.wordCount; word++) {
      const end = scan.words[word * 2 + 1] ?? 0;
      for (let at = scan.startOfWord(word); at + infixesFrom <= end; at++) {
        this.lookUpGrams(at, GRAM_SEEDS.infix, ANCHOR_INFIX, infixesFrom);
      }
    }
  }

  /** Looks up ever longer stretches of one class from a place on, as long as the filter knows of literals that go on. */
  private lookUpGrams(place: number, seed: number, anchor: number, from: number): void {
    const { cells } = this.scan.folded;
    const { index } = this;
    const unitMask = UNIT_MASK;
    const prime = HASH_PRIME;
    const lengths = GRAM_LENGTH_BITS;
    const longest = LONGEST_GRAM;
    const characterClass = (cells[place] ?? 0) & CLASS_MASK;
    let hash = seed;
    for (let length = 1; length <= longest; length++) {
      const cell = cells[place + length - 1] ?? 0;
      if ((cell & CLASS_MASK) !== characterClass) return;
      hash = Math.imul(hash ^ (cell & unitMask), prime);
      if (length < from || (lengths & (1 << length)) === 0) continue;
      const key = hashOfGram(hash, length);
      if (!index.mayHold(key)) return;
      this.compareChain(index.first(key), anchor, place);
    }
  }

  /** The same from the end of a word backwards. */
  private lookUpSuffix(start: number, end: number, from: number): void {
    const { cells } = this.scan.folded;
    let hash: number = GRAM_SEEDS.suffix;
    for (let length = 1; length <= LONGEST_GRAM && end - length >= start; length++) {
      hash = Math.imul(hash ^ ((cells[end - length] ?? 0) & UNIT_MASK), HASH_PRIME);
      if (length < from || (GRAM_LENGTH_BITS & (1 << length)) === 0) continue;
      const key = hashOfGram(hash, length);
      if (!this.index.mayHold(key)) return;
      this.compareChain(this.index.first(key), ANCHOR_SUFFIX, start);
    }
  }

  private compareChain(first: number, anchor: number, place: number): void {
    const { literals, comparer, index, text } = this;
    for (let literal = first; literal >= 0; literal = index.next(literal)) {
      if (anchorOf(literals.rows[literal * LITERAL_ROW + FLAGS] ?? 0) !== anchor) continue;
      if (comparer.standsAt(literal, this.scan.folded, place, text)) this.found(literal);
    }
  }
}
