export type ContactKind = 'email' | 'phone' | 'customer-number';
/** admin and import count as verified: somebody who answers for customer records wrote them. */
export type ContactSource = 'import' | 'admin' | 'agent';
export type HandleSource = 'post' | 'import' | 'person';
export type JoinKind = 'merge' | 'split';

export const CONSENT_KINDS = ['call', 'message', 'survey'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

export const JOURNEYS = ['awareness', 'consideration', 'decision', 'after-purchase'] as const;
export type Journey = (typeof JOURNEYS)[number];

/** How much a tier counts in priorities: as the weights `tiers.top` and `tiers.high` say, or not at all. */
export const TIER_WEIGHTS = ['top', 'high', 'none'] as const;
export type TierWeight = (typeof TIER_WEIGHTS)[number];

export interface Tier {
  readonly name: string;
  readonly counts: TierWeight;
}

export const DEFAULT_TIERS: readonly Tier[] = [
  { name: 'vip', counts: 'top' },
  { name: 'standard', counts: 'none' },
];

/** `person_id` of a task whose author is no customer: an article, or history from before people were known. */
export const NOBODY = '0';
