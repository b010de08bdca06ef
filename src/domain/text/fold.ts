import { cellsOf, isAccent, isMarkCell, UNIT_MASK } from './characters.js';

/** Set on every table entry that has been computed; cells use the bits below it. */
const KNOWN = 1 << 20;
/** The unit does not fold to exactly one unit, or is half of a surrogate pair. */
const ODD = 1 << 21;

/** Filled as characters are met: importing this file computes nothing. */
const simple = new Int32Array(0x10000);
const expansions = new Map<number, Int32Array>();

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

function expansionOf(codePoint: number): Int32Array {
  let cells = expansions.get(codePoint);
  if (!cells) {
    cells = cellsOf(String.fromCodePoint(codePoint));
    expansions.set(codePoint, cells);
  }
  return cells;
}

function learn(unit: number): number {
  const isSurrogate = isHighSurrogate(unit) || isLowSurrogate(unit);
  const cells = isSurrogate ? undefined : cellsOf(String.fromCharCode(unit));
  const cell = cells?.length === 1 ? cells[0] : undefined;
  const entry = cell === undefined ? KNOWN | ODD : KNOWN | cell;
  simple[unit] = entry;
  return entry;
}

/**
 * A text folded for matching: case, width and accents removed, zero-width characters skipped, with the way back to the
 * UTF-16 offsets of the original. The object is a buffer to be used again: `read` overwrites what was there.
 */
export class FoldedText {
  /** Valid up to `length`; see characters.ts for what a cell holds. */
  cells = new Int32Array(1024);
  length = 0;
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  /** While every character folds to one unit, cell i is unit i and the maps are left alone. */
  private isIdentity = true;

  read(text: string): void {
    this.reserve(text.length);
    this.isIdentity = true;
    const { cells } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let entry = simple[unit] ?? 0;
      if (entry === 0) entry = learn(unit);
      if ((entry & ODD) !== 0) {
        this.readMapped(text, i);
        return;
      }
      cells[i] = entry & ~KNOWN;
    }
    this.length = text.length;
  }

  /** Offset in the original where the character of this cell starts. */
  startOf(cell: number): number {
    return this.isIdentity ? cell : (this.starts[cell] ?? 0);
  }

  /** Offset in the original behind the character of this cell and the accents that follow it. */
  endOf(cell: number): number {
    return this.isIdentity ? cell + 1 : (this.ends[cell] ?? 0);
  }

  /**
   * Whether a match may start or end in front of this cell: not inside a character that folds to several cells (`ß`, a
   * surrogate pair), and not in front of a mark that belongs to the character before it.
   */
  isMatchBorder(cell: number): boolean {
    if (cell === 0 || cell >= this.length) return true;
    if (isMarkCell(this.cells[cell] ?? 0)) return false;
    return this.isIdentity || this.starts[cell] !== this.starts[cell - 1];
  }

  unitAt(cell: number): number {
    return (this.cells[cell] ?? 0) & UNIT_MASK;
  }

  private readMapped(text: string, from: number): void {
    this.isIdentity = false;
    for (let i = 0; i < from; i++) {
      this.starts[i] = i;
      this.ends[i] = i + 1;
    }
    let count = from;
    let i = from;
    while (i < text.length) {
      const unit = text.charCodeAt(i);
      let entry = simple[unit] ?? 0;
      if (entry === 0) entry = learn(unit);
      if ((entry & ODD) === 0) {
        if (count === this.cells.length) this.reserve(count + 1);
        this.put(count++, entry & ~KNOWN, i, i + 1);
        i++;
        continue;
      }
      const codePoint = text.codePointAt(i) ?? unit;
      const end = i + (codePoint > 0xffff ? 2 : 1);
      const expansion = expansionOf(codePoint);
      if (count + expansion.length > this.cells.length) this.reserve(count + expansion.length);
      for (const cell of expansion) this.put(count++, cell, i, end);
      if (expansion.length === 0 && count > 0 && isAccent(String.fromCodePoint(codePoint))) this.extend(count - 1, end);
      i = end;
    }
    this.length = count;
  }

  private put(at: number, cell: number, start: number, end: number): void {
    this.cells[at] = cell;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** An accent belongs to the character before it, all of whose cells then end behind it. */
  private extend(last: number, end: number): void {
    const start = this.starts[last];
    for (let cell = last; cell >= 0 && this.starts[cell] === start; cell--) this.ends[cell] = end;
  }

  private reserve(length: number): void {
    if (length <= this.cells.length) return;
    const grow = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(length * 2);
      grown.set(old);
      return grown;
    };
    this.cells = grow(this.cells);
    this.starts = grow(this.starts);
    this.ends = grow(this.ends);
  }
}

/** The folded form as text, for keys and comparisons: `fold('Ｃafé') === fold('CAFE')`. */
export function fold(text: string): string {
  scratch.read(text);
  let result = '';
  for (let cell = 0; cell < scratch.length; cell++) result += String.fromCharCode(scratch.unitAt(cell));
  return result;
}

const scratch = new FoldedText();
