import { classOfCell, isMarkCell, UNSPACED, WORD } from '../../text/characters.js';
import { FoldedText } from '../../text/fold.js';
import { PieceList } from '../../text/segment.js';
import { GrowingInts } from './growing.js';
import type { Span } from '../match.types.js';

/** A stretch of a text where an operand of NEAR stands, with the stretches of the terms in it; offsets as in Span. */
export interface NearPlace {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly Span[];
}

/** So many places of one operand are looked at: a text of 20,000 times the same word would have millions. */
const MOST_PLACES = 4_000;

/**
 * Counts the words of one text between two offsets. A word counts one; of a script without word borders every started pair of
 * base characters counts one; emoji count nothing. A buffer to be used again.
 */
export class WordCounter {
  private readonly folded = new FoldedText();
  private readonly pieces = new PieceList();
  /** Where each word and each base character without word borders starts; of the latter also the number of its run, else −1. */
  private readonly starts = new GrowingInts();
  private readonly runs = new GrowingInts();

  read(text: string): void {
    const { folded, pieces, starts, runs } = this;
    folded.read(text);
    pieces.read(folded);
    starts.length = 0;
    runs.length = 0;
    for (let piece = 0; piece < pieces.length; piece++) {
      const first = pieces.starts[piece] ?? 0;
      if (pieces.classes[piece] === WORD) {
        starts.push(folded.startOf(first));
        runs.push(-1);
      } else if (pieces.classes[piece] === UNSPACED) {
        this.readRun(first, pieces.ends[piece] ?? 0, piece);
      }
    }
  }

  /** Words that start from `from` on and before `to`; at most `most` + 1 are counted. */
  count(from: number, to: number, most: number): number {
    let words = 0;
    let run = -1;
    let ofRun = 0;
    for (let at = this.firstFrom(from); at < this.starts.length && this.starts.at(at) < to && words <= most; at++) {
      const runHere = this.runs.at(at);
      ofRun = runHere >= 0 && runHere === run ? ofRun + 1 : 1;
      run = runHere;
      if (run < 0 || ofRun % 2 === 1) words++;
    }
    return words;
  }

  private readRun(first: number, end: number, piece: number): void {
    const { folded } = this;
    for (let cell = first; cell < end; cell++) {
      if (!isBase(folded, cell)) continue;
      this.starts.push(folded.startOf(cell));
      this.runs.push(piece);
    }
  }

  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts.at(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Not a mark, and not the second half of a pair or expansion. */
function isBase(folded: FoldedText, cell: number): boolean {
  const value = folded.cells[cell] ?? 0;
  return classOfCell(value) === UNSPACED && !isMarkCell(value) && folded.isMatchBorder(cell);
}

/** The pairs of places with at most `distance` words between them, joined; none overlapping. */
export function joinNear(
  left: readonly NearPlace[],
  right: readonly NearPlace[],
  {
    distance,
    isOrdered,
    words,
  }: { readonly distance: number; readonly isOrdered: boolean; readonly words: WordCounter },
): NearPlace[] {
  const found = joinOrdered(sorted(left), sorted(right), distance, words);
  if (isOrdered) return found;
  for (const place of joinOrdered(sorted(right), sorted(left), distance, words)) found.push(place);
  return found;
}

const sorted = (places: readonly NearPlace[]): NearPlace[] => [...places].sort((a, b) => a.start - b.start);

function joinOrdered(
  before: readonly NearPlace[],
  after: readonly NearPlace[],
  distance: number,
  words: WordCounter,
): NearPlace[] {
  const found: NearPlace[] = [];
  for (const first of before) {
    for (let at = firstStartingFrom(after, first.end); at < after.length; at++) {
      const second = after[at];
      if (second === undefined || words.count(first.end, second.start, distance) > distance) break;
      found.push({ start: first.start, end: second.end, terms: [...first.terms, ...second.terms] });
      if (found.length >= MOST_PLACES) return found;
    }
  }
  return found;
}

function firstStartingFrom(places: readonly NearPlace[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
