import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { PriorityWeights as Weights } from '../../domain/priority/priority.types.js';
import type { RebaseState } from './priorities.types.js';

/** One version of a workspace's weights; never changed. The highest is in force, and tasks name the one they were judged by. */
@Entity('priority_weights')
export class PriorityWeights {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') weights!: Weights;
  @Column('text') reason!: string;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** One run of the weights in force over the tasks that are open. */
@Entity('priority_rebase')
@Index('priority_rebase_active', ['workspaceId'], { unique: true, where: `state in ('queued', 'running')` })
@Index('priority_rebase_workspace', ['workspaceId', 'id'])
@Check('priority_rebase_state_check', `state in ('queued','running','cancelled','done','failed')`)
export class PriorityRebase {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  /** Of the weights when it was asked for; when others are in force meanwhile it fails. */
  @Column('integer') version!: number;
  @Column('text', { default: 'queued' }) state!: RebaseState;
  /** The last task that was judged; tasks are taken by id. */
  @Column('bigint', { default: 0 }) cursorId!: string;
  @Column('integer', { default: 0 }) judged!: number;
  @Column('integer', { default: 0 }) changed!: number;
  @Column('integer', { nullable: true }) total!: number | null;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('text', { nullable: true }) leaseToken!: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil!: Date | null;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
