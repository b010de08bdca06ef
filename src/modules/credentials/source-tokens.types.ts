import type { TokenState } from './source-token.entity.js';

/** A token row as callers of a network need it. */
export interface HeldTokens {
  readonly credentials: Readonly<Record<string, string>> | null;
  readonly state: TokenState;
  readonly expiresAt: Date | null;
  readonly problem: string | null;
  readonly problemAt: Date | null;
  readonly epoch: string;
  readonly isLeased: boolean;
  /** The database's time of this look. */
  readonly now: Date;
}

/** The right to renew a row, until `seconds` after it was given. */
export interface TokenLease {
  readonly sourceId: string;
  readonly token: string;
  readonly held: HeldTokens;
}

/** `connection` of a source in the API. `expiring`: they run out soon and cannot be renewed without a person. */
export type ConnectionState = 'none' | 'connected' | 'expiring' | 'revoked' | 'needs-consent';
