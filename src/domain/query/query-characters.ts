import { cellsOf, classOfCell, SEPARATOR, UNSPACED, WORD } from '../text/characters.js';

/** What one character is in the text of a query, as flags. */
export const SPACE = 1;
export const OPEN = 1 << 1;
export const CLOSE = 1 << 2;
export const QUOTE = 1 << 3;
export const MINUS = 1 << 4;
export const STAR = 1 << 5;
export const COLON = 1 << 6;
/** A letter, digit or emoji: something a post can be searched for. */
export const FINDABLE = 1 << 7;
/** A letter, digit or mark of a script with word borders. */
export const LETTER = 1 << 8;
/** A letter of a script without word borders. */
export const UNSPACED_LETTER = 1 << 9;
export const ENDS_WORD = SPACE | OPEN | CLOSE | QUOTE;

const KNOWN = 1 << 15;

/** Word processors turn straight quotes, hyphens and brackets into these; they mean the same. */
const SIGNS: readonly (readonly [string, number])[] = [
  ['"“”„«»＂', QUOTE],
  ['(（', OPEN],
  [')）', CLOSE],
  ['-–−', MINUS],
  ['*＊', STAR],
  [':：', COLON],
];
const SOMETHING_TO_FIND = /[\p{Alphabetic}\p{Nd}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u;

/** Filled as characters are met: importing this file computes nothing. */
const flagsOfUnit = new Uint16Array(0x10000);
const flagsOfPair = new Map<number, number>();

/** The flags of the character whose UTF-16 unit this is; for half of a surrogate pair ask `flagsAt`. */
export function flagsOf(unit: number): number {
  const known = flagsOfUnit[unit] ?? 0;
  return known === 0 ? learn(unit) : known & ~KNOWN;
}

/** The flags of the character that starts here. */
export function flagsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return flagsOf(unit);
  const codePoint = text.codePointAt(at) ?? unit;
  let flags = flagsOfPair.get(codePoint);
  if (flags === undefined) {
    flags = codePoint > 0xffff ? classify(String.fromCodePoint(codePoint)) : 0;
    flagsOfPair.set(codePoint, flags);
  }
  return flags;
}

/** Whether a text has a letter, digit or emoji. */
export function hasSomethingToFind(text: string): boolean {
  for (let i = 0; i < text.length; i++) if ((flagsAt(text, i) & FINDABLE) !== 0) return true;
  return false;
}

function learn(unit: number): number {
  const flags = (unit & 0xf800) === 0xd800 ? 0 : classify(String.fromCharCode(unit));
  flagsOfUnit[unit] = flags | KNOWN;
  return flags;
}

function classify(character: string): number {
  if (/\s/u.test(character)) return SPACE;
  const sign = SIGNS.find(([characters]) => characters.includes(character));
  if (sign) return sign[1];
  let flags = 0;
  for (const cell of cellsOf(character)) {
    const characterClass = classOfCell(cell);
    if (characterClass === SEPARATOR) continue;
    if (SOMETHING_TO_FIND.test(character)) flags |= FINDABLE;
    if (characterClass === WORD) flags |= LETTER;
    if (characterClass === UNSPACED) flags |= UNSPACED_LETTER;
  }
  return flags;
}
