import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { BackfillState } from './backfills.types.js';

/** One run of a watch over what is stored already. */
@Entity('backfill')
@Index('backfill_active', ['workspaceId', 'watchId'], { unique: true, where: `state in ('queued', 'running')` })
@Index('backfill_watch', ['workspaceId', 'watchId', 'id'])
@Check('backfill_state_check', `state in ('queued','running','cancelled','done','failed')`)
export class Backfill {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') watchId!: string;
  @Column('text', { default: 'queued' }) state!: BackfillState;
  @Column('integer') days!: number;
  @Column('boolean') opensTasks!: boolean;
  /** The watch as it was when the run was asked for; another definition fails it. */
  @Column('text') query!: string;
  @Column('text', { array: true }) languages!: string[];
  /** Mentions published from here … */
  @Column('timestamptz') fromAt!: Date;
  /** … until here; what came later was matched as it came. */
  @Column('timestamptz') untilAt!: Date;
  /** The oldest mention looked at, newest first; null before the first slice. */
  @Column('timestamptz', { nullable: true }) cursorAt!: Date | null;
  @Column('bigint', { nullable: true }) cursorId!: string | null;
  @Column('bigint', { default: 0 }) scanned!: string;
  @Column('bigint', { nullable: true }) total!: string | null;
  @Column('bigint', { default: 0 }) matched!: string;
  @Column('real', { nullable: true }) perSecond!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  /** When it last had its turn: the one that waits longest is next. */
  @Column('timestamptz', { nullable: true }) workedAt!: Date | null;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
