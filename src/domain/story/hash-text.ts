/** Looked up once: these run for every word of every long text. */
const { imul } = Math;

const PRIME = 0x01000193;
const SEED = 0x811c9dc5 | 0;

/** Spreads every bit of a 32-bit number over all others. */
export function scramble(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** FNV-1a over UTF-16 units. */
export function hashText(text: string, seed: number = SEED): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = imul(hash ^ text.charCodeAt(i), PRIME);
  return hash;
}

/** Goes on from `hash` with another one. */
export const mixHash = (hash: number, next: number): number => scramble(imul(hash, 31) ^ next);

/** 64 bits as the decimal text of a signed bigint, as the database writes them. */
export function bigintOf(high: number, low: number): string {
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
