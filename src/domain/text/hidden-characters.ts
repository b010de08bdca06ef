import { isStyled } from './letter-traits.js';

/** Alphabets whose words hold no invisible characters; Persian, Indic scripts, Thai and Khmer need some of them. */
const PLAIN_ALPHABET = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Armenian}\\p{Nd}';
/** Without the soft hyphen, which editors put into ordinary words. */
const HIDDEN =
  '\\u034F\\p{Variation_Selector}\\u061C\\u115F\\u1160\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\u{E0000}-\\u{E0FFF}';
// eslint-disable-next-line no-misleading-character-class -- a list of single characters, not of what they combine to
const HAS_HIDDEN = new RegExp(`[${HIDDEN}]`, 'u');
// eslint-disable-next-line no-misleading-character-class -- a list of single characters, not of what they combine to
const BETWEEN_LETTERS = new RegExp(`(?<=[${PLAIN_ALPHABET}])[${HIDDEN}\\p{M}]+(?=[${PLAIN_ALPHABET}])`, 'gu');
/** Accents that are left when all have been composed: Vietnamese has none, a name under a heap of marks has many. */
const HEAPED = /[\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]{2,}/u;
const STRUCK = /\p{L}[\u0334-\u0338\u20D2\u20D3\u20D8-\u20DA\u20DD-\u20E0\u20E2-\u20E4\u20E5\u20EB]/u;
const LAST_PLAIN = 0x024f;
const FULL_WIDTH = /^[\uFF21-\uFF3A\uFF41-\uFF5A]$/u;
const ROMAN_NUMERAL = /^[\u2160-\u2188]$/u;
const FULL_WIDTH_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

/**
 * Whether a stretch of a text reads as it does only because hidden characters, heaps of accents or styled letters are read
 * over: `ac\u200Bme`, `A̶c̶m̶e̶`, `𝓐𝓬𝓶𝓮`. Accents and full-width letters as a language uses them are ordinary.
 */
export function isDisguised(text: string, start: number, end: number): boolean {
  if (isPlain(text, start, end)) return false;
  const stretch = text.slice(start, end);
  if (HAS_HIDDEN.test(stretch) && (stretch.match(BETWEEN_LETTERS) ?? []).some((each) => HAS_HIDDEN.test(each)))
    return true;
  if (STRUCK.test(stretch) || HEAPED.test(stretch.normalize('NFC'))) return true;
  const styled = Array.from(stretch).filter(isStyled);
  if (styled.length === 0) return false;
  if (styled.every((character) => ROMAN_NUMERAL.test(character))) return styled.length < Array.from(stretch).length;
  return !(styled.every((character) => FULL_WIDTH.test(character)) && FULL_WIDTH_SCRIPTS.test(text));
}

/** Whether there is nothing but signs and letters of the usual Latin, which most stretches are made of. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > LAST_PLAIN) return false;
  return true;
}
