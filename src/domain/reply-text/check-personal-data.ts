import { mannersOf } from './manners.js';
import { finding } from './check-words.js';
import type { Finding, FindingCode } from './tone-guide.types.js';
import { wordsPattern } from './word-pattern.js';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const DIGITS = /(?<![\p{L}\p{N}])\+?\d(?:[ \u00a0().-]{0,2}\d){7,18}(?![\p{L}\p{N}])/gu;
const DATE_LIKE = /^\d{1,4}[.-]\d{1,2}[.-]\d{1,4}(?:[ .,]+\d{1,2}[.:]?\d{0,2})?$/u;
const CARD_DIGITS = /^\d{13,19}$/u;
const PHONE_DIGITS = /^\d{8,15}$/u;
const NUMBER_AFTER = /^[^\d\n!?]{0,12}?([A-Z]{0,4}[-–]?\d[\d-]{4,})/u;

/**
 * What everybody would read of a customer: addresses, telephone, card and order numbers. Our own contacts are none of
 * it. A card number is not sent at all, to nobody.
 */
export function checkPersonalData(
  text: string,
  lang: string,
  visibility: 'public' | 'private',
  ownContacts: readonly string[],
): Finding[] {
  const found = [...numbers(text), ...(visibility === 'public' ? [...emails(text), ...orders(text, lang)] : [])];
  const own = ownContacts.map(comparable).filter((contact) => contact !== '');
  return distinct(
    found.filter(({ code, span }) => {
      if (code === 'card-shown') return true;
      return visibility === 'public' && !own.includes(comparable(text.slice(span[0], span[1])));
    }),
  );
}

const comparable = (contact: string): string => contact.toLowerCase().replace(/[\s().\u00a0-]/gu, '');

function emails(text: string): Finding[] {
  return Array.from(text.matchAll(EMAIL), (match) =>
    finding('email-shown', [match.index, match.index + match[0].length], { found: match[0] }),
  );
}

function numbers(text: string): Finding[] {
  return Array.from(text.matchAll(DIGITS)).flatMap((match) => {
    const digits = match[0].replace(/\D/gu, '');
    const span = [match.index, match.index + match[0].length] as const;
    if (CARD_DIGITS.test(digits) && passesLuhn(digits)) return [finding('card-shown', span, {}, true)];
    if (!PHONE_DIGITS.test(digits) || DATE_LIKE.test(match[0].trim())) return [];
    return [finding('phone-shown', span, { found: match[0] })];
  });
}

function orders(text: string, lang: string): Finding[] {
  const words = [...(mannersOf(lang)?.orderWords ?? []), ...(mannersOf('en')?.orderWords ?? [])];
  return Array.from(text.matchAll(wordsPattern(words))).flatMap((match) => {
    const from = match.index + match[0].length;
    const number = NUMBER_AFTER.exec(text.slice(from));
    if (number?.[1] === undefined) return [];
    const start = from + number[0].length - number[1].length;
    return [finding('order-shown', [start, start + number[1].length], { found: number[1] })];
  });
}

/** The check digit of cards (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, place) => {
      if (place % 2 === 0) return total + digit;
      return total + (digit > 4 ? digit * 2 - 9 : digit * 2);
    }, 0);
  return sum % 10 === 0;
}

const STRENGTH: Readonly<Partial<Record<FindingCode, number>>> = {
  'card-shown': 3,
  'email-shown': 2,
  'order-shown': 2,
};

/** Of findings over one place the most telling stays. */
function distinct(found: readonly Finding[]): Finding[] {
  const byWeight = [...found].sort((a, b) => (STRENGTH[b.code] ?? 0) - (STRENGTH[a.code] ?? 0));
  const kept: Finding[] = [];
  for (const each of byWeight) {
    if (!kept.some(({ span }) => each.span[0] < span[1] && span[0] < each.span[1])) kept.push(each);
  }
  return kept;
}
