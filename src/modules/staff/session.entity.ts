import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A cookie session. Only hashes are kept; the cookie value and the CSRF token exist in the browser alone. */
@Entity('session')
@Index('session_member', ['memberId'])
@Index('session_acting', ['actingAs'], { where: 'acting_as is not null' })
export class Session {
  /** sha-256 of the cookie value, hex. */
  @PrimaryColumn('text') idHash!: string;
  @Column('bigint') memberId!: string;
  @Column('text') csrfHash!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) lastSeenAt!: Date;
  /** 12 h after sign-in, whatever the use. */
  @Column('timestamptz') expiresAt!: Date;
  /** The member of a drill's sandbox that this person is for as long as the drill runs. */
  @Column('bigint', { nullable: true }) actingAs!: string | null;
  @Column('text', { nullable: true }) userAgent!: string | null;
}
