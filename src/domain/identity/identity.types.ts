export interface IdentityHandle {
  readonly network: string;
  /** The network's own id, where it has one. */
  readonly authorId: string | null;
  /** In lower case, without @; null once the network gave it to somebody else. */
  readonly handle: string | null;
  /** Profiles that this one points to, as `network:handle`. */
  readonly links: readonly string[];
}

export interface IdentityContact {
  readonly kind: 'email' | 'phone' | 'customer-number';
  /** As `contactKey` writes it. */
  readonly key: string;
  /** Written by who answers for customer records, or imported from them. */
  readonly isVerified: boolean;
}

/** All that is known of somebody by which they could be recognised. */
export interface IdentityFacts {
  readonly name: string | null;
  readonly lang: string | null;
  readonly handles: readonly IdentityHandle[];
  readonly contacts: readonly IdentityContact[];
}

export const IDENTITY_REASON_CODES = [
  'same-email',
  'same-phone',
  'same-customer-number',
  'same-account',
  'linked-both-ways',
  'linked-one-way',
  'same-handle',
  'same-name',
  'same-language',
  'other-customer-number',
  'other-account',
  'other-name',
  'other-language',
] as const;
export type IdentityReasonCode = (typeof IDENTITY_REASON_CODES)[number];

export interface IdentityReason {
  readonly code: IdentityReasonCode;
  /** How much of the remaining doubt it takes away, 0..1; below 0 where it speaks against. */
  readonly weight: number;
  readonly isStrong: boolean;
  /** same-handle `{handle}`, linked-* and other-account `{network}`; others none. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * same: evidence that may join two people by itself · likely: worth asking somebody · unknown: not worth asking
 */
export type IdentityVerdict = 'same' | 'likely' | 'unknown';

export interface IdentityJudgement {
  readonly verdict: IdentityVerdict;
  /** 0..1 */
  readonly confidence: number;
  readonly reasons: readonly IdentityReason[];
}
