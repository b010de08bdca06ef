import * as characters from '../../text/characters.js';
import type { FoldedText } from '../../text/fold.js';
import * as pool from './literal-pool.js';
import type { Literals } from './literal-pool.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { CLASS_MASK, CLASS_OF_WORD, classOfCell, SEPARATOR, UNIT_MASK, UNSPACED } = characters;
const {
  END,
  FLAGS,
  FORM_EXACT,
  FORM_HANDLE,
  FORM_MASK,
  FORM_TAG,
  GAP,
  LITERAL_ROW,
  OFFSET,
  OPENS_END,
  OPENS_START,
  PLAIN_WORD,
} = pool;

const SIGN_OF_HANDLE = 0x40;
const SIGN_OF_TAG = 0x23;

/** Compares literals with folded texts, unit by unit. */
export class LiteralComparer {
  /** Where the last literal found stands, in UTF-16 units of the original, end exclusive; a handle's sign is part of it. */
  start = 0;
  end = 0;

  constructor(private readonly literals: Literals) {}

  /**
   * Whether the literal stands at `place`, a cell of `folded`: where its first word, run or name starts (of a word left open
   * in front: where the whole word starts; left open at both ends: where the known part starts). `text` is what was folded.
   */
  standsAt(literal: number, folded: FoldedText, place: number, text: string): boolean {
    const flags = this.literals.rows[literal * LITERAL_ROW + FLAGS] ?? 0;
    if (flags === PLAIN_WORD) return this.isWordAt(literal, folded, place);
    switch (flags & FORM_MASK) {
      case FORM_HANDLE:
        return this.isNameAt(literal, folded, place, SIGN_OF_HANDLE);
      case FORM_TAG:
        return this.isNameAt(literal, folded, place, SIGN_OF_TAG);
      case FORM_EXACT:
        return this.areWordsAt(literal, folded, place, flags) && this.isExact(literal, text);
      default:
        return this.areWordsAt(literal, folded, place, flags);
    }
  }

  /** Whether an exact text of symbols alone stands at `from` or behind it; `start` and `end` are then of the first place. */
  findSymbols(literal: number, text: string, from: number): boolean {
    const { units, rows } = this.literals;
    const row = literal * LITERAL_ROW;
    const raw = units.subarray((rows[row + END] ?? 0) + 2, rows[row + LITERAL_ROW + END]);
    const found = text.indexOf(String.fromCharCode(...raw), from);
    this.start = found;
    this.end = found + raw.length;
    return found >= 0;
  }

  /** The most frequent kind: one word, nothing open. */
  private isWordAt(literal: number, folded: FoldedText, place: number): boolean {
    const { units, rows } = this.literals;
    const { cells } = folded;
    const from = rows[literal * LITERAL_ROW + OFFSET] ?? 0;
    const length = (rows[literal * LITERAL_ROW + END] ?? 0) - from;
    const end = place + length;
    // The sign of a cell tells whether it belongs to a word.
    if ((cells[end] ?? 0) < 0 || (place > 0 && (cells[place - 1] ?? 0) < 0)) return false;
    for (let unit = 0; unit < length; unit++) {
      if (((cells[place + unit] ?? 0) & UNIT_MASK) !== units[from + unit]) return false;
    }
    this.start = folded.startOf(place);
    this.end = folded.endOf(end - 1);
    return true;
  }

  private areWordsAt(literal: number, folded: FoldedText, place: number, flags: number): boolean {
    const { units, rows } = this.literals;
    const { cells } = folded;
    const last = rows[literal * LITERAL_ROW + END] ?? 0;
    let from = rows[literal * LITERAL_ROW + OFFSET] ?? 0;
    let at = place;
    let first = place;
    if ((flags & OPENS_START) !== 0) {
      first = startOfWord(folded, place);
      at = this.skipOpenStart(literal, folded, place, flags);
      if (at < first) return false;
    } else if (!isBorder(folded, at, isWordAt(folded, at))) {
      return false;
    }
    for (;;) {
      const isWord = isWordAt(folded, at);
      // Behind the last cell stands a 0, which no unit of a literal equals.
      while (from < last && units[from] !== GAP) {
        if (((cells[at] ?? 0) & UNIT_MASK) !== units[from]) return false;
        at++;
        from++;
      }
      if (from === last && (flags & OPENS_END) !== 0) at = endOfWord(folded, at);
      if (!isBorder(folded, at, isWord)) return false;
      if (from === last) break;
      from++;
      at = skipSeparators(folded, at);
      if (!isBorder(folded, at, isWordAt(folded, at))) return false;
    }
    this.start = folded.startOf(first);
    this.end = folded.endOf(at - 1);
    return true;
  }

  /** Where the known end of a first word that is left open in front would start. */
  private skipOpenStart(literal: number, folded: FoldedText, place: number, flags: number): number {
    const { units, rows } = this.literals;
    const start = rows[literal * LITERAL_ROW + OFFSET] ?? 0;
    const last = rows[literal * LITERAL_ROW + END] ?? 0;
    let end = start;
    while (end < last && units[end] !== GAP) end++;
    const isOpenAtBothEnds = end === last && (flags & OPENS_END) !== 0;
    return isOpenAtBothEnds ? place : endOfWord(folded, place) - (end - start);
  }

  private isNameAt(literal: number, folded: FoldedText, place: number, sign: number): boolean {
    if (place === 0 || folded.unitAt(place - 1) !== sign) return false;
    if (place > 1 && isWordAt(folded, place - 2)) return false;
    const { units, rows } = this.literals;
    const start = rows[literal * LITERAL_ROW + OFFSET] ?? 0;
    const length = (rows[literal * LITERAL_ROW + END] ?? 0) - start;
    for (let unit = 0; unit < length; unit++) {
      if (((folded.cells[place + unit] ?? 0) & UNIT_MASK) !== units[start + unit]) return false;
    }
    const end = place + length;
    if (isWordAt(folded, end)) return false;
    if (sign === SIGN_OF_TAG && classOfCell(folded.cells[end] ?? 0) === UNSPACED) return false;
    if (!folded.isMatchBorder(end)) return false;
    this.start = folded.startOf(place - 1);
    this.end = folded.endOf(end - 1);
    return true;
  }

  /** Compares the exact text, symbols around its words included, where its words have been found. */
  private isExact(literal: number, text: string): boolean {
    const { units, rows } = this.literals;
    const row = literal * LITERAL_ROW;
    const raw = rows[row + END] ?? 0;
    const length = (rows[row + LITERAL_ROW + END] ?? 0) - raw - 2;
    const start = this.start - (units[raw] ?? 0);
    const end = this.end + (units[raw + 1] ?? 0);
    if (start < 0 || end - start !== length) return false;
    for (let unit = 0; unit < length; unit++) {
      if (text.charCodeAt(start + unit) !== units[raw + 2 + unit]) return false;
    }
    this.start = start;
    this.end = end;
    return true;
  }
}

const isWordAt = (folded: FoldedText, cell: number): boolean =>
  ((folded.cells[cell] ?? 0) & CLASS_MASK) === CLASS_OF_WORD;

/** For a word: not between two word characters. For the rest: not inside a character or in front of its mark. */
function isBorder(folded: FoldedText, cell: number, isWord: boolean): boolean {
  if (!isWord) return folded.isMatchBorder(cell);
  return cell === 0 || !isWordAt(folded, cell) || !isWordAt(folded, cell - 1);
}

function startOfWord(folded: FoldedText, cell: number): number {
  let at = cell;
  while (at > 0 && isWordAt(folded, at - 1)) at--;
  return at;
}

function endOfWord(folded: FoldedText, cell: number): number {
  let at = cell;
  while (isWordAt(folded, at)) at++;
  return at;
}

function skipSeparators(folded: FoldedText, from: number): number {
  let at = from;
  while (at < folded.length && classOfCell(folded.cells[at] ?? 0) === SEPARATOR) at++;
  return at;
}
