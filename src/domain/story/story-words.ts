import { PieceList } from '../text/segment.js';
import { FoldedText } from '../text/fold.js';
import { PICTOGRAPH, UNSPACED } from '../text/characters.js';
import { isFigureWord } from './figure-words.js';
import { hashText } from './hash-text.js';

/** Words beyond these are not compared: a copy shows itself long before. */
export const MOST_WORDS = 400;

/** What one character of a script without word borders is worth in words. */
const HAN_CHARACTER = 0.6;
const SYLLABIC_CHARACTER = 0.3;

/** The words of a text as they are compared: folded; in scripts without word borders every character is one. */
export interface StoryWords {
  /** Folded forms. */
  readonly forms: readonly string[];
  readonly hashes: Int32Array;
  /** Bit set of IS_FIGURE, IS_NAME and IS_CAPITAL for each word. */
  readonly flags: Uint8Array;
  /** How many words of a language with word borders each one stands for. */
  readonly weights: Float32Array;
  /** The sum of `weights`. */
  readonly weight: number;
}

/** A number, written in digits or words, or a part of a date. */
export const IS_FIGURE = 1;
/** Written with a capital where that is not merely how the sentence or the text is written. */
export const IS_NAME = 2;
/** Written with a capital, for whatever reason. */
export const IS_CAPITAL = 4;

const URL_OR_HANDLE =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}_@.])[@＠][\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]+)?|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*/giu;
/** `#acme`, but not `#40552`, which is somebody's order. */
const TAG = /[#＃](?!\p{Nd}+(?![\p{L}\p{N}\p{M}_]))[\p{L}\p{N}\p{M}_]+/gu;
const MAY_HAVE_LINKS = /[@＠#＃/]|www\./i;
/** `1,234.5`, `1 234` (with a narrow or fixed space) and `1.234` are one number each. */
const GROUPED_NUMBER = /(?<=\d)[.,'’٬٫\u00A0\u202F](?=\d)/gu;
const DIGIT = /\p{Nd}/u;
const ANY_DIGIT = /\p{Nd}/gu;

/** Zeros of the scripts whose digits are written in the texts we read. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((z) => code >= z && code < z + 10);
  return zero === undefined ? digit : String(code - zero);
};

/** What somebody wrote themselves: without links, names of accounts and, if asked, tags. */
export function withoutLinks(text: string, tags: 'keep' | 'drop' = 'drop'): string {
  if (!MAY_HAVE_LINKS.test(text)) return text;
  const plain = text.replace(URL_OR_HANDLE, ' ');
  return tags === 'drop' ? plain.replace(TAG, ' ') : plain;
}

const { fromCharCode } = String;
const folded = new FoldedText();
const pieces = new PieceList();

const SPACE = 0x20;
const COMMA = 0x2c;
const FIRST_DIGIT = 0x30;
const LAST_DIGIT = 0x39;
/** From here on other scripts have digits of their own. */
const OTHER_DIGITS = 0x660;

/** Anything but a space and a comma between two words may begin a sentence, a quotation or a list. */
function mayOpenSentence(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== COMMA) return true;
  }
  return start === 0;
}

function hasDigit(form: string): boolean {
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at);
    if (code >= FIRST_DIGIT && code <= LAST_DIGIT) return true;
    if (code >= OTHER_DIGITS && DIGIT.test(form)) return true;
  }
  return false;
}

const isUpper = (character: string): boolean => character !== character.toLowerCase();

class WordBuilder {
  readonly forms: string[] = [];
  readonly flags: number[] = [];
  readonly weights: number[] = [];
  weight = 0;

  add(form: string, flags: number, weight: number): void {
    this.forms.push(form);
    this.flags.push(flags);
    this.weights.push(weight);
    this.weight += weight;
  }

  build(): StoryWords {
    // A text in capitals, or a headline that capitalises most words, says nothing about names.
    const { forms, weights, weight } = this;
    const names = this.flags.reduce((sum, flag) => sum + ((flag & IS_NAME) === 0 ? 0 : 1), 0);
    const meansNothing = names > 3 && names * 2 > forms.length;
    const hashes = new Int32Array(forms.length);
    const flags = new Uint8Array(forms.length);
    for (let at = 0; at < forms.length; at++) {
      hashes[at] = hashText(forms[at] ?? '');
      flags[at] = (this.flags[at] ?? 0) & (meansNothing ? IS_FIGURE : ~0);
    }
    return { forms, hashes, flags, weights: Float32Array.from(weights), weight };
  }
}

const weightOf = (character: string): number => {
  const code = character.charCodeAt(0);
  // Thai, Lao, Myanmar and Khmer spell with letters and vowel signs; Han, kana and Bopomofo write syllables or words.
  return code < 0x2e00 ? SYLLABIC_CHARACTER : HAN_CHARACTER;
};

function addUnspaced(words: WordBuilder, run: string): void {
  for (const character of run) words.add(character, isFigureWord(character) ? IS_FIGURE : 0, weightOf(character));
}

/** Cuts what is left of a text after `withoutLinks`. Emoji and punctuation are dropped. */
export function storyWords(plain: string): StoryWords {
  const text = DIGIT.test(plain) ? plain.replace(GROUPED_NUMBER, '') : plain;
  folded.read(text);
  pieces.read(folded);
  const words = new WordBuilder();
  let endBefore = 0;
  for (let piece = 0; piece < pieces.length && words.forms.length < MOST_WORDS; piece++) {
    const first = pieces.starts[piece] ?? 0;
    const end = pieces.ends[piece] ?? 0;
    const kind = pieces.classes[piece];
    if (kind === PICTOGRAPH) continue;
    let form = '';
    for (let cell = first; cell < end; cell++) form += fromCharCode(folded.unitAt(cell));
    const start = folded.startOf(first);
    if (kind === UNSPACED) addUnspaced(words, form);
    else if (hasDigit(form)) words.add(form.replace(ANY_DIGIT, asciiDigit), IS_FIGURE, 1);
    else {
      const capital = isUpper(text.charAt(start)) ? IS_CAPITAL : 0;
      const name = capital !== 0 && !mayOpenSentence(text, endBefore, start) ? IS_NAME : 0;
      words.add(form, capital | name | (isFigureWord(form) ? IS_FIGURE : 0), 1);
    }
    endBefore = folded.endOf(end - 1);
  }
  return words.build();
}
