import { NGRAM_LANGUAGES, NGRAMS } from './latin-ngrams.data.js';

/** What is cut into n-grams: more says nothing more about the language. */
const LONGEST_TEXT = 1_000;
const ENOUGH_BYTES = 350;
const MOST_BYTES = 380;
const LONGEST_WORD = 70;
/** Scores are kept less this much. */
const LEAST_SCORE = 53;
/** An n-gram score at which a language is half certain. */
const HALF_SCORE = 25;

/** Whatever stands between words. An apostrophe in front of a letter belongs to its word, and letters beyond 16 bits to none. */
const BETWEEN_WORDS = /(?:[^\p{L}]|[\u{10000}-\u{10FFFF}])+(?<!['`’])/gu;

const SLOT_BITS = 17;
const SLOTS = 2 ** SLOT_BITS;
const SEEN_SLOTS = 1_024;
const BEGINS_WORD = 1;
const ENDS_WORD = 2;
/** All of a long word that is left: it counts as an n-gram that no language has. */
const TOO_LONG = 4;

/** N-grams by their up to four bytes and by whether they begin or end a word, in open addressing. */
class NgramTable {
  private readonly keys = new Int32Array(SLOTS);
  /** Where its scores start, how many there are, and its edges; 0 for a free slot. */
  private readonly places = new Uint32Array(SLOTS);
  private readonly languages: Uint8Array;
  private readonly scores: Uint8Array;

  constructor(packed: string) {
    const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
    this.languages = new Uint8Array(bytes.length);
    this.scores = new Uint8Array(bytes.length);
    let at = 0;
    const readNumber = (): number => {
      let value = 0;
      for (let factor = 1; ; factor *= 0x80) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) return value;
      }
    };
    let filled = 0;
    for (let edges = 0; edges < 4; edges++) {
      let key = 0;
      for (let left = readNumber(); left > 0; left--) {
        key += readNumber();
        const count = bytes[at++] ?? 0;
        this.put(key | 0, edges, filled, count);
        for (let i = 0; i < count; i++, filled++) {
          this.languages[filled] = bytes[at++] ?? 0;
          this.scores[filled] = (bytes[at++] ?? 0) + LEAST_SCORE;
        }
      }
    }
    this.languages = this.languages.slice(0, filled);
    this.scores = this.scores.slice(0, filled);
  }

  private put(key: number, edges: number, start: number, count: number): void {
    let slot = slotOf(key, edges, SLOT_BITS);
    while (this.places[slot] !== 0) slot = (slot + 1) % SLOTS;
    this.keys[slot] = key;
    this.places[slot] = (start << 7) | (count << 2) | edges;
  }

  /** Adds what an n-gram says for each language to `sums`. */
  addTo(sums: Int32Array, key: number, edges: number): void {
    for (let slot = slotOf(key, edges, SLOT_BITS); ; slot = (slot + 1) % SLOTS) {
      const place = this.places[slot] ?? 0;
      if (place === 0) return;
      if (this.keys[slot] !== key || (place & 3) !== edges) continue;
      const start = place >>> 7;
      const end = start + ((place >>> 2) & 31);
      for (let i = start; i < end; i++) {
        const language = this.languages[i] ?? 0;
        sums[language] = (sums[language] ?? 0) + (this.scores[i] ?? 0);
      }
      return;
    }
  }
}

const slotOf = (key: number, edges: number, bits: number): number =>
  Math.imul(key ^ Math.imul(edges + 1, 0x9e3779b1), 0x85ebca6b) >>> (32 - bits);

/** Reads one text at a time into buffers of its own. */
class NgramReader {
  private readonly table = new NgramTable(atob(NGRAMS));
  private readonly sums = new Int32Array(NGRAM_LANGUAGES.length);
  private readonly word = new Uint8Array(MOST_BYTES + 8);
  private wordBytes = 0;
  /** Each n-gram of a text counts once. */
  private readonly seenKeys = new Int32Array(SEEN_SLOTS);
  private readonly seenEdges = new Uint8Array(SEEN_SLOTS);
  private readonly seenIn = new Uint32Array(SEEN_SLOTS);
  private text = 0;
  private ngrams = 0;

  /** How well the text fits each of NGRAM_LANGUAGES, 0..1; valid until the next text is read. */
  read(text: string, into: Float64Array): void {
    this.sums.fill(0);
    this.ngrams = 0;
    this.wordBytes = 0;
    this.text = (this.text + 1) >>> 0;
    if (this.text === 0) this.seenIn.fill(0);
    this.readWords(text.slice(0, LONGEST_TEXT).replace(BETWEEN_WORDS, ' ').trim().toLowerCase());
    for (let i = 0; i < into.length; i++) {
      const score = (this.sums[i] ?? 0) / Math.max(1, this.ngrams);
      into[i] = score / (score + HALF_SCORE);
    }
  }

  private readWords(text: string): void {
    let total = 0;
    for (let at = 0; at < text.length && total <= MOST_BYTES; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x20) {
        this.endWord();
        if (total > ENOUGH_BYTES) break;
        total += 1;
      } else {
        const before = this.wordBytes;
        this.addUnit(unit);
        total += this.wordBytes - before;
      }
    }
    this.endWord();
  }

  /** As UTF-8: there are no units of pairs left. */
  private addUnit(unit: number): void {
    if (unit < 0x80) {
      this.word[this.wordBytes++] = unit;
    } else if (unit < 0x800) {
      this.word[this.wordBytes++] = 0xc0 | (unit >> 6);
      this.word[this.wordBytes++] = 0x80 | (unit & 0x3f);
    } else {
      this.word[this.wordBytes++] = 0xe0 | (unit >> 12);
      this.word[this.wordBytes++] = 0x80 | ((unit >> 6) & 0x3f);
      this.word[this.wordBytes++] = 0x80 | (unit & 0x3f);
    }
  }

  /** Every third byte begins an n-gram of four, and the last four bytes are one. */
  private endWord(): void {
    const length = this.wordBytes;
    if (length === 0) return;
    this.wordBytes = 0;
    const read = Math.min(length, LONGEST_WORD);
    let at = 0;
    for (; at + 4 < read; at += 3) this.count(this.keyAt(at, at + 4), at === 0 ? BEGINS_WORD : 0);
    if (length > LONGEST_WORD) this.count(this.hashFrom(read - 4, length), TOO_LONG);
    else this.count(this.keyAt(Math.max(0, length - 4), length), ENDS_WORD | (at === 0 ? BEGINS_WORD : 0));
  }

  private keyAt(start: number, end: number): number {
    let key = 0;
    for (let at = start, shift = 24; at < end; at++, shift -= 8) key |= (this.word[at] ?? 0) << shift;
    return key;
  }

  private hashFrom(start: number, end: number): number {
    let hash = 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (this.word[at] ?? 0), 0x01000193);
    return hash;
  }

  private count(key: number, edges: number): void {
    let slot = slotOf(key, edges, 10);
    while (this.seenIn[slot] === this.text) {
      if (this.seenKeys[slot] === key && this.seenEdges[slot] === edges) return;
      slot = (slot + 1) % SEEN_SLOTS;
    }
    this.seenIn[slot] = this.text;
    this.seenKeys[slot] = key;
    this.seenEdges[slot] = edges;
    this.ngrams += 1;
    if (edges !== TOO_LONG) this.table.addTo(this.sums, key, edges);
  }
}

let reader: NgramReader | undefined;

/** How well a text fits each of NGRAM_LANGUAGES, 0..1: about 0.77 where it is in that language. Written into `into`. */
export function scoreNgrams(text: string, into: Float64Array): void {
  (reader ??= new NgramReader()).read(text, into);
}
