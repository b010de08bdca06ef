import * as characters from '../../text/characters.js';
import * as folding from '../../text/fold.js';
import * as letters from '../../text/letter-traits.js';
import { LETTER_T, mixUnit } from './hashes.js';
import type { LiteralIndex } from './literal-index.js';
import * as loops from './scan-loops.js';

// Constants of this file, for the sake of speed: see scan-loops.ts.
const { cellOf, HALF_OF_PAIR, RUN_BIT, UNIT_MASK, WORD } = characters;
const { arePictures, FoldedText, SPECIAL } = folding;
const { hasInnerSign, hasStrange, mayHoldOddWords, mayMixAlphabets, mayRunTogether } = letters;
const { chooseParts, chooseRunPlaces, chooseWords, hashCells, hashPlainText, noteDigitsInFront, noteOddCells } = loops;
const { HASH_OF_T, NEEDS_JOINING, PAIRS, PLAIN_CELLS, PLAIN_LENGTH, PLAIN_WORDS, SCAN_RESULT, SEEN, WORD_COUNT } =
  loops;

const APOSTROPHE = 0x27;

/**
 * One pass over a text: folds it, hashes its words and notes the places where the filter of an index lets a literal start.
 * The words are those of PieceList. A buffer to be used again: `read` overwrites what was there.
 */
export class TextScan {
  private readonly plain = new FoldedText(PLAIN_CELLS);
  private readonly mapped = new FoldedText();
  private ownWords = new Int32Array(PLAIN_LENGTH * 2 + 2);
  /** What was read, folded. */
  folded = this.plain;
  /** Two numbers for each word, in order: hash of its folded units, and the cell behind it. */
  words = PLAIN_WORDS;
  wordCount = 0;
  /** Words that the filter lets pass: 4 × their number, and whether as a word alone, as the first of a pair, or both. */
  candidates = new Int32Array(PLAIN_LENGTH + 2);
  candidateCount = 0;
  /** Cells in scripts without word borders where the filter lets a literal start. */
  runPlaces = new Int32Array(PLAIN_LENGTH + 2);
  runPlaceCount = 0;
  /** See `noteParts`. */
  parts = new Int32Array(PLAIN_LENGTH * 2 + 6);
  /** See `noteOddPlaces`. */
  oddPlaces = new Int32Array(PLAIN_LENGTH + 2);
  /** Whether hidden characters, accents of their own or styled letters may stand in what was read. */
  mayBeStyled = false;
  private seen = 0;

  read(text: string, index: LiteralIndex): void {
    const { length } = text;
    if (length > PLAIN_LENGTH) this.readMapped(text);
    else {
      hashPlainText(text, length);
      const seen = SCAN_RESULT[SEEN] ?? 0;
      if ((seen & (SPECIAL | HALF_OF_PAIR)) === 0) this.closePlain(length, seen);
      else if (this.isPlain(length, seen)) this.closePlain(length, this.withoutHalves(length, seen));
      else this.readMapped(text);
    }
    const { filter, kinds } = index;
    this.runPlaceCount = 0;
    this.candidateCount = chooseWords(this.words, this.wordCount, filter, HASH_OF_T, this.candidates);
    if (this.candidateCount === NEEDS_JOINING) this.chooseJoinedWords(filter);
    if ((this.seen & RUN_BIT) !== 0 && kinds.hasRuns) {
      const { cells, length: cellCount } = this.folded;
      this.runPlaceCount = chooseRunPlaces(cells, cellCount, filter, kinds.hasSingles, this.runPlaces);
    }
  }

  /** Whether some word may be written to look like another. */
  get mayBeDisguised(): boolean {
    return this.mayHoldOddWords || this.mayRunTogether || this.mayMixAlphabets;
  }

  get mayHoldOddWords(): boolean {
    return mayHoldOddWords(this.seen, SCAN_RESULT[PAIRS] ?? 0);
  }

  get mayMixAlphabets(): boolean {
    return mayMixAlphabets(this.seen);
  }

  get mayRunTogether(): boolean {
    return mayRunTogether(SCAN_RESULT[PAIRS] ?? 0);
  }

  /** Whether a digit or `@` is anywhere. */
  get hasDigits(): boolean {
    return hasInnerSign(this.seen);
  }

  /** The first cell of a word. */
  startOfWord(word: number): number {
    const { cells } = this.folded;
    let at = (this.words[word * 2 + 1] ?? 0) - 1;
    while (at > 0 && (cells[at - 1] ?? 0) < 0) at--;
    return at;
  }

  private closePlain(length: number, seen: number): void {
    this.plain.length = length;
    if (this.folded !== this.plain) {
      this.folded = this.plain;
      this.words = PLAIN_WORDS;
    }
    this.wordCount = SCAN_RESULT[WORD_COUNT] ?? 0;
    this.seen = seen;
    this.mayBeStyled = hasStrange(seen);
  }

  /** Whether every character folds to one unit; else the text has to be folded with a map to its offsets. */
  private isPlain(length: number, seen: number): boolean {
    return (seen & SPECIAL) === 0 && arePictures(PLAIN_CELLS, length);
  }

  /** What was seen, without the trait of strange letters where only halves of emoji have it. */
  private withoutHalves(length: number, seen: number): number {
    for (let i = 0; i < length; i++) {
      const cell = PLAIN_CELLS[i] ?? 0;
      if (cell < 0 && (cell & HALF_OF_PAIR) !== 0) return seen;
    }
    return seen & ~HALF_OF_PAIR;
  }

  private readMapped(text: string): void {
    const { mapped } = this;
    mapped.readMapped(text);
    this.reserve(mapped.length);
    hashCells(mapped.cells, mapped.length, this.ownWords);
    this.folded = mapped;
    this.words = this.ownWords;
    this.wordCount = SCAN_RESULT[WORD_COUNT] ?? 0;
    this.seen = SCAN_RESULT[SEEN] ?? 0;
    this.mayBeStyled = true;
  }

  private chooseJoinedWords(filter: Int32Array): void {
    this.joinNegations();
    this.candidateCount = chooseWords(this.words, this.wordCount, filter, 0, this.candidates);
  }

  /** A lone `t` behind an apostrophe joins the word before it, as in PieceList. */
  private joinNegations(): void {
    const { words, wordCount } = this;
    let kept = 0;
    for (let word = 0; word < wordCount; word++) {
      const hash = words[word * 2] ?? 0;
      const end = words[word * 2 + 1] ?? 0;
      if (hash === HASH_OF_T && this.joinsNegation(end - 1)) {
        words[kept * 2 - 2] = mixUnit(mixUnit(words[kept * 2 - 2] ?? 0, APOSTROPHE), LETTER_T);
      } else {
        words[kept * 2] = hash;
        kept++;
      }
      words[kept * 2 - 1] = end;
    }
    this.wordCount = kept;
  }

  private joinsNegation(start: number): boolean {
    const { cells } = this.folded;
    if (start < 2 || ((cells[start - 1] ?? 0) & UNIT_MASK) !== APOSTROPHE || (cells[start - 1] ?? 0) < 0) return false;
    if ((cells[start - 2] ?? 0) >= 0) return false;
    cells[start - 1] = cellOf(APOSTROPHE, WORD);
    return true;
  }

  /** Cells where something is that may make a word look like another; the number of them, put into `oddPlaces`. */
  noteOddPlaces(): number {
    return noteOddCells(this.folded.cells, this.folded.length, this.oddPlaces);
  }

  /** The same for digits that a word starts with. */
  noteDigitsInFront(): number {
    return noteDigitsInFront(this.folded.cells, this.folded.length, this.oddPlaces);
  }

  /** Words that the filter lets pass by their first or last units, as `chooseParts` puts them into `parts`. */
  noteParts({ filter, kinds: { prefixesFrom, suffixesFrom } }: LiteralIndex): number {
    const words = { cells: this.folded.cells, words: this.words, count: this.wordCount };
    return chooseParts(words, filter, prefixesFrom, suffixesFrom, this.parts);
  }

  private reserve(length: number): void {
    if (length + 2 <= this.candidates.length) return;
    this.ownWords = new Int32Array(length * 4);
    this.candidates = new Int32Array(length * 2);
    this.parts = new Int32Array(length * 2 + 6);
    this.oddPlaces = new Int32Array(length * 2);
    this.runPlaces = new Int32Array(length * 2);
  }
}
