import {
  cellOf,
  cellsOf,
  classOfCell,
  HALF_OF_PAIR,
  isAccent,
  isMarkCell,
  MARK_BIT,
  PICTOGRAPH,
  UNIT_MASK,
} from './characters.js';
import { isFlagLetter, traitsOf } from './letter-traits.js';

/** Set where there is no cell to use as it is: the unit does not fold to exactly one unit, or is new. */
export const SPECIAL = 1 << 19;
const UNLEARNED = -1;
/** The most cells that one character folds to: `ﷺ`. */
const MOST_CELLS = 18;

/** The cell of each UTF-16 unit. Filled as characters are met; ask `learnUnit` for an entry that is SPECIAL. */
export const CELL_OF_UNIT = new Int32Array(0x10000).fill(UNLEARNED);
const expansions = new Map<number, Int32Array>();
/** The cells of single units that fold to none or to several: the unit's SPECIAL entry holds the place in this list. */
const expansionsOfUnits: Int32Array[] = [];

/**
 * Half of a surrogate pair is taken for half of an emoji, as nearly all pairs are: a whole one folds to its own two units, the
 * second of which is no border. `arePictures` tells whether that was right.
 */
const halfOfPicture = (unit: number): number =>
  cellOf(unit, PICTOGRAPH) | HALF_OF_PAIR | (isLowSurrogate(unit) ? MARK_BIT : 0);

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

function expansionOf(codePoint: number): Int32Array {
  let cells = expansions.get(codePoint);
  if (!cells) {
    const character = String.fromCodePoint(codePoint);
    cells = cellsOf(character);
    const folded = String.fromCharCode(...cells.map((cell) => cell & UNIT_MASK));
    const traits = traitsOf(character, folded);
    const hasTraits = isFlagLetter(character) || !cells.some((cell) => classOfCell(cell) === PICTOGRAPH);
    if (hasTraits) cells = cells.map((cell) => cell | traits);
    expansions.set(codePoint, cells);
  }
  return cells;
}

/** The cells of the character at an offset whose entry in the table, `cell`, is not to be used as it is. */
function expansionAt(text: string, offset: number, cell: number): Int32Array {
  const entry = cell === UNLEARNED ? learnUnit(text.charCodeAt(offset)) : cell;
  const known = (entry & SPECIAL) === 0 ? undefined : expansionsOfUnits[entry & UNIT_MASK];
  return known ?? expansionOf(text.codePointAt(offset) ?? 0);
}

/** The table's entry for a unit, computed when it is met for the first time. */
export function learnUnit(unit: number): number {
  const known = CELL_OF_UNIT[unit] ?? UNLEARNED;
  if (known !== UNLEARNED) return known;
  const entry = isHighSurrogate(unit) || isLowSurrogate(unit) ? halfOfPicture(unit) : entryOf(expansionOf(unit));
  CELL_OF_UNIT[unit] = entry;
  return entry;
}

function entryOf(cells: Int32Array): number {
  const [first] = cells;
  return first !== undefined && cells.length === 1 ? first : SPECIAL | (expansionsOfUnits.push(cells) - 1);
}

/**
 * A text folded for matching: case, width and accents removed, zero-width characters skipped, with the way back to the
 * UTF-16 offsets of the original. The object is a buffer to be used again: `read` overwrites what was there.
 */
export class FoldedText {
  /** Valid up to `length`, and a 0 behind it; see characters.ts for what a cell holds. */
  cells: Int32Array;
  length = 0;
  /** Where each cell's character starts and ends, once asked for; while every character folds to one unit, never. */
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private isIdentity = true;
  private isMapped = false;
  private text = '';

  /** `cells`: where to put them, as long as there is room; the caller may fill them in itself and `close`. */
  constructor(cells = new Int32Array(1024)) {
    this.cells = cells;
  }

  /** The first `length` cells have been filled in, one for each unit of the text. */
  close(length: number): void {
    this.isIdentity = true;
    this.length = length;
    this.cells[length] = 0;
  }

  read(text: string): void {
    const { length } = text;
    this.reserve(length + 1);
    const { cells } = this;
    let seen = 0;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      let cell = CELL_OF_UNIT[unit] ?? SPECIAL;
      if ((cell & SPECIAL) !== 0) cell = learnUnit(unit);
      cells[i] = cell;
      seen |= cell;
    }
    if ((seen & SPECIAL) === 0 && ((seen & HALF_OF_PAIR) === 0 || arePictures(cells, length))) this.close(length);
    else this.readMapped(text);
  }

  /** Offset in the original where the character of this cell starts. */
  startOf(cell: number): number {
    if (this.isIdentity) return cell;
    if (!this.isMapped) this.map();
    return this.starts[cell] ?? 0;
  }

  /** Offset in the original behind the character of this cell and the accents that follow it. */
  endOf(cell: number): number {
    if (this.isIdentity) return cell + 1;
    if (!this.isMapped) this.map();
    return this.ends[cell] ?? 0;
  }

  /**
   * Whether a match may start or end in front of this cell: not inside a character that folds to several cells (`ß`, a
   * surrogate pair), and not in front of a mark that belongs to the character before it.
   */
  isMatchBorder(cell: number): boolean {
    if (cell === 0 || cell >= this.length) return true;
    if (isMarkCell(this.cells[cell] ?? 0)) return false;
    return this.isIdentity || this.startOf(cell) !== this.startOf(cell - 1);
  }

  unitAt(cell: number): number {
    return (this.cells[cell] ?? 0) & UNIT_MASK;
  }

  /** The same as `read` for a text of which it is known that some characters do not fold to one unit. */
  readMapped(text: string): void {
    this.isIdentity = false;
    this.isMapped = false;
    this.text = text;
    const { length } = text;
    const cellOfUnit = CELL_OF_UNIT;
    const exceptional = SPECIAL | HALF_OF_PAIR;
    this.reserve(length + MOST_CELLS);
    let { cells } = this;
    let count = 0;
    for (let i = 0; i < length; i++) {
      const cell = cellOfUnit[text.charCodeAt(i)] ?? exceptional;
      if ((cell & exceptional) === 0) {
        cells[count++] = cell;
        continue;
      }
      if (count + MOST_CELLS + length - i >= cells.length) {
        this.reserve(cells.length * 2);
        ({ cells } = this);
      }
      const expansion = expansionAt(text, i, cell);
      for (let part = 0; part < expansion.length; part++) cells[count++] = expansion[part] ?? 0;
      if (isHighSurrogate(text.charCodeAt(i)) && (text.codePointAt(i) ?? 0) > 0xffff) i++;
    }
    this.length = count;
    cells[count] = 0;
  }

  /** Works out the offsets: most texts are never asked for them. */
  private map(): void {
    const { text } = this;
    const { length } = text;
    const cellOfUnit = CELL_OF_UNIT;
    const exceptional = SPECIAL | HALF_OF_PAIR;
    this.isMapped = true;
    if (this.starts.length < this.length) {
      this.starts = new Int32Array(this.cells.length);
      this.ends = new Int32Array(this.cells.length);
    }
    const { starts, ends } = this;
    let count = 0;
    for (let i = 0; i < length;) {
      const cell = cellOfUnit[text.charCodeAt(i)] ?? exceptional;
      if ((cell & exceptional) === 0) {
        starts[count] = i++;
        ends[count++] = i;
        continue;
      }
      const expansion = expansionAt(text, i, cell);
      const codePoint = text.codePointAt(i) ?? 0;
      const end = i + (codePoint > 0xffff ? 2 : 1);
      for (let part = 0; part < expansion.length; part++) {
        starts[count] = i;
        ends[count++] = end;
      }
      if (expansion.length === 0 && count > 0 && isAccent(String.fromCodePoint(codePoint))) this.extend(count - 1, end);
      i = end;
    }
  }

  /** An accent belongs to the character before it, all of whose cells then end behind it. */
  private extend(last: number, end: number): void {
    const start = this.starts[last];
    for (let cell = last; cell >= 0 && this.starts[cell] === start; cell--) this.ends[cell] = end;
  }

  private reserve(length: number): void {
    if (length <= this.cells.length) return;
    const grown = new Int32Array(length * 2);
    grown.set(this.cells);
    this.cells = grown;
  }
}

/**
 * Whether all halves of surrogate pairs among these cells make up emoji without traits, so that they are as `learnUnit` took
 * them.
 */
export function arePictures(cells: Int32Array, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const cell = cells[i] ?? 0;
    if ((cell & HALF_OF_PAIR) === 0 || classOfCell(cell) !== PICTOGRAPH) continue;
    const [high, low] = [cell & UNIT_MASK, (cells[i + 1] ?? 0) & UNIT_MASK];
    if (!isHighSurrogate(high) || !isLowSurrogate(low) || i + 1 >= length) return false;
    const expansion = expansionOf(((high - 0xd800) << 10) + (low - 0xdc00) + 0x10000);
    const [first = 0] = expansion;
    if (expansion.length !== 2 || classOfCell(first) !== PICTOGRAPH || (first & HALF_OF_PAIR) !== 0) return false;
    i++;
  }
  return true;
}

/** The folded form as text, for keys and comparisons: `fold('Ｃafé') === fold('CAFE')`. */
export function fold(text: string): string {
  scratch.read(text);
  let result = '';
  for (let cell = 0; cell < scratch.length; cell++) result += String.fromCharCode(scratch.unitAt(cell));
  return result;
}

const scratch = new FoldedText();
