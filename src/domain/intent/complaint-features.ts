import { RUN, WORD, WordCutter, shorten } from '../sentiment/cut-words.js';
import { ReusableSet, hashText, hashUnit, mixHash } from '../sentiment/hash.js';
import { NEGATOR_WORDS } from '../sentiment/negators.js';
import type { FeatureSource } from '../sentiment/read-features.js';

const SLOTS = 2 ** 13;
const PAIR_SEED = 0x51;
const NEGATED_SEED = 0x6b6b;
const BEGINNING_SEED = 0x2468;
const CUE_SEED = 0x1357;
const NEGATION_SCOPE_WORDS = 3;
const BEGINNING_LETTERS = 5;
const LETTERS_TO_SHOUT = 10;
const SHARE_OF_CAPITALS_IN_SHOUTING = 0.6;
const AT = 0x40;
const TAG = 0x23;

const NEGATORS = new Set(NEGATOR_WORDS.map((word) => hashText(word)));

const CUE = { exclamations: 1, questions: 2, ellipses: 3, quotes: 4, both: 5, shouting: 6, picture: 7, length: 8, handles: 9, tag: 10 } as const; // prettier-ignore

/**
 * Features of the complaint model: words (alone, in pairs, under a negator), beginnings of words, and cues (marks, emoji, length,
 * handles and tags). Without the character sequences of the sentiment model: here they win nothing, and they are most of the work.
 */
export class ComplaintFeatures implements FeatureSource {
  readonly ids = new Int32Array(SLOTS);
  wordsEnd = 0;
  charactersEnd = 0;
  count = 0;

  private readonly words = new WordCutter();
  private readonly found = new ReusableSet(SLOTS);

  read(text: string): void {
    this.found.clear();
    this.count = 0;
    this.words.cut(text);
    this.addWords();
    this.wordsEnd = this.count;
    this.charactersEnd = this.count;
    this.addCues();
    this.addSigns(shorten(text));
  }

  private add(hash: number): void {
    const id = mixHash(hash);
    if (this.found.add(id)) this.ids[this.count++] = id;
  }

  private addWords(): void {
    const { hashes, kinds, count } = this.words;
    let previous = 0;
    let lastNegator = -Infinity;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] ?? 0;
      if (kinds[i] !== RUN) {
        this.add(hash);
        if (i > 0) this.add(Math.imul(previous ^ PAIR_SEED, 0x5bd1e995) ^ hash);
        if (NEGATORS.has(hash)) lastNegator = i;
        else if (i - lastNegator <= NEGATION_SCOPE_WORDS) this.add(hash ^ NEGATED_SEED);
        if (kinds[i] === WORD) this.addBeginning(i);
      }
      previous = hash;
    }
  }

  private addBeginning(word: number): void {
    const { units, starts, ends } = this.words;
    const start = starts[word] ?? 0;
    const end = Math.min(ends[word] ?? 0, start + BEGINNING_LETTERS);
    let hash = BEGINNING_SEED;
    for (let at = start; at < end; at++) hash = hashUnit(hash, units[at] ?? 0);
    this.add(hash);
  }

  private addCue(kind: number, value = 0): void {
    this.add(hashUnit(hashUnit(CUE_SEED, kind), value));
  }

  private addCues(): void {
    const { marks, pictures, pictureCount, count } = this.words;
    if (marks.exclamations > 0) this.addCue(CUE.exclamations, Math.min(3, marks.exclamations));
    if (marks.questions > 0) this.addCue(CUE.questions, Math.min(3, marks.questions));
    if (marks.exclamations > 0 && marks.questions > 0) this.addCue(CUE.both);
    if (marks.ellipses > 0) this.addCue(CUE.ellipses);
    if (marks.quotes > 1) this.addCue(CUE.quotes);
    this.addCue(CUE.length, Math.min(8, Math.floor(Math.log2(1 + count) * 1.5)));
    for (let i = 0; i < pictureCount; i++) this.addCue(CUE.picture, pictures[i] ?? 0);
  }

  private addSigns(text: string): void {
    let [capitals, small, handles, tags] = [0, 0, 0, 0];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x61 && unit <= 0x7a) small += 1;
      else if (unit >= 0x41 && unit <= 0x5a) capitals += 1;
      else if (unit === AT) handles += 1;
      else if (unit === TAG) tags += 1;
    }
    const letters = capitals + small;
    if (letters > LETTERS_TO_SHOUT && capitals > letters * SHARE_OF_CAPITALS_IN_SHOUTING) this.addCue(CUE.shouting);
    this.addCue(CUE.handles, Math.min(3, handles) * 2 + (text.charCodeAt(0) === AT ? 1 : 0));
    if (tags > 0) this.addCue(CUE.tag);
  }
}
