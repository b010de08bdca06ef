import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * What a clock measures:
 * - claim: until a person takes the task
 * - acknowledge: until the customer was told that we saw it
 * - answer: until the first answer
 * - next-reply: from the customer's next post until the reply to it
 * - resolve: until the task is resolved
 * - promise: until the time that a customer was told
 */
export const CLOCK_KINDS = ['claim', 'acknowledge', 'answer', 'next-reply', 'resolve', 'promise'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export type ClockState = 'running' | 'paused' | 'met' | 'met-late' | 'overdue' | 'cancelled';

/** How a promise was kept: by a reply, by a person who took it, by an end of the work. */
export const MET_BY = ['public', 'private', 'claim', 'resolution'] as const;
export type MetBy = (typeof MET_BY)[number];

/** One running promise of one task. It keeps the versions of standard and calendar that it started with. */
@Entity('task_clock')
@Index('task_clock_task', ['taskId'])
@Index('task_clock_standard', ['workspaceId', 'standardId', 'startedAt'])
@Index('task_clock_standard_due', ['workspaceId', 'standardId', 'dueAt'])
@Index('task_clock_due', ['dueAt'], { where: `state = 'running'` })
@Index('task_clock_live_key', ['taskId', 'kind'], {
  unique: true,
  where: `state in ('running', 'paused', 'overdue') and kind <> 'promise'`,
})
@Index('task_clock_promise_key', ['promiseId'], { unique: true, where: 'promise_id is not null' })
@Check('task_clock_state_check', `state in ('running','paused','met','met-late','overdue','cancelled')`)
export class TaskClock {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('text') kind!: ClockKind;
  /** With the two below null for a promise, which no standard makes. */
  @Column('bigint', { nullable: true }) standardId!: string | null;
  @Column('integer', { nullable: true }) standardVersion!: number | null;
  @Column('text', { nullable: true }) targetId!: string | null;
  /** Open time; null for a promise, which names an instant. */
  @Column('double precision', { nullable: true }) targetSeconds!: number | null;
  /** Its name as the clock started, `always` without one. */
  @Column('text') calendar!: string;
  @Column('bigint', { nullable: true }) calendarId!: string | null;
  @Column('integer', { nullable: true }) calendarVersion!: number | null;
  @Column('bigint', { nullable: true }) promiseId!: string | null;
  @Column('timestamptz') startedAt!: Date;
  /** Infinity where the calendar never opens for so long. As it was when the clock stood still, while it is paused. */
  @Column('timestamptz') dueAt!: Date | number;
  @Column('text', { default: 'running' }) state!: ClockState;
  @Column('timestamptz', { nullable: true }) metAt!: Date | null;
  @Column('text', { nullable: true }) metBy!: MetBy | null;
  /** Since when we wait for the customer. */
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
}

/** A stretch in which a clock stood still. */
@Entity('task_clock_pause')
@Index('task_clock_pause_clock', ['clockId'])
export class TaskClockPause {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') clockId!: string;
  @Column('timestamptz') fromAt!: Date;
  @Column('timestamptz', { nullable: true }) toAt!: Date | null;
}
