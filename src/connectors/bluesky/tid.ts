import { createHash } from 'node:crypto';

const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const LENGTH = 13;
/** A record key says when it was made; these lie in a year that is over, so that no server takes them for the future. */
const FIRST_MICROSECOND = BigInt(Date.UTC(2024, 0, 1)) * 1_000n;
const SPAN_MICROSECONDS = 365n * 86_400n * 1_000_000n;
const CLOCK_ID_BITS = 10n;

/** The record key (a TID) of an answer: the same for the same key and part, so that a repeat makes no second post. */
export function recordKey(key: string, part: number): string {
  const digest = createHash('sha256')
    .update(`earshot\n${key}\n${String(part)}`)
    .digest();
  const micros = FIRST_MICROSECOND + (digest.readBigUInt64BE(0) % SPAN_MICROSECONDS);
  const clockId = digest.readBigUInt64BE(8) & ((1n << CLOCK_ID_BITS) - 1n);
  let value = (micros << CLOCK_ID_BITS) | clockId;
  let text = '';
  for (let i = 0; i < LENGTH; i += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}
