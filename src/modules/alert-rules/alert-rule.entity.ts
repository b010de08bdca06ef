import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { AlertRuleKind, RuleSensitivity, VerdictReason } from '../../domain/alert-rule/alert-rule.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';

@Entity('alert_rule')
@Index('alert_rule_workspace', ['workspaceId', 'id'])
@Index('alert_rule_default', ['workspaceId', 'kind'], { unique: true, where: 'is_default' })
@Check(
  'alert_rule_kind_check',
  `kind in ('spike','share','influencer','spread','risk-word','emerging','sla-burn','source-blind','nobody-on-shift','stuck-chain','heartbeat')`,
)
@Check('alert_rule_sensitivity_check', `sensitivity in ('low','normal','high')`)
@Check('alert_rule_severity_check', `min_severity between 1 and 10`)
export class AlertRuleRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: AlertRuleKind;
  /** Null: every watch. */
  @Column('bigint', { array: true, nullable: true }) watchIds!: string[] | null;
  /** Primary subtags; null: all together. */
  @Column('text', { array: true, nullable: true }) languages!: string[] | null;
  @Column('text', { default: 'normal' }) sensitivity!: RuleSensitivity;
  @Column('integer', { default: 1 }) minSeverity!: number;
  @Column('integer', { default: 0 }) cooldownSeconds!: number;
  @Column('jsonb', { nullable: true }) quietHours!: Calendar | null;
  @Column('boolean', { default: true }) isOn!: boolean;
  /** Every workspace starts with one of each kind; removed, it does not come back. */
  @Column('boolean', { default: false }) isDefault!: boolean;
  @Column('integer', { default: 1 }) version!: number;
  @Column('bigint', { nullable: true }) changedBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { default: () => 'now()' }) updatedAt!: Date;
  @Column('timestamptz', { nullable: true }) deletedAt!: Date | null;
}

/** A rule that somebody tried on the past and therefore may save. */
@Entity('alert_rule_rehearsal')
export class AlertRuleRehearsal {
  @PrimaryColumn('bigint') workspaceId!: string;
  @PrimaryColumn('text') ruleHash!: string;
  @Column('bigint') madeBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
}

/** What a rule noticed, whether it was told, and the reason. */
@Entity('alert_rule_firing')
@Index('alert_rule_firing_key', ['ruleId', 'subject', 'beganAt'], { unique: true })
@Index('alert_rule_firing_told', ['workspaceId', 'watchId', 'toldAt'], { where: 'told_at is not null' })
@Index('alert_rule_firing_noticed', ['noticedAt'])
export class AlertRuleFiring {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') ruleId!: string;
  @Column('bigint', { nullable: true }) watchId!: string | null;
  /** What it is about within the watch: a series, an author, a topic. */
  @Column('text') subject!: string;
  @Column('timestamptz') beganAt!: Date;
  @Column('integer') severity!: number;
  @Column('text') reason!: VerdictReason;
  @Column('timestamptz', { nullable: true }) toldAt!: Date | null;
  @Column('bigint', { nullable: true }) incidentId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) noticedAt!: Date;
}
