import { cellOf, CLASS_MASK, HALF_OF_PAIR, RUN_BIT, UNIT_MASK, WORD } from '../../text/characters.js';
import { arePictures, CELL_OF_UNIT, FoldedText, SPECIAL } from '../../text/fold.js';
import { FOREIGN, hasStrange, maySeemOther, PAIR_TRAITS, STRANGE } from '../../text/letter-traits.js';
import { filterWord, GRAM_SEEDS, HASH_PRIME, hashOfGram, hashOfPair, mixUnit, spreadKey, WORD_SEED } from './hashes.js';
import type { LiteralIndex } from './literal-index.js';

const APOSTROPHE = 0x27;
const LETTER_T = 0x74;
const HASH_OF_T = mixUnit(WORD_SEED, LETTER_T);

/**
 * Buffers of the loop over texts whose characters all fold to one unit, shared by all scans of the thread: what one scan has
 * read is gone with the next, of whichever. Known to the compiler at a fixed place, they make that loop a third faster.
 */
const PLAIN_LENGTH = 20_000;
const PLAIN_CELLS = new Int32Array(PLAIN_LENGTH + 2);
const PLAIN_WORDS = new Int32Array(PLAIN_LENGTH * 2 + 2);

/** What `hashPlainText` tells besides. */
const PLAIN_RESULT = new Int32Array(3);
const WORD_COUNT = 0;
const SEEN = 1;
const PAIRS = 2;

/**
 * Folds a text and hashes its words into the buffers, as far as its characters fold to one unit each. A function on its own: in
 * a method the compiler does not take the buffers for constants.
 */
function hashPlainText(text: string, length: number): void {
  // Read once: an imported name is looked up again at every use, even a constant one.
  const cellOfUnit = CELL_OF_UNIT;
  const special = SPECIAL;
  const unitMask = UNIT_MASK;
  const prime = HASH_PRIME;
  let seen = 0;
  let pairs = 0;
  let before = 0;
  let hash = 0;
  let at = 0;
  for (let i = 0; i < length; i++) {
    const cell = cellOfUnit[text.charCodeAt(i)] ?? special;
    PLAIN_CELLS[i] = cell;
    seen |= cell;
    pairs |= (before << 1) & cell;
    PLAIN_WORDS[at] = hash;
    PLAIN_WORDS[at + 1] = i;
    // All ones inside a word, which the sign tells; else 0.
    const inside = cell >> 31;
    at -= ((before & ~inside) >> 31) << 1;
    hash = Math.imul(hash ^ (cell & unitMask), prime) & inside;
    before = cell;
  }
  PLAIN_WORDS[at] = hash;
  PLAIN_WORDS[at + 1] = length;
  PLAIN_RESULT[WORD_COUNT] = (at >> 1) + (before >>> 31);
  PLAIN_RESULT[SEEN] = seen;
  PLAIN_RESULT[PAIRS] = pairs;
}

const NEEDS_JOINING = -1;
/** How a word passes the filter. */
export const AS_WORD = 1;
export const AS_FIRST_OF_PAIR = 2;

/**
 * Lets a filter choose among words, backwards, so that each word knows the one behind it. Gives the number of those chosen, or
 * NEEDS_JOINING on meeting a lone `t`.
 */
function chooseWords(
  words: Int32Array,
  count: number,
  how: {
    readonly filter: Int32Array;
    readonly filterMask: number;
    readonly hasPairs: boolean;
    readonly mayJoin: boolean;
  },
  chosen: Int32Array,
): number {
  const { filter, filterMask, hasPairs } = how;
  const joining = how.mayJoin ? HASH_OF_T : 0;
  let noted = 0;
  let behind = 0;
  for (let word = count - 1, at = word * 2; word >= 0; word--, at -= 2) {
    const hash = words[at] ?? 0;
    if (hash === joining) return NEEDS_JOINING;
    const spread = spreadKey(hash);
    const bits = filter[filterWord(spread) & filterMask] ?? 0;
    const passes = (bits >>> spread) & (bits >>> (spread >>> 5)) & 1;
    let pairPasses = 0;
    if (hasPairs) {
      const ofPair = spreadKey(hashOfPair(hash, behind));
      const pairBits = filter[filterWord(ofPair) & filterMask] ?? 0;
      pairPasses = (pairBits >>> ofPair) & (pairBits >>> (ofPair >>> 5)) & 1;
    }
    // Branchless: which words pass cannot be foreseen.
    chosen[noted] = word * 4 + pairPasses * AS_FIRST_OF_PAIR + passes * AS_WORD;
    noted += passes | pairPasses;
    behind = hash;
  }
  return noted;
}

/** Notes the cells with traits that count alone, or in a pair with the cell before. */
function noteOddCells(cells: Int32Array, length: number, places: Int32Array): number {
  const pairTraits = PAIR_TRAITS;
  const traits = STRANGE | FOREIGN;
  let noted = 0;
  let last = 0;
  for (let at = 0; at < length; at++) {
    const cell = cells[at] ?? 0;
    if ((((last << 1) & cell & pairTraits) | (cell & traits)) !== 0) places[noted++] = at;
    last = cell;
  }
  return noted;
}

/**
 * One pass over a text: folds it, hashes its words and notes the places where the filter of an index lets a literal start.
 * The words are those of PieceList. A buffer to be used again: `read` overwrites what was there.
 *
 * The loops have no branch that depends on where words begin and end, which no processor can foresee: at every unit the hash
 * so far is stored as that of the next word, and the count of words moves on only behind a word's last unit.
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
  /** See `noteOddPlaces`. */
  oddPlaces = new Int32Array(PLAIN_LENGTH + 2);
  /** Whether some word may be written to look like another. */
  maySeemOther = false;
  /** Whether hidden characters, accents of their own or styled letters may stand in what was read. */
  mayBeStyled = false;
  private hasRuns = false;

  read(text: string, index: LiteralIndex): void {
    if (text.length > PLAIN_LENGTH || !this.readPlain(text)) {
      this.mapped.read(text);
      this.reserve(this.mapped.length);
      this.readCells();
    }
    this.candidateCount = 0;
    this.runPlaceCount = 0;
    this.noteWords(index);
    if (this.hasRuns && index.kinds.hasRuns) this.noteRuns(index);
  }

  /** The first cell of a word. */
  startOfWord(word: number): number {
    const { cells } = this.folded;
    let at = (this.words[word * 2 + 1] ?? 0) - 1;
    while (at > 0 && (cells[at - 1] ?? 0) < 0) at--;
    return at;
  }

  /** False where a character does not fold to one unit; the text has then to be folded with a map to its offsets. */
  private readPlain(text: string): boolean {
    const { length } = text;
    hashPlainText(text, length);
    let seen = PLAIN_RESULT[SEEN] ?? 0;
    if ((seen & SPECIAL) !== 0) return false;
    if ((seen & HALF_OF_PAIR) !== 0) {
      if (!arePictures(PLAIN_CELLS, length)) return false;
      if (!hasStrangeWord(PLAIN_CELLS, length)) seen &= ~HALF_OF_PAIR;
    }
    this.plain.close(length);
    this.folded = this.plain;
    this.words = PLAIN_WORDS;
    this.end(PLAIN_RESULT[WORD_COUNT] ?? 0, seen, PLAIN_RESULT[PAIRS] ?? 0);
    return true;
  }

  /** The same as `hashPlainText` for a text that has been folded. */
  private readCells(): void {
    this.folded = this.mapped;
    this.words = this.ownWords;
    const { cells, length } = this.mapped;
    const { words } = this;
    const unitMask = UNIT_MASK;
    const prime = HASH_PRIME;
    let seen = 0;
    let pairs = 0;
    let before = 0;
    let hash = 0;
    let at = 0;
    for (let i = 0; i < length; i++) {
      const cell = cells[i] ?? 0;
      seen |= cell;
      pairs |= (before << 1) & cell;
      words[at] = hash;
      words[at + 1] = i;
      const inside = cell >> 31;
      at -= ((before & ~inside) >> 31) << 1;
      hash = Math.imul(hash ^ (cell & unitMask), prime) & inside;
      before = cell;
    }
    words[at] = hash;
    words[at + 1] = length;
    this.end((at >> 1) + (before >>> 31), seen, pairs);
  }

  private end(wordCount: number, seen: number, pairs: number): void {
    this.wordCount = wordCount;
    this.hasRuns = (seen & RUN_BIT) !== 0;
    this.maySeemOther = maySeemOther(seen, pairs);
    this.mayBeStyled = this.folded === this.mapped || hasStrange(seen);
  }

  private noteWords({ filter, filterMask, kinds }: LiteralIndex): void {
    const choose = (mayJoin: boolean): number =>
      chooseWords(
        this.words,
        this.wordCount,
        { filter, filterMask, hasPairs: kinds.hasPairs, mayJoin },
        this.candidates,
      );
    this.candidateCount = choose(true);
    if (this.candidateCount !== NEEDS_JOINING) return;
    this.joinNegations();
    this.candidateCount = choose(false);
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

  /** Lets the filter choose among the places in scripts without word borders. */
  private noteRuns(index: LiteralIndex): void {
    const { cells, length } = this.folded;
    const { runPlaces } = this;
    const { hasSingles } = index.kinds;
    let noted = 0;
    let before = 0;
    for (let i = 0; i < length; i++) {
      const cell = cells[i] ?? 0;
      if ((cell & RUN_BIT) !== 0) {
        const first = mixUnit(GRAM_SEEDS.run, before & UNIT_MASK);
        if (((before ^ cell) & CLASS_MASK) === 0 && index.mayHold(hashOfGram(mixUnit(first, cell & UNIT_MASK), 2))) {
          if (noted === 0 || runPlaces[noted - 1] !== i - 1) runPlaces[noted++] = i - 1;
        }
        if (hasSingles && index.mayHold(hashOfGram(mixUnit(GRAM_SEEDS.run, cell & UNIT_MASK), 1))) {
          runPlaces[noted++] = i;
        }
      }
      before = cell;
    }
    this.runPlaceCount = noted;
  }

  private reserve(length: number): void {
    if (length + 2 <= this.candidates.length) return;
    this.ownWords = new Int32Array(length * 4);
    this.candidates = new Int32Array(length * 2);
    this.oddPlaces = new Int32Array(length * 2);
    this.runPlaces = new Int32Array(length * 2);
  }
}

/** Whether a letter has the trait that halves of emoji have too. */
function hasStrangeWord(cells: Int32Array, length: number): boolean {
  for (let i = 0; i < length; i++) if ((cells[i] ?? 0) < 0 && ((cells[i] ?? 0) & HALF_OF_PAIR) !== 0) return true;
  return false;
}
