import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;

/** 256 random bits in letters that fit in a cookie, a header and an address. */
export const newSecret = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is stored of a secret that is random enough to need no salt. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Follows from the cookie, so that every tab of a session has the same one and a reloaded page can ask for it again. */
export const csrfTokenOf = (cookieValue: string): string =>
  createHmac('sha256', cookieValue).update('earshot csrf').digest('base64url');

export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
