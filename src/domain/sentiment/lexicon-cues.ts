import { LONGEST_STEM, SHORTEST_STEM, stemKey, LEXICON_STEP, type Lexicon } from './lexicon.js';
import { hashText, hashUnit } from './hash.js';
import { RUN, WORD, type WordCutter } from './cut-words.js';

/** A negated word says less than its opposite would. */
const NEGATED_STRENGTH = 0.6;
const NEGATION_SCOPE_WORDS = 3;
const LONGEST_ENTRY_OF_A_RUN = 8;
const SEED = hashText('');

/** What a word list finds in a text: sums of feeling, both ways, how often, and the last word's direction. */
export class LexiconCues {
  positive = 0;
  negative = 0;
  positiveCount = 0;
  negativeCount = 0;
  last = 0;
  private negatedFor = 0;

  read(words: WordCutter, lexicon: Lexicon, isNegator: (hash: number) => boolean): void {
    this.positive = this.negative = this.positiveCount = this.negativeCount = this.last = this.negatedFor = 0;
    for (let i = 0; i < words.count; i++) {
      if (words.kinds[i] === RUN) this.readRun(words, i, lexicon);
      else if (words.kinds[i] === WORD) {
        if (isNegator(words.hashes[i] ?? 0)) this.negatedFor = NEGATION_SCOPE_WORDS + 1;
        else this.count(this.valueOfWord(words, i, lexicon));
        if (this.negatedFor > 0) this.negatedFor -= 1;
      } else if (this.negatedFor > 0) this.negatedFor -= 1;
    }
  }

  private count(steps: number): void {
    if (steps === 0) return;
    const value = steps * LEXICON_STEP * (this.negatedFor > 0 ? -NEGATED_STRENGTH : 1);
    if (value > 0) {
      this.positive += value;
      this.positiveCount += 1;
    } else {
      this.negative -= value;
      this.negativeCount += 1;
    }
    this.last = Math.sign(value);
  }

  private valueOfWord(words: WordCutter, i: number, lexicon: Lexicon): number {
    const whole = lexicon.valueOf(words.hashes[i] ?? 0);
    if (whole !== 0) return whole;
    const start = words.starts[i] ?? 0;
    const length = Math.min(LONGEST_STEM, (words.ends[i] ?? 0) - start);
    let hash = SEED;
    let longest = 0;
    for (let k = 1; k <= length; k++) {
      hash = hashUnit(hash, words.units[start + k - 1] ?? 0);
      if (k < SHORTEST_STEM) continue;
      const value = lexicon.valueOf(stemKey(hash));
      if (value !== 0) longest = value;
    }
    return longest;
  }

  /** The longest entry at each place, then on behind it. */
  private readRun(words: WordCutter, i: number, lexicon: Lexicon): void {
    const end = words.ends[i] ?? 0;
    for (let at = words.starts[i] ?? 0; at < end;) {
      const length = Math.min(LONGEST_ENTRY_OF_A_RUN, end - at);
      let hash = SEED;
      let longest = 1;
      let found = 0;
      for (let k = 1; k <= length; k++) {
        hash = hashUnit(hash, words.units[at + k - 1] ?? 0);
        const value = lexicon.valueOf(hash);
        if (value === 0) continue;
        found = value;
        longest = k;
      }
      this.count(found);
      at += longest;
    }
  }
}
