import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** none: not given yet · connected · revoked: the network accepts them no more, and a person must act */
export type TokenState = 'none' | 'connected' | 'revoked';

/** What a network gave us to work with for a source. Whoever renews it holds its lease meanwhile. */
@Entity('source_token')
@Index('source_token_renewal', ['renewAt'], { where: `state = 'connected'` })
@Check('source_token_state_check', `state in ('none','connected','revoked')`)
export class SourceToken {
  @PrimaryColumn('bigint') sourceId!: string;
  @Column('bigint') workspaceId!: string;
  /** JSON of the credentials, AES-256-GCM, bound to this row. */
  @Column('text', { nullable: true }) sealed!: string | null;
  @Column('text', { default: 'none' }) state!: TokenState;
  /** The account they speak for, as people know it. */
  @Column('text', { nullable: true }) account!: string | null;
  @Column('text', { array: true, default: [] }) scopes!: string[];
  /** Null where they do not run out. */
  @Column('timestamptz', { nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) renewAt!: Date | null;
  /** Why the last renewal failed: a sentence for an administrator. */
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('timestamptz', { nullable: true }) problemAt!: Date | null;
  /** Renewals in a row that failed. */
  @Column('integer', { default: 0 }) failures!: number;
  /** Raised with each lease, so that what was read before a renewal can be told from what came of it. */
  @Column('bigint', { default: 0 }) epoch!: string;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) obtainedAt!: Date | null;
}

/** A person was sent to a network to agree; for ten minutes, once. */
@Entity('oauth_request')
@Index('oauth_request_expiry', ['expiresAt'])
export class OAuthRequest {
  /** sha-256 of the state, which only the browser and the network know. */
  @PrimaryColumn('text') stateHash!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') sourceId!: string;
  @Column('bigint') memberId!: string;
  @Column('text') redirectUri!: string;
  /** The PKCE verifier, sealed and bound to this row. */
  @Column('text') sealedVerifier!: string;
  /** What the connector wants back with the code, sealed and bound to this row. */
  @Column('text', { nullable: true }) sealedRemembered!: string | null;
  @Column('timestamptz') expiresAt!: Date;
}
