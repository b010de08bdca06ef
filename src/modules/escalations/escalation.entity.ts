import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Calendar } from '../../domain/clock/calendar.js';
import type { EscalationState } from '../../domain/routing/escalation-state.js';
import type { EscalationStart, EscalationStep } from './escalations.types.js';

/** Who is told, and after how long, while nobody takes a task. Removed ones stay for the runs that name them. */
@Entity('escalation_chain')
@Index('escalation_chain_workspace', ['workspaceId', 'id'])
@Check('escalation_chain_starts_check', `starts_on in ('hand','opened','overdue')`)
export class EscalationChain {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Null: every team. */
  @Column('bigint', { nullable: true }) teamId!: string | null;
  @Column('text') name!: string;
  @Column('text', { default: 'hand' }) startsOn!: EscalationStart;
  /** 1 to 4; none: all. */
  @Column('smallint', { array: true, default: [] }) priorities!: number[];
  @Column('jsonb') steps!: EscalationStep[];
  /** In which its timers run; null: day and night. */
  @Column('jsonb', { nullable: true }) hours!: Calendar | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}

/** A chain at work on one task. Steps and hours are those it started with, whatever becomes of the chain. */
@Entity('escalation_run')
@Index('escalation_run_live', ['taskId'], { unique: true, where: `state in ('running', 'exhausted')` })
@Index('escalation_run_task', ['taskId', 'chainId'])
@Index('escalation_run_due', ['nextDueAt'], { where: `state = 'running'` })
@Index('escalation_run_ended', ['endedAt'])
@Check('escalation_run_state_check', `state in ('running','exhausted','acknowledged','cancelled')`)
export class EscalationRun {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  /** Null: made for one escalation by hand, where no chain is kept. */
  @Column('bigint', { nullable: true }) chainId!: string | null;
  @Column('integer', { nullable: true }) chainVersion!: number | null;
  @Column('text', { default: 'running' }) state!: EscalationState;
  @Column('jsonb') steps!: EscalationStep[];
  @Column('jsonb', { nullable: true }) hours!: Calendar | null;
  /** Steps that were carried out. */
  @Column('integer', { default: 0 }) fired!: number;
  @Column('text', { default: '' }) reason!: string;
  /** Null: by a timer. */
  @Column('bigint', { nullable: true }) startedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastFiredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
