import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type ClockKind = 'acknowledge' | 'next-reply' | 'resolve' | 'promise';
export type ClockState = 'running' | 'paused' | 'met' | 'met-late' | 'overdue' | 'cancelled';

/** One running promise of one task. It keeps the standard's version it started with. */
@Entity('task_clock')
@Index('task_clock_task', ['taskId'])
@Index('task_clock_due', ['dueAt'], { where: `state = 'running'` })
@Index('task_clock_live_key', ['taskId', 'kind'], { unique: true, where: `state in ('running', 'paused', 'overdue')` })
@Check('task_clock_state_check', `state in ('running','paused','met','met-late','overdue','cancelled')`)
export class TaskClock {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('text') kind!: ClockKind;
  @Column('bigint') standardId!: string;
  @Column('integer') standardVersion!: number;
  @Column('text') targetId!: string;
  @Column('text') calendar!: string;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('text', { default: 'running' }) state!: ClockState;
  @Column('timestamptz', { nullable: true }) metAt!: Date | null;
  /** `public`: the customer was told; `claim`: a person took it where the source cannot be answered. */
  @Column('text', { nullable: true }) metBy!: 'public' | 'claim' | null;
  @Column('timestamptz', { nullable: true }) pausedUntil!: Date | null;
}
