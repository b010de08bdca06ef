import type { IdentityContact } from './identity.types.js';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u;
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 15;

/**
 * The form in which contacts are compared; null for what is none. A phone number without its country stays apart from one with
 * it: the country would have to be guessed.
 */
export function contactKey(kind: IdentityContact['kind'], value: string): string | null {
  const text = value.normalize('NFKC').trim();
  if (kind === 'email') {
    const address = text.toLowerCase();
    return EMAIL.test(address) ? address : null;
  }
  if (kind === 'customer-number') {
    const number = text.toUpperCase().replace(/[\s-]/gu, '');
    return number === '' ? null : number;
  }
  if (!/^[+\d\s().\-/]+$/u.test(text)) return null;
  const digits = text.replace(/\D/gu, '');
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return null;
  if (text.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}
