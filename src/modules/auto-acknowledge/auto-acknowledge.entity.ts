import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { AcknowledgePolicy, Refusal } from '../../domain/automation/acknowledge.types.js';

/** One version of a workspace's policy; never changed. The highest is in force; without one nothing is automatic. */
@Entity('auto_acknowledge_policy')
export class AutoAcknowledgePolicy {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('jsonb') policy!: AcknowledgePolicy;
  @Column('text') reason!: string;
  /** Since when it has been on without a break; tasks that opened before stay with people. Null: it is off. */
  @Column('timestamptz', { nullable: true }) enabledAt!: Date | null;
  /** Answers for what is sent under it. */
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}

/** What was decided on a task: once, whoever comes to it first. */
@Entity('auto_acknowledge_decision')
@Index('auto_acknowledge_decision_workspace', ['workspaceId', 'taskId'])
@Index('auto_acknowledge_decision_answered', ['workspaceId', 'decidedAt'], { where: 'is_allowed' })
export class AutoAcknowledgeDecision {
  @PrimaryColumn('bigint') taskId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') mentionId!: string;
  @Column('integer') policyVersion!: number;
  @Column('boolean') isAllowed!: boolean;
  @Column('jsonb', { default: [] }) refusals!: Refusal[];
  @Column('bigint', { nullable: true }) templateId!: string | null;
  @Column('bigint', { nullable: true }) replyId!: string | null;
  /** The last post of the author that was read for a wish to hear no machine. */
  @Column('bigint') readUpTo!: string;
  @Column('timestamptz', { default: () => 'now()' }) decidedAt!: Date;
}

/** An author who wants no automatic messages. */
@Entity('automation_opt_out')
@Index('automation_opt_out_key', ['workspaceId', 'network', 'handleKey'], { unique: true })
export class AutomationOptOut {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') network!: string;
  /** In lower case, without @. */
  @Column('text') handleKey!: string;
  @Column('text') handle!: string;
  /** What the author said; null where a person entered it. */
  @Column('text', { nullable: true }) words!: string | null;
  @Column('bigint', { nullable: true }) mentionId!: string | null;
  @Column('bigint', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
}
