import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ChainState } from '../../domain/on-call/chain-state.js';
import type { OnCallSchedule } from '../../domain/on-call/on-call.types.js';
import type { PageState } from './pages.types.js';

/** A chain that pages for an alert, with the schedule as it was when the alert was raised. Its timer is `nextDueAt`. */
@Entity('chain_run')
@Index('chain_run_live', ['alertId'], { unique: true, where: `state in ('running','exhausted')` })
@Index('chain_run_due', ['nextDueAt'], { where: `state = 'running'` })
@Index('chain_run_ended', ['endedAt'])
@Check('chain_run_state_check', `state in ('running','exhausted','acknowledged','cancelled')`)
export class ChainRun {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') alertId!: string;
  @Column('text', { default: 'running' }) state!: ChainState;
  @Column('jsonb') schedule!: OnCallSchedule;
  @Column('integer') scheduleVersion!: number;
  /** Steps of this round that have paged. */
  @Column('integer', { default: 0 }) fired!: number;
  @Column('integer', { default: 0 }) round!: number;
  @Column('timestamptz', { nullable: true }) nextDueAt!: Date | null;
  @Column('timestamptz', { default: () => 'now()' }) startedAt!: Date;
  @Column('timestamptz', { nullable: true }) lastFiredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

/** One person or channel paged about one alert, and what came of it. */
@Entity('alert_page')
@Index('alert_page_alert', ['alertId'])
@Index('alert_page_due', ['dueAt'])
@Index('alert_page_waiting', ['dueAt'], { where: `state = 'waiting'` })
@Check('alert_page_state_check', `state in ('waiting','sent','acknowledged','passed','left-out','failed')`)
export class AlertPageRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') alertId!: string;
  /** Null: a test. */
  @Column('bigint', { nullable: true }) runId!: string | null;
  @Column('integer', { nullable: true }) step!: number | null;
  @Column('bigint', { nullable: true }) memberId!: string | null;
  @Column('bigint', { nullable: true }) notifierId!: string | null;
  /** Null with a member: the address of their account. */
  @Column('bigint', { nullable: true }) contactId!: string | null;
  @Column('text') channel!: string;
  @Column('text', { default: 'waiting' }) state!: PageState;
  @Column('text', { nullable: true }) problem!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) dueAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
}
