import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { OnCallSchedule, PageChannel } from '../../domain/on-call/on-call.types.js';

/** Rotations, overrides and the chain of a workspace, in one versioned piece. */
@Entity('on_call_schedule')
export class OnCallScheduleRow {
  @PrimaryColumn('bigint') workspaceId!: string;
  @Column('jsonb') body!: OnCallSchedule;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') updatedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
}

/** A way to reach a person; pages go only where the person has shown that they read it. */
@Entity('member_contact')
@Index('member_contact_address', ['memberId', 'kind', 'address'], { unique: true })
@Check('member_contact_kind_check', `kind in ('email','sms','voice','web-push','telegram','ntfy')`)
export class MemberContact {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') memberId!: string;
  @Column('text') kind!: PageChannel;
  @Column('text') address!: string;
  /** The first is tried first. */
  @Column('integer') position!: number;
  @Column('timestamptz', { nullable: true }) verifiedAt!: Date | null;
  @Column('text', { nullable: true }) codeHash!: string | null;
  @Column('timestamptz', { nullable: true }) codeUntil!: Date | null;
  @Column('integer', { default: 0 }) codeTries!: number;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** One a day: everybody who may be paged is, and it is shown who was reached. */
@Entity('on_call_test')
@Index('on_call_test_date', ['workspaceId', 'onDate'], { unique: true })
export class OnCallTest {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** "2026-11-22" in the zone of the schedule. */
  @Column('text') onDate!: string;
  @Column('bigint') alertId!: string;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  /** When it was looked at who had not been reached. */
  @Column('timestamptz', { nullable: true }) judgedAt!: Date | null;
}

/** The token by which a person's calendar program reads the schedule. Only its hash is kept. */
@Entity('on_call_feed')
@Index('on_call_feed_token', ['tokenHash'], { unique: true })
export class OnCallFeed {
  @PrimaryColumn('bigint') memberId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') tokenHash!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
