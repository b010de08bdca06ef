import { GrowingInts } from './growing.js';
import * as pool from './literal-pool.js';
import type { Literals } from './literal-pool.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { FOUND_IN, LAST_OCCURRENCE, LITERAL_ROW } = pool;

/** Bits of an occurrence: it stands in the title; it was found by looking through a disguise. */
export const IN_TITLE = 1;
export const IS_DISGUISED = 2;

const NONE = -1;
/** Numbers of an occurrence: the one before it of the same literal, start, end, flags. */
const STRIDE = 4;
const LAST_GENERATION = 0x7fffffff;

/** Where literals were found in one post. Nothing is cleared between posts: what is of an older generation does not count. */
export class Occurrences {
  private generation = 0;
  private readonly numbers = new GrowingInts();
  /** Whether any of them was found by looking through a disguise. */
  hasDisguised = false;

  constructor(private readonly literals: Literals) {}

  begin(): void {
    this.numbers.length = 0;
    this.hasDisguised = false;
    if (++this.generation < LAST_GENERATION) return;
    const { rows } = this.literals;
    for (let row = 0; row < rows.length; row += LITERAL_ROW) rows[row + FOUND_IN] = 0;
    this.generation = 1;
  }

  /** Whether the literal was not yet known to be in the post. */
  add(literal: number, start: number, end: number, flags: number): boolean {
    const { numbers } = this;
    const { rows } = this.literals;
    const row = literal * LITERAL_ROW;
    const isNew = rows[row + FOUND_IN] !== this.generation;
    const before = isNew ? NONE : (rows[row + LAST_OCCURRENCE] ?? NONE);
    const isSame =
      before >= 0 && this.start(before) === start && this.end(before) === end && this.flags(before) === flags;
    if (isSame) return false;
    rows[row + FOUND_IN] = this.generation;
    rows[row + LAST_OCCURRENCE] = numbers.length;
    numbers.pushFour(before, start, end, flags);
    if ((flags & IS_DISGUISED) !== 0) this.hasDisguised = true;
    return isNew;
  }

  has(literal: number): boolean {
    return this.literals.rows[literal * LITERAL_ROW + FOUND_IN] === this.generation;
  }

  /** The last occurrence of a literal, or −1; go on with `next`. */
  first(literal: number): number {
    return this.has(literal) ? (this.literals.rows[literal * LITERAL_ROW + LAST_OCCURRENCE] ?? NONE) : NONE;
  }

  next(occurrence: number): number {
    return this.numbers.at(occurrence);
  }

  start(occurrence: number): number {
    return this.numbers.at(occurrence + 1);
  }

  end(occurrence: number): number {
    return this.numbers.at(occurrence + 2);
  }

  flags(occurrence: number): number {
    return this.numbers.at(occurrence + STRIDE - 1);
  }
}
