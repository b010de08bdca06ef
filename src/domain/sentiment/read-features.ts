import { MARK, RUN, WordCutter, shorten } from './cut-words.js';
import { ReusableSet, hashText, hashUnit, mixHash } from './hash.js';
import { LexiconCues } from './lexicon-cues.js';
import type { Lexicon } from './lexicon.js';
import { NEGATOR_WORDS } from './negators.js';

const SLOTS = 2 ** 14;

const PAIR_SEED = 0x55;
const NEGATED_SEED = 0x7777;
const CHARACTERS_SEED = 0x1234567;
const CUE_SEED = 0x3333;

const NEGATION_SCOPE_WORDS = 3;
const SHORTEST_IN_WORD = 2;
const LONGEST_IN_WORD = 5;
/** Thai words have four or five letters, Chinese ones one or two. */
const LONGEST_IN_THAI = 6;
const LONGEST_IN_RUN = 3;
const FIRST_THAI = 0x0e00;
const LAST_THAI = 0x0e7f;
const SPACE = 0x20;
const LETTERS_TO_SHOUT = 10;
const SHARE_OF_CAPITALS_IN_SHOUTING = 0.6;

const EMOTICON = /[<>]?[:;=8xX][-o*']?[)\]([dDpP/\\|@3><]+|<3+|\){2,}|\({2,}|\^[_.-]?\^|:'\(/gu;
const SAID_AGAIN = /(.)\1+/gu;
const NEGATORS = new Set(NEGATOR_WORDS.map((word) => hashText(word)));

/** The kinds of surface cues, as numbers that enter their hash. */
const CUE = {
  stretched: 1,
  exclamations: 2,
  questions: 3,
  ellipses: 4,
  quotes: 5,
  shouting: 6,
  noCapitals: 7,
  exclaimedQuestion: 8,
  emoticon: 9,
  picture: 10,
  length: 11,
  positive: 12,
  negative: 13,
  balance: 14,
  hits: 15,
  last: 16,
} as const;

/** What turns texts into features: any with the same three groups will do. */
export type FeatureSource = Pick<FeatureReader, 'ids' | 'wordsEnd' | 'charactersEnd' | 'count' | 'read'>;

/**
 * Turns a text into hashed binary features (any 32 bits), in three groups: words (alone, in pairs, under a negator), character
 * sequences, and cues (punctuation, emoji, length, what a word list finds). The arrays are reused by the next text.
 */
export class FeatureReader {
  readonly ids = new Int32Array(SLOTS);
  /** `ids` up to here are words, from here to `charactersEnd` character sequences, from there to `count` cues. */
  wordsEnd = 0;
  charactersEnd = 0;
  count = 0;

  private readonly words = new WordCutter();
  private readonly found = new ReusableSet(SLOTS);
  private readonly cues = new LexiconCues();

  read(text: string, lexicon: Lexicon): void {
    this.found.clear();
    this.count = 0;
    this.words.cut(text);
    this.addWords();
    this.wordsEnd = this.count;
    this.addCharacters();
    this.charactersEnd = this.count;
    this.addMarks(shorten(text));
    this.addLexiconCues(lexicon);
  }

  private add(hash: number): void {
    const id = mixHash(hash);
    if (this.found.add(id)) this.ids[this.count++] = id;
  }

  private addWords(): void {
    const { hashes, kinds, count } = this.words;
    let negatedFor = 0;
    let previous = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] ?? 0;
      if (kinds[i] !== RUN) {
        this.add(hash);
        if (i > 0) this.add(Math.imul(previous ^ PAIR_SEED, 0x5bd1e995) ^ hash);
        if (NEGATORS.has(hash)) negatedFor = NEGATION_SCOPE_WORDS;
        else if (negatedFor > 0) {
          this.add(hash ^ NEGATED_SEED);
          negatedFor -= 1;
        }
      }
      previous = hash;
    }
  }

  private addCharacters(): void {
    const { starts, ends, kinds, count } = this.words;
    for (let i = 0; i < count; i++) {
      if (kinds[i] === RUN) this.addRun(starts[i] ?? 0, ends[i] ?? 0);
      else if (kinds[i] !== MARK) this.addWord(starts[i] ?? 0, ends[i] ?? 0);
    }
  }

  private addRun(start: number, end: number): void {
    const { units } = this.words;
    const first = units[start] ?? 0;
    const longest = first >= FIRST_THAI && first <= LAST_THAI ? LONGEST_IN_THAI : LONGEST_IN_RUN;
    for (let from = start; from < end; from++) {
      const to = Math.min(end, from + longest);
      let hash = CHARACTERS_SEED;
      for (let at = from; at < to; at++) {
        hash = hashUnit(hash, units[at] ?? 0);
        this.add(hash);
      }
    }
  }

  /** Sequences include the borders of the word, as spaces. */
  private addWord(start: number, end: number): void {
    const { units } = this.words;
    for (let from = start - 1; from < end; from++) {
      const to = Math.min(end, from + LONGEST_IN_WORD - 1);
      let hash = CHARACTERS_SEED;
      for (let at = from; at <= to; at++) {
        hash = hashUnit(hash, at < start || at >= end ? SPACE : (units[at] ?? 0));
        if (at - from + 1 >= SHORTEST_IN_WORD) this.add(hash);
      }
    }
  }

  private addCue(kind: number, value = 0): void {
    this.add(hashUnit(hashUnit(CUE_SEED, kind), value));
  }

  private addMarks(text: string): void {
    const { marks, pictures, pictureCount, count } = this.words;
    if (marks.stretched > 0) this.addCue(CUE.stretched);
    if (marks.exclamations > 0) this.addCue(CUE.exclamations, Math.min(3, marks.exclamations));
    if (marks.questions > 0) this.addCue(CUE.questions, Math.min(3, marks.questions));
    if (marks.ellipses > 0) this.addCue(CUE.ellipses);
    if (marks.quotes > 1) this.addCue(CUE.quotes);
    if (marks.exclamations > 0 && marks.questions > 0) this.addCue(CUE.exclaimedQuestion);
    this.addCapitals(text);
    for (const emoticon of text.match(EMOTICON) ?? []) {
      this.addCue(CUE.emoticon, hashText(emoticon.replace(SAID_AGAIN, '$1')));
    }
    for (let i = 0; i < pictureCount; i++) this.addCue(CUE.picture, pictures[i] ?? 0);
    this.addCue(CUE.length, Math.min(8, Math.floor(Math.log2(1 + count) * 1.5)));
  }

  private addCapitals(text: string): void {
    let capitals = 0;
    let letters = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x41 && unit <= 0x5a) capitals += 1;
      else if (unit >= 0x61 && unit <= 0x7a) letters += 1;
    }
    letters += capitals;
    if (letters > LETTERS_TO_SHOUT && capitals > letters * SHARE_OF_CAPITALS_IN_SHOUTING) this.addCue(CUE.shouting);
    else if (letters > 0 && capitals === 0) this.addCue(CUE.noCapitals);
  }

  private addLexiconCues(lexicon: Lexicon): void {
    const { cues } = this;
    cues.read(this.words, lexicon, isNegator);
    const balance = cues.positive - cues.negative;
    this.addCue(CUE.positive, binOf(cues.positive));
    this.addCue(CUE.negative, binOf(cues.negative));
    this.addCue(CUE.balance, Math.sign(balance) * binOf(Math.abs(balance)));
    this.addCue(CUE.hits, Math.min(3, cues.positiveCount) * 4 + Math.min(3, cues.negativeCount));
    if (cues.last !== 0) this.addCue(CUE.last, cues.last);
  }
}

const BIN_EDGES = [1e-9, 1, 2, 3.5, 6, 10];

/** 0 for none, then one more for each edge that is reached. */
function binOf(sum: number): number {
  let bin = 0;
  while (bin < BIN_EDGES.length && sum >= (BIN_EDGES[bin] ?? Infinity)) bin += 1;
  return bin;
}

const isNegator = (hash: number): boolean => NEGATORS.has(hash);
