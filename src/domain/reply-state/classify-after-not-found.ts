/** Seconds after the outcome became unknown at which we look for our reply on the network. */
export const CHECKS_AFTER_SECONDS = [60, 300] as const;

export interface NotFoundFacts {
  /** How many looks have found nothing, the last one included. */
  readonly checks: number;
  /** When the first attempt under the reply's key became unknown; the key's life is counted from there. */
  readonly firstUnknownAt: Date;
  readonly now: Date;
  /** How long the network honours our idempotency key; null where it takes none. */
  readonly keyLifeSeconds: number | null;
}

/** When to look next after `checks` looks that found nothing; null when there have been enough. */
export function nextCheckAt(checks: number, firstUnknownAt: Date): Date | null {
  const seconds = CHECKS_AFTER_SECONDS[checks];
  return seconds === undefined ? null : new Date(firstUnknownAt.getTime() + seconds * 1_000);
}

/**
 * What a look that found nothing means, as the event it brings about. A reply is sent again only under a key that the
 * network still honours; otherwise a person decides.
 */
export function classifyAfterNotFound(
  facts: NotFoundFacts,
): 'not-found' | 'not-found-may-resend' | 'not-found-give-up' {
  const { checks, firstUnknownAt, now, keyLifeSeconds } = facts;
  const ageSeconds = (now.getTime() - firstUnknownAt.getTime()) / 1_000;
  const [, lastCheckSeconds] = CHECKS_AFTER_SECONDS;
  if (checks < CHECKS_AFTER_SECONDS.length || ageSeconds < lastCheckSeconds) return 'not-found';
  return keyLifeSeconds !== null && ageSeconds < keyLifeSeconds ? 'not-found-may-resend' : 'not-found-give-up';
}
