import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ActOutcome, RuleAct, RuleCheck, RuleConditions, RuleOccasion } from '../../domain/rule/rule.types.js';
import type { ApplicationState, RuleProblem } from './rules.types.js';

/** When something happens and it is as said, then something is done. Removed ones stay, so that what they did can be explained. */
@Entity('automation_rule')
@Index('automation_rule_place', ['workspaceId', 'position', 'id'], { where: 'deleted_at is null' })
@Index('automation_rule_on', ['workspaceId', 'occasion'], { where: 'is_on and deleted_at is null' })
@Check('automation_rule_minutes_check', `(minutes_before is not null) = (occasion = 'clock-soon')`)
export class AutomationRule {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  /** Rules go in this order, and by id where it is equal. */
  @Column('integer') position!: number;
  @Column('text') occasion!: RuleOccasion;
  @Column('integer', { nullable: true }) minutesBefore!: number | null;
  @Column('jsonb') conditions!: RuleConditions;
  @Column('jsonb') acts!: RuleAct[];
  /** Of occasion, conditions and acts: what was rehearsed, and what an application was decided by. */
  @Column('text') contentHash!: string;
  /** Applied more often than this within 24 hours, it stops itself. */
  @Column('integer', { default: 200 }) dailyLimit!: number;
  @Column('boolean', { default: false }) isOn!: boolean;
  /** By a person: what it did before does not count for the limit. */
  @Column('timestamptz', { nullable: true }) switchedOnAt!: Date | null;
  /** It reached its limit; null when a person has switched it since. */
  @Column('timestamptz', { nullable: true }) stoppedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastAppliedAt!: Date | null;
  @Column('jsonb', { nullable: true }) lastProblem!: RuleProblem | null;
  @Column('timestamptz', { nullable: true }) lastProblemAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint') createdBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}

/** That a rule applies to a cause: once, whoever decides it. A cause is about one task or post, whose id is part of its name. */
@Entity('rule_application')
@Index('rule_application_key', ['ruleId', 'cause'], { unique: true })
@Index('rule_application_cause', ['workspaceId', 'cause'])
@Index('rule_application_done', ['ruleId', 'appliedAt'], { where: `state = 'done'` })
@Index('rule_application_list', ['workspaceId', 'ruleId', 'id'])
@Index('rule_application_draft', ['taskId', 'id'], { where: 'template_id is not null' })
@Index('rule_application_decided', ['decidedAt'])
@Check('rule_application_state_check', `state in ('due','done','left-out','failed')`)
export class RuleApplication {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') ruleId!: string;
  @Column('integer') ruleVersion!: number;
  @Column('text') contentHash!: string;
  /** `task-opened:17`: the occasion and what it was about. */
  @Column('text') cause!: string;
  /** Null: nobody works on the post. */
  @Column('bigint', { nullable: true }) taskId!: string | null;
  @Column('bigint', { nullable: true }) mentionId!: string | null;
  @Column('text', { default: 'due' }) state!: ApplicationState;
  /** Why it applied. */
  @Column('jsonb', { default: [] }) checks!: RuleCheck[];
  /** What became of each act. */
  @Column('jsonb', { default: [] }) acts!: ActOutcome[];
  /** Why it was left out, or failed. */
  @Column('text', { nullable: true }) problem!: string | null;
  /** The text that was prepared for whoever answers. */
  @Column('bigint', { nullable: true }) templateId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) decidedAt!: Date;
  @Column('timestamptz', { nullable: true }) appliedAt!: Date | null;
}

/** That exactly this was tried on the last days. */
@Entity('rule_rehearsal')
export class RuleRehearsal {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('text') contentHash!: string;
  @Column('integer') matched!: number;
  @Column('bigint') madeBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}
