import { hashText } from './hash.js';

/** Words and word beginnings of one language with their feeling, by hash. */
export interface LexiconEntries {
  /** Sorted as unsigned numbers, each once. */
  readonly keys: Int32Array;
  /** Twenty times the value of the word list: −100..100. */
  readonly values: Int8Array;
}

/** One step of the value, in the units of the word list. */
export const LEXICON_STEP = 1 / 20;
export const SHORTEST_STEM = 4;
export const LONGEST_STEM = 7;
const STEM_MARK = 0x2f6e2b1;

/** Beginnings of words and whole words share one table. */
export const stemKey = (hash: number): number => hash ^ STEM_MARK;

/** A read-only table from key to value, for one look a word. */
export class Lexicon {
  private readonly slots: Int32Array;
  private readonly values: Int8Array;
  private readonly lastSlot: number;

  constructor({ keys, values }: LexiconEntries) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.slots = new Int32Array(size);
    this.values = new Int8Array(size);
    this.lastSlot = size - 1;
    keys.forEach((key, i) => {
      this.put(key, values[i] ?? 0);
    });
  }

  /** In steps of LEXICON_STEP; 0 for what is not in the table, for nothing in it is neutral. */
  valueOf(key: number): number {
    let slot = key & this.lastSlot;
    for (;;) {
      const value = this.values[slot] ?? 0;
      if (value === 0 || this.slots[slot] === key) return value;
      slot = (slot + 1) & this.lastSlot;
    }
  }

  private put(key: number, value: number): void {
    let slot = key & this.lastSlot;
    while (this.values[slot] !== 0) slot = (slot + 1) & this.lastSlot;
    this.slots[slot] = key;
    this.values[slot] = value;
  }
}

/** A word list: word → −5..5. Beginnings of words carry the mean of the words that share them; phrases are left out. */
export function compileLexicon(words: ReadonlyMap<string, number>): LexiconEntries {
  const valueOfKey = new Map<number, number>();
  const stems = new Map<string, { sum: number; count: number }>();
  for (const [word, value] of words) {
    if (word.includes(' ')) continue;
    valueOfKey.set(hashText(word), value);
    if (word.length < SHORTEST_STEM) continue;
    const stem = word.slice(0, Math.max(SHORTEST_STEM, Math.min(LONGEST_STEM, word.length - 2)));
    const known = stems.get(stem) ?? { sum: 0, count: 0 };
    stems.set(stem, { sum: known.sum + value, count: known.count + 1 });
  }
  for (const [stem, { sum, count }] of stems) valueOfKey.set(stemKey(hashText(stem)), sum / count);
  const steps = [...valueOfKey]
    .map(([key, value]) => [key, Math.max(-100, Math.min(100, Math.round(value / LEXICON_STEP)))] as const)
    .filter(([, step]) => step !== 0)
    .sort(([a], [b]) => (a >>> 0) - (b >>> 0));
  return {
    keys: Int32Array.from(steps, ([key]) => key),
    values: Int8Array.from(steps, ([, step]) => step),
  };
}
