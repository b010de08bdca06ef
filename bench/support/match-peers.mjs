import { AhoCorasick as FastAhoCorasick } from '@monyone/aho-corasick/fast';
import PlainAhoCorasick from 'ahocorasick';
import ModernAhoCorasick from 'modern-ahocorasick';
import * as characters from '../../dist/server/domain/text/characters.js';
import { FoldedText, learnUnit, SPECIAL } from '../../dist/server/domain/text/fold.js';

// As constants of this file: an imported name is looked up again at every use.
const { CLASS_MASK, CLASS_OF_WORD, isMarkCell, UNIT_MASK } = characters;

const EVERY_UNIT = 0x10000;
/** Posts are much shorter. */
const LONGEST_QUICK = 32_768;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const LETTER_T = 0x74;
const LAST_OF_LATIN_1 = 0xff;
/** Bits beside a folded unit: it stands between words; it takes more than a look into the table; it is an apostrophe. */
const BETWEEN = 1 << 16;
const NEEDS_MORE = 1 << 17;
const IS_APOSTROPHE = 1 << 18;
const LONE_T = /['\u2018\u2019\u02BC\u02B9\u2032\uFF07]t(?![\p{L}\p{N}])/iu;

const bytes = Buffer.alloc(LONGEST_QUICK * 2);
const folded = new FoldedText();
const narrow = Buffer.alloc(LONGEST_QUICK);
const units = new Uint16Array(bytes.buffer, bytes.byteOffset, LONGEST_QUICK);
const isWordCell = (cell) => (cell & CLASS_MASK) === CLASS_OF_WORD;
const isSurrogate = (unit) => (unit & 0xf800) === 0xd800;

/** What a unit is read as, with the bits above; halves of emoji as they are, those of letters not. */
const readingOfUnit = Int32Array.from({ length: EVERY_UNIT }, (_, unit) => {
  const cell = learnUnit(unit);
  if ((cell & SPECIAL) !== 0) return NEEDS_MORE;
  if (isSurrogate(unit)) return (unit >= 0xd83c && unit <= 0xd83e) || unit >= 0xdc00 ? unit : NEEDS_MORE;
  if ((cell & UNIT_MASK) === APOSTROPHE) return SPACE | BETWEEN | IS_APOSTROPHE;
  return (cell & CLASS_MASK) === 0 ? SPACE | BETWEEN : cell & UNIT_MASK;
});
/** High halves of emoji stand in front of some letters and signs too. */
const NO_EMOJI = /(?=[\u{1F000}-\u{1FAFF}])[^\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u{1F1E6}-\u{1F1FF}]/u;

/**
 * What the peers read: the text in lower case without accents and variants of width, and one space between words, so that they
 * find a phrase whatever stands between its words, as our matcher does by itself. It is part of what is measured, and quick:
 * one look into a table for each unit, and a string of one byte a character where the text allows it, which they read faster.
 */
export function plainTextOf(text) {
  const { length } = text;
  if (length > LONGEST_QUICK) return slowPlainTextOf(text);
  let count = 0;
  let seen = 0;
  let last = BETWEEN;
  for (let i = 0; i < length; i++) {
    const reading = readingOfUnit[text.charCodeAt(i)];
    units[count] = reading;
    narrow[count] = reading;
    count += 1 - ((reading & last & BETWEEN) >>> 16);
    seen |= reading;
    last = reading;
  }
  if (count > 0 && (last & BETWEEN) !== 0) count--;
  if ((seen & (NEEDS_MORE | IS_APOSTROPHE)) !== 0 && ((seen & NEEDS_MORE) !== 0 || LONE_T.test(text)))
    return slowPlainTextOf(text);
  if ((seen & UNIT_MASK) <= LAST_OF_LATIN_1) return narrow.latin1Slice(0, count);
  return (seen & 0xd800) === 0xd800 && NO_EMOJI.test(text) ? slowPlainTextOf(text) : bytes.ucs2Slice(0, count * 2);
}

/** The same for any text. An apostrophe stays in front of a lone `t`, where it is part of the word. */
function slowPlainTextOf(text) {
  folded.read(text);
  const { cells, length } = folded;
  const slow = length > LONGEST_QUICK / 2 ? new Uint16Array(length * 2) : units;
  let count = 0;
  let gap = 0;
  for (let i = 0; i < length; i++) {
    const cell = cells[i];
    if ((cell & CLASS_MASK) === 0 && !((cell & UNIT_MASK) === APOSTROPHE && joinsLoneT(cells, i))) {
      gap = count;
      continue;
    }
    if (gap > 0) slow[count++] = SPACE;
    gap = 0;
    slow[count++] = cell & UNIT_MASK;
  }
  return Buffer.from(slow.buffer, slow.byteOffset, count * 2).ucs2Slice(0, count * 2);
}

const joinsLoneT = (cells, at) =>
  at > 0 && isWordCell(cells[at - 1]) && (cells[at + 1] & UNIT_MASK) === LETTER_T && !isWordCell(cells[at + 2]);

const INSIDE_WORD = 1;
const INSIDE_CHARACTER = 2;
/** By unit: whether it is part of a word, or of the character before it. Apostrophes that are left are part of words. */
const borderClasses = new Uint8Array(EVERY_UNIT);
for (let unit = 0; unit < borderClasses.length; unit++) {
  const cell = learnUnit(unit);
  const isLowSurrogate = (unit & 0xfc00) === 0xdc00;
  const isWord = (cell & SPECIAL) === 0 && isWordCell(cell);
  borderClasses[unit] = unit === APOSTROPHE || isWord ? INSIDE_WORD : 0;
  if (isLowSurrogate || ((cell & SPECIAL) === 0 && isMarkCell(cell))) borderClasses[unit] |= INSIDE_CHARACTER;
}

const isBorder = (plain, at) => {
  if (at === 0 || at === plain.length) return true;
  const behind = borderClasses[plain.charCodeAt(at)];
  return (behind & (INSIDE_CHARACTER | (borderClasses[plain.charCodeAt(at - 1)] & INSIDE_WORD))) === 0;
};

/** Whether a hit is one of ours: it cuts neither a word nor a character. */
export const isWhole = (plain, start, end) => isBorder(plain, start) && isBorder(plain, end);

const escaped = (term) => term.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/**
 * Other ways to find the same terms. `build(terms)` gives `{ find(text) → raw hits, visit(hits, (start, end, term)) }`; beyond
 * `most` terms it would take minutes and is left out.
 */
export const PEERS = [
  {
    name: '@monyone/aho-corasick/fast',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new FastAhoCorasick(terms);
      return {
        find: (text) => automaton.matchInText(text),
        visit: (hits, tell) => hits.forEach(({ begin, end, keyword }) => tell(begin, end, keyword)),
      };
    },
  },
  {
    name: 'ahocorasick',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new PlainAhoCorasick(terms);
      return {
        find: (text) => automaton.search(text),
        visit: (hits, tell) =>
          hits.forEach(([last, keywords]) => keywords.forEach((each) => tell(last + 1 - each.length, last + 1, each))),
      };
    },
  },
  {
    name: 'modern-ahocorasick',
    isPackage: true,
    most: 100_000,
    build(terms) {
      const automaton = new ModernAhoCorasick(terms);
      return {
        find: (text) => automaton.search(text),
        visit: (hits, tell) => hits.forEach(({ start, end, pattern }) => tell(start, end, pattern)),
      };
    },
  },
  {
    name: 'RegExp, one alternation',
    isPackage: false,
    most: 10_000,
    build(terms) {
      const longestFirst = [...terms].sort((a, b) => b.length - a.length);
      const expression = new RegExp(longestFirst.map(escaped).join('|'), 'gu');
      return {
        find: (text) => [...text.matchAll(expression)],
        visit: (hits, tell) => hits.forEach(({ index, 0: found }) => tell(index, index + found.length, found)),
      };
    },
  },
  {
    name: 'includes, one by one',
    isPackage: false,
    most: 100_000,
    build(terms) {
      return {
        find: (text) => terms.filter((term) => text.includes(term)).map((term) => [term, text]),
        visit: (hits, tell) => {
          for (const [term, text] of hits) {
            for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
              tell(at, at + term.length, term);
          }
        },
      };
    },
  },
];
