import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Calendar } from '../../domain/clock/calendar.js';

/** When somebody answers for what comes in: once, from and to, or every week by hours of their own. */
@Entity('shift')
@Index('shift_workspace', ['workspaceId', 'memberId'])
@Check('shift_times_check', `hours is not null or (from_at is not null and to_at is not null)`)
@Check('shift_order_check', `to_at > from_at`)
export class Shift {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') memberId!: string;
  /** With `hours`: the weeks they hold for; null: from ever, for ever. */
  @Column('timestamptz', { nullable: true }) fromAt!: Date | null;
  @Column('timestamptz', { nullable: true }) toAt!: Date | null;
  @Column('jsonb', { nullable: true }) hours!: Calendar | null;
  @Column('text', { default: '' }) note!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** Out of office. */
@Entity('absence')
@Index('absence_workspace', ['workspaceId', 'toAt'])
@Check('absence_times_check', `to_at > from_at`)
export class Absence {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') memberId!: string;
  @Column('timestamptz') fromAt!: Date;
  @Column('timestamptz') toAt!: Date;
  /** Gets what they had, where able to. */
  @Column('bigint', { nullable: true }) substituteId!: string | null;
  @Column('text', { default: '' }) note!: string;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
