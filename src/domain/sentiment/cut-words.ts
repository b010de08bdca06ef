import { hashUnit } from './hash.js';

/** Kinds of tokens. A run is a stretch of a script without spaces; a mark stands for a link, a handle or the end of a sentence. */
export const WORD = 0;
export const RUN = 1;
export const MARK = 2;

const LONGEST_TEXT = 600;
const WORD_SEED = 0x811c9dc5 | 0;
const LINK_UNIT = 1;
const HANDLE_UNIT = 2;
const ZERO = 0x30;
const AT = 0x40;
const EXCLAMATION = 0x21;
const FULL_STOP = 0x2e;
const QUESTION = 0x3f;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

const OTHER_UNIT = 0;
const WORD_UNIT = 1;
const RUN_UNIT = 2;
const PAIR_UNIT = 3;
const PICTURE_UNIT = 4;

const within = (unit: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([from, to]) => unit >= from && unit <= to);

const RUN_RANGES = [
  [0x0e00, 0x0eff],
  [0x3005, 0x3007],
  [0x3040, 0x30ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
] as const;
const WORD_RANGES = [[0x30, 0x39], [0x5f, 0x5f], [0x61, 0x7a], [0xc0, 0x1fff], [0xac00, 0xd7a3], [0xfb00, 0xfdff], [0xfe70, 0xfeff]] as const; // prettier-ignore
const PAIR_RANGES = [[0xd83c, 0xd83e]] as const;
const PICTURE_RANGES = [[0x2190, 0x2bff]] as const;

const kindOfUnit = new Uint8Array(0x10000);
for (let unit = 0; unit < kindOfUnit.length; unit++) {
  if (unit === APOSTROPHE || unit === CURLY_APOSTROPHE) kindOfUnit[unit] = WORD_UNIT;
  else if (unit === 0xd7 || unit === 0xf7) kindOfUnit[unit] = OTHER_UNIT;
  else if (within(unit, RUN_RANGES)) kindOfUnit[unit] = RUN_UNIT;
  else if (within(unit, WORD_RANGES)) kindOfUnit[unit] = WORD_UNIT;
  else if (within(unit, PAIR_RANGES)) kindOfUnit[unit] = PAIR_UNIT;
  else if (within(unit, PICTURE_RANGES)) kindOfUnit[unit] = PICTURE_UNIT;
}

/** What a text shows besides its words; counts. */
export interface Marks {
  stretched: number;
  exclamations: number;
  questions: number;
  ellipses: number;
  quotes: number;
}

/**
 * Cuts a text into lower-case tokens without making strings: token i is `units[starts[i]] … units[ends[i] - 1]`. Letters said
 * three times or more are said twice, numbers are `0`; links, handles and the ends of sentences are marks. One instance serves one text at a time.
 */
export class WordCutter {
  readonly units = new Uint16Array(2 * LONGEST_TEXT);
  readonly starts = new Int32Array(LONGEST_TEXT);
  readonly ends = new Int32Array(LONGEST_TEXT);
  readonly kinds = new Uint8Array(LONGEST_TEXT);
  readonly hashes = new Int32Array(LONGEST_TEXT);
  count = 0;
  /** Emoji and symbols, as code units or surrogate pairs packed into one number. */
  readonly pictures = new Int32Array(LONGEST_TEXT);
  pictureCount = 0;
  readonly marks: Marks = { stretched: 0, exclamations: 0, questions: 0, ellipses: 0, quotes: 0 };
  private filled = 0;

  cut(text: string): void {
    this.reset();
    const lower = shorten(text).toLowerCase();
    const length = Math.min(lower.length, LONGEST_TEXT);
    let at = 0;
    while (at < length) {
      const unit = lower.charCodeAt(at);
      const kind = kindOfUnit[unit];
      if (kind === WORD_UNIT || kind === RUN_UNIT) at = this.readToken(lower, at, length, kind);
      else if (kind === PAIR_UNIT) {
        this.addPicture((unit << 16) | lower.charCodeAt(at + 1));
        at += 2;
      } else {
        if (kind === PICTURE_UNIT) this.addPicture(unit);
        else {
          this.countMark(unit, lower.charCodeAt(at + 1));
          if (unit === FULL_STOP || unit === EXCLAMATION || unit === QUESTION) this.closeSentence(unit);
        }
        at += 1;
      }
    }
  }

  private reset(): void {
    this.count = 0;
    this.pictureCount = 0;
    this.filled = 0;
    this.marks.stretched = 0;
    this.marks.exclamations = 0;
    this.marks.questions = 0;
    this.marks.ellipses = 0;
    this.marks.quotes = 0;
  }

  /** Where reading goes on. */
  private readToken(lower: string, start: number, length: number, kind: number): number {
    let end = start + 1;
    while (end < length && kindOfUnit[lower.charCodeAt(end)] === kind) end += 1;
    if (kind === RUN_UNIT) {
      this.copyUnits(lower, start, end);
      this.closeToken(RUN);
    } else if (start > 0 && lower.charCodeAt(start - 1) === AT) this.addMark(HANDLE_UNIT);
    else if (isLink(lower, start, end)) {
      this.addMark(LINK_UNIT);
      return endOfLink(lower, end, length);
    } else {
      this.copySqueezed(lower, start, end);
      this.closeToken(WORD);
    }
    return end;
  }

  private addMark(unit: number): void {
    this.units[this.filled++] = unit;
    this.closeToken(MARK);
  }

  /** Said once, however often it is written; not before the first word. */
  private closeSentence(unit: number): void {
    const last = this.count - 1;
    if (last < 0 || (this.kinds[last] === MARK && this.units[this.starts[last] ?? 0] === unit)) return;
    this.addMark(unit);
  }

  private copyUnits(lower: string, start: number, end: number): void {
    for (let i = start; i < end; i++) this.units[this.filled++] = lower.charCodeAt(i);
  }

  private copySqueezed(lower: string, start: number, end: number): void {
    const first = this.filled;
    let isNumber = true;
    let isStretched = false;
    for (let i = start; i < end; i++) {
      const unit = lower.charCodeAt(i);
      if (unit < ZERO || unit > ZERO + 9) isNumber = false;
      const written = this.filled;
      if (written >= first + 2 && this.units[written - 1] === unit && this.units[written - 2] === unit)
        isStretched = true;
      else this.units[this.filled++] = unit;
    }
    if (isNumber) {
      this.filled = first;
      this.units[this.filled++] = ZERO;
    } else if (isStretched) this.marks.stretched += 1;
  }

  private closeToken(kind: number): void {
    const start = this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0);
    let hash = WORD_SEED;
    for (let i = start; i < this.filled; i++) hash = hashUnit(hash, this.units[i] ?? 0);
    this.starts[this.count] = start;
    this.ends[this.count] = this.filled;
    this.kinds[this.count] = kind;
    this.hashes[this.count] = hash;
    this.count += 1;
  }

  private addPicture(picture: number): void {
    this.pictures[this.pictureCount++] = picture;
  }

  private countMark(unit: number, next: number): void {
    if (unit === EXCLAMATION || unit === 0xff01) this.marks.exclamations += 1;
    else if (unit === QUESTION || unit === 0xff1f) this.marks.questions += 1;
    else if (unit === 0x22 || unit === 0x201c) this.marks.quotes += 1;
    else if (unit === FULL_STOP && next === FULL_STOP) this.marks.ellipses += 1;
  }
}

/** Long texts are judged by their beginning. */
export const shorten = (text: string): string => (text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text);

function isLink(lower: string, start: number, end: number): boolean {
  const length = end - start;
  if (length === 4) return lower.startsWith('http', start);
  if (length === 5) return lower.startsWith('https://', start);
  return length === 3 && lower.startsWith('www.', start);
}

/** A bare `http` is how collections of posts write a link they left out. */
function endOfLink(lower: string, end: number, length: number): number {
  const next = lower.charCodeAt(end);
  if (next !== 0x3a && next !== 0x2e) return end;
  let at = end;
  while (at < length && lower.charCodeAt(at) > 0x20) at += 1;
  return at;
}
