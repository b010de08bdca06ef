import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { CallResult } from './calls.types.js';

/** A talk on the phone about a task: planned when somebody opens its brief, done when they write down how it went. */
@Entity('call')
@Index('call_open', ['taskId', 'plannedBy'], { unique: true, where: 'done_at is null' })
@Index('call_task', ['taskId', 'id'])
@Check('call_result_check', `result in ('solved','callback','not-solved','no-answer','wrong-number')`)
export class Call {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('bigint') plannedBy!: string;
  @Column('text', { nullable: true }) result!: CallResult | null;
  @Column('integer', { nullable: true }) durationSeconds!: number | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz', { nullable: true }) callbackAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) plannedAt!: Date;
  @Column('bigint', { nullable: true }) doneBy!: string | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
}
