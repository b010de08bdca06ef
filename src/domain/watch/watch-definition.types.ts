import type { WatchKind } from '../priority/watch-kind.js';

export const EXAMPLE_EXPECTATIONS = ['match', 'ignore'] as const;
export type ExampleExpectation = (typeof EXAMPLE_EXPECTATIONS)[number];

/** A text that a query must find or must pass over, kept with it as a test. */
export interface WatchExample {
  readonly text: string;
  /** BCP 47; absent: told from the text. */
  readonly lang?: string;
  readonly expects: ExampleExpectation;
}

/** Grounds on which a person may be watched: those of Article 6 of the GDPR. */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interest',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** What has to be said before a person is watched. */
export interface PersonGrounds {
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  /** Ids of the teams that may see what is found. */
  readonly visibleTo: readonly string[];
  /** ISO 8601 UTC; from then on the watch finds nothing. */
  readonly expiresAt: string;
}

/** Everything that a version of a watch holds. */
export interface WatchDefinition {
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  /** BCP 47; empty means any language. */
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  /** The team that answers what it finds. */
  readonly teamId: string;
  readonly examples: readonly WatchExample[];
  /** For the kind `person`, and only for it. */
  readonly person: PersonGrounds | null;
}
