import { PICTOGRAPH, UNSPACED, WORD } from '../../text/characters.js';
import { FoldedText } from '../../text/fold.js';
import { PieceList } from '../../text/segment.js';
import { GrowingInts, GrowingUnits } from './growing.js';
import { HASH_PRIME, WORD_SEED } from './hashes.js';
import type { ExactNode, TermNode } from '../query.types.js';

/** Bits of a literal's flags: how it is compared with a text. */
export const FORM_MASK = 3;
export const FORM_WORDS = 0;
export const FORM_HANDLE = 1;
export const FORM_TAG = 2;
/** Words whose place in the original text is then compared with the exact text: the literal behind this one. */
export const FORM_EXACT = 3;
export const OPENS_START = 1 << 2;
export const OPENS_END = 1 << 3;
/** Several words or runs, with GAP between them. */
const HAS_GAP = 1 << 4;
/**
 * Flags that no literal has: the units behind an exact literal are those of its exact text, after two that tell how many of
 * them stand before and behind its words.
 */
const RAW = FORM_TAG | OPENS_START;
const ANCHOR_SHIFT = 5;

/** What the index knows a literal by. */
export const ANCHOR_NONE = 0;
export const ANCHOR_WORD = 1;
export const ANCHOR_PAIR = 2;
export const ANCHOR_RUN = 3;
export const ANCHOR_PREFIX = 4;
export const ANCHOR_SUFFIX = 5;
export const ANCHOR_INFIX = 6;
/** Looked up in names of authors only. */
export const ANCHOR_NAME = 7;

/** The flags of a single word, nothing open. */
export const PLAIN_WORD = FORM_WORDS | (ANCHOR_WORD << ANCHOR_SHIFT);

export const anchorOf = (flags: number): number => (flags >>> ANCHOR_SHIFT) & 7;

/** Between the words of a literal; no folded letter has this unit. */
export const GAP = 0;
const LONGEST_THAT_COUNTS = 12;
/** A word left open is met as often as one some letters shorter. */
const OPEN_RARITY = 3;

interface RawText {
  readonly text: string;
  readonly lead: number;
  readonly tail: number;
}

export const hasGap = (flags: number): boolean => (flags & HAS_GAP) !== 0;

export const isExact = (flags: number): boolean => (flags & FORM_MASK) === FORM_EXACT;

/** Whether a word of the literal may go on in front or behind. */
export const isOpen = (flags: number): boolean => (flags & (OPENS_START | OPENS_END)) !== 0;

/**
 * Numbers of a literal, side by side so that what is asked of it is read together: where its units start and end; its flags;
 * the next literal under the same key of the index; from where to where its watches are in the list of anchored ones, or −1 −
 * the only one where that is this literal alone in any language, so that nothing else need be asked; the generation of posts
 * in which it was last found, and its last occurrence then.
 */
export const LITERAL_ROW = 8;
export const OFFSET = 0;
export const END = 1;
export const FLAGS = 2;
export const LINK = 3;
export const ANCHORED_FROM = 4;
export const ANCHORED_TO = 5;
export const FOUND_IN = 6;
export const LAST_OCCURRENCE = 7;

/** The finished pool: literal i has the row from `i * LITERAL_ROW` on. */
export interface Literals {
  readonly count: number;
  readonly units: Uint16Array;
  readonly rows: Int32Array;
}

/**
 * All different literals of all watches, in typed arrays, numbered in the order they were added. A literal is a row of words
 * (GAP between them), or the body of a handle or tag exactly as it stands. Equal literals are kept once.
 */
export class LiteralPool {
  private readonly units = new GrowingUnits();
  private readonly offsets = new GrowingInts();
  private readonly flags = new GrowingInts();
  /** How rarely a literal is expected to be met: grows with its length. */
  private readonly rarities = new GrowingInts();
  /** How many units the first word or run of a literal has. */
  private readonly heads = new GrowingInts();
  private slots = new Int32Array(1_024).fill(-1);
  private readonly folded = new FoldedText();
  private readonly pieces = new PieceList();

  constructor() {
    this.offsets.push(0);
  }

  get count(): number {
    return this.flags.length;
  }

  /** The number of a term's literal; −1 where nothing findable is in its text. */
  addTerm({ form, text, opensStart, opensEnd }: Pick<TermNode, 'form' | 'text' | 'opensStart' | 'opensEnd'>): number {
    if (!this.cut(text)) return -1;
    if (form !== 'words') return this.addName(form === 'handle' ? FORM_HANDLE : FORM_TAG);
    const { classes, length } = this.pieces;
    const isOpenAtStart = opensStart && classes[0] === WORD;
    const isOpenAtEnd = opensEnd && classes[length - 1] === WORD;
    this.pushWords();
    const opened = (isOpenAtStart ? OPENS_START : 0) | (isOpenAtEnd ? OPENS_END : 0);
    const anchor = this.anchorOfWords(isOpenAtStart, isOpenAtEnd);
    const rarity = this.rarityOfWords() - (opened === 0 ? 0 : OPEN_RARITY);
    const gap = length > 1 ? HAS_GAP : 0;
    return this.intern(FORM_WORDS | opened | gap | (anchor << ANCHOR_SHIFT), Math.max(rarity, 1));
  }

  /** An exact text; it is looked for by its folded words, and one of symbols alone (`anchor` none) by itself. */
  addExact({ text }: Pick<ExactNode, 'text'>): number {
    const hasWords = this.cut(text);
    if (hasWords) this.pushWords();
    const rarity = hasWords ? this.rarityOfWords() : 0;
    const anchor = hasWords ? this.anchorOfWords(false, false) : ANCHOR_NONE;
    const { folded, pieces } = this;
    const lead = hasWords ? folded.startOf(pieces.starts[0] ?? 0) : 0;
    const tail = hasWords ? text.length - folded.endOf((pieces.ends[pieces.length - 1] ?? 0) - 1) : 0;
    const gap = hasWords && pieces.length > 1 ? HAS_GAP : 0;
    return this.intern(FORM_EXACT | gap | (anchor << ANCHOR_SHIFT), rarity, { text, lead, tail });
  }

  /** The words of an author's name. */
  addAuthorWords(text: string): number {
    if (!this.cut(text)) return -1;
    this.pushWords();
    const gap = this.pieces.length > 1 ? HAS_GAP : 0;
    return this.intern(FORM_WORDS | gap | (ANCHOR_NAME << ANCHOR_SHIFT), 0);
  }

  rarityOf(literal: number): number {
    return this.rarities.at(literal);
  }

  headOf(literal: number): number {
    return this.heads.at(literal);
  }

  /** Whether a post that has the literal can be told from the index. */
  isIndexed(literal: number): boolean {
    return anchorOf(this.flags.at(literal)) !== ANCHOR_NONE;
  }

  flagsOf(literal: number): number {
    return this.flags.at(literal);
  }

  finish(): Literals {
    const { count } = this;
    const rows = new Int32Array(count * LITERAL_ROW);
    for (let literal = 0, row = 0; literal < count; literal++, row += LITERAL_ROW) {
      rows[row + OFFSET] = this.offsets.at(literal);
      rows[row + END] = this.offsets.at(literal + 1);
      rows[row + FLAGS] = this.flags.at(literal);
    }
    return { count, units: this.units.trimmed(), rows };
  }

  private cut(text: string): boolean {
    this.folded.read(text);
    this.pieces.read(this.folded);
    return this.pieces.length > 0;
  }

  private addName(form: number): number {
    const start = this.pieces.starts[0] ?? 0;
    for (let cell = start; cell < this.folded.length; cell++) this.units.push(this.folded.unitAt(cell));
    const anchor = this.pieces.classes[0] === WORD ? ANCHOR_WORD : ANCHOR_RUN;
    const length = Math.min(this.folded.length - start, LONGEST_THAT_COUNTS);
    return this.intern(form | (anchor << ANCHOR_SHIFT), length + 4);
  }

  private pushWords(): void {
    const { pieces, folded } = this;
    for (let piece = 0; piece < pieces.length; piece++) {
      if (piece > 0) this.units.push(GAP);
      const end = pieces.ends[piece] ?? 0;
      for (let cell = pieces.starts[piece] ?? 0; cell < end; cell++) this.units.push(folded.unitAt(cell));
    }
  }

  private anchorOfWords(opensStart: boolean, opensEnd: boolean): number {
    const { classes, length } = this.pieces;
    if (classes[0] !== WORD) return ANCHOR_RUN;
    if (opensStart) return opensEnd && length === 1 ? ANCHOR_INFIX : ANCHOR_SUFFIX;
    if (opensEnd && length === 1) return ANCHOR_PREFIX;
    return length > 1 && classes[1] === WORD && !(opensEnd && length === 2) ? ANCHOR_PAIR : ANCHOR_WORD;
  }

  /** A character of a script without word borders says about as much as three letters of an alphabet. */
  private rarityOfWords(): number {
    const { pieces } = this;
    let rarity = 0;
    for (let piece = 0; piece < pieces.length; piece++) {
      const length = (pieces.ends[piece] ?? 0) - (pieces.starts[piece] ?? 0);
      const pieceClass = pieces.classes[piece];
      const weight = pieceClass === UNSPACED || pieceClass === PICTOGRAPH ? 3 : 1;
      rarity += Math.min(length * weight, LONGEST_THAT_COUNTS);
    }
    return rarity;
  }

  /** Keeps the units pushed since the last literal, or drops them where they are known. */
  private intern(flags: number, rarity: number, raw?: RawText): number {
    const start = this.offsets.at(this.count);
    const folds = this.units.length - start;
    if (raw) this.pushRaw(raw);
    let slot = this.slotOf(flags, start, this.units.length);
    const known = this.slots[slot] ?? -1;
    if (known >= 0) {
      this.units.length = start;
      return known;
    }
    const literal = this.count;
    this.slots[slot] = literal;
    this.commit(start + folds, flags, rarity);
    if (raw) this.commit(this.units.length, RAW, 0);
    if (this.count * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2).fill(-1);
      for (let each = 0; each < this.count; each++) {
        if (this.flags.at(each) === RAW) continue;
        slot = this.slotOf(this.flags.at(each), this.offsets.at(each), this.endOf(each));
        this.slots[slot] = each;
      }
    }
    return literal;
  }

  private pushRaw({ text, lead, tail }: RawText): void {
    this.units.push(lead);
    this.units.push(tail);
    for (let unit = 0; unit < text.length; unit++) this.units.push(text.charCodeAt(unit));
  }

  private commit(end: number, flags: number, rarity: number): void {
    this.offsets.push(end);
    this.flags.push(flags);
    this.rarities.push(rarity);
    this.heads.push((this.pieces.ends[0] ?? 0) - (this.pieces.starts[0] ?? 0));
  }

  /** Where the literal's units end, those of its exact text included. */
  private endOf(literal: number): number {
    const isExact = (this.flags.at(literal) & FORM_MASK) === FORM_EXACT;
    return this.offsets.at(literal + (isExact ? 2 : 1));
  }

  private slotOf(flags: number, start: number, end: number): number {
    const { values } = this.units;
    let hash = WORD_SEED ^ flags;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (values[at] ?? 0), HASH_PRIME);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const literal = this.slots[slot] ?? -1;
      if (literal < 0 || this.isSame(literal, flags, start, end)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private isSame(literal: number, flags: number, start: number, end: number): boolean {
    if (this.flags.at(literal) !== flags) return false;
    const from = this.offsets.at(literal);
    if (this.endOf(literal) - from !== end - start) return false;
    const { values } = this.units;
    for (let at = start; at < end; at++) if (values[at] !== values[from + at - start]) return false;
    return true;
  }
}
