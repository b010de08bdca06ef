import { cellOf, classOfCell, PICTOGRAPH, SEPARATOR, UNIT_MASK, UNSPACED, WORD } from './characters.js';
import { FoldedText } from './fold.js';

const APOSTROPHE = 0x27;
const LETTER_T = 0x74;
const HASH_SEED = 0;
const HASH_PRIME = 0x01000193;

/**
 * A folded text cut into pieces: words, runs of a script without word borders, and runs of emoji. Word borders are
 * Unicode's, with one difference: an apostrophe ends a word (`Acme's`, `L'Oréal`, `Acme'nin` all name the brand), except in
 * front of a lone `t`, so that `don` is not found in `don't`. A buffer to be used again, as FoldedText is.
 */
export class PieceList {
  /** Cell offsets of each piece, end exclusive; valid up to `length`. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** WORD, UNSPACED or PICTOGRAPH. */
  classes = new Uint8Array(256);
  /** Hash of a word's folded units; 0 for other pieces. */
  hashes = new Int32Array(256);
  length = 0;

  /** Marks the apostrophe of `don't` as part of its word in the cells of `folded`. */
  read(folded: FoldedText): void {
    const { cells, length } = folded;
    this.length = 0;
    let at = 0;
    while (at < length) {
      const characterClass = classOfCell(cells[at] ?? 0);
      if (characterClass === SEPARATOR) {
        at++;
        continue;
      }
      const start = at;
      let hash = 0;
      if (characterClass === WORD) {
        hash = HASH_SEED;
        do hash = mix(hash, cells[at++] ?? 0);
        while (at < length && classOfCell(cells[at] ?? 0) === WORD);
        if (at - start === 1 && this.joinNegation(folded, start)) continue;
      } else {
        do at++;
        while (at < length && classOfCell(cells[at] ?? 0) === characterClass);
      }
      this.add(start, at, characterClass, hash);
    }
  }

  private joinNegation({ cells }: FoldedText, start: number): boolean {
    const last = this.length - 1;
    const isLoneT =
      ((cells[start] ?? 0) & UNIT_MASK) === LETTER_T && ((cells[start - 1] ?? 0) & UNIT_MASK) === APOSTROPHE;
    if (!isLoneT || last < 0 || this.ends[last] !== start - 1 || this.classes[last] !== WORD) return false;
    cells[start - 1] = cellOf(APOSTROPHE, WORD);
    this.ends[last] = start + 1;
    this.hashes[last] = mix(mix(this.hashes[last] ?? 0, APOSTROPHE), LETTER_T);
    return true;
  }

  private add(start: number, end: number, characterClass: number, hash: number): void {
    const at = this.length++;
    if (at === this.starts.length) this.grow();
    this.starts[at] = start;
    this.ends[at] = end;
    this.classes[at] = characterClass;
    this.hashes[at] = hash;
  }

  private grow(): void {
    const grow = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.starts = grow(this.starts);
    this.ends = grow(this.ends);
    this.hashes = grow(this.hashes);
    const classes = new Uint8Array(this.starts.length);
    classes.set(this.classes);
    this.classes = classes;
  }
}

const mix = (hash: number, cell: number): number => Math.imul(hash ^ (cell & UNIT_MASK), HASH_PRIME);

export interface Segment {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** `unspaced`: a run of a script without word borders. */
  readonly kind: 'word' | 'unspaced' | 'emoji';
  readonly folded: string;
}

/** The words of a text with their offsets and folded forms. */
export function segment(text: string): Segment[] {
  const folded = new FoldedText();
  folded.read(text);
  const pieces = new PieceList();
  pieces.read(folded);
  const segments: Segment[] = [];
  for (let piece = 0; piece < pieces.length; piece++) {
    const first = pieces.starts[piece] ?? 0;
    const end = pieces.ends[piece] ?? 0;
    let form = '';
    for (let cell = first; cell < end; cell++) form += String.fromCharCode(folded.unitAt(cell));
    const kind =
      pieces.classes[piece] === UNSPACED ? 'unspaced' : pieces.classes[piece] === PICTOGRAPH ? 'emoji' : 'word';
    segments.push({ start: folded.startOf(first), end: folded.endOf(end - 1), kind, folded: form });
  }
  return segments;
}
