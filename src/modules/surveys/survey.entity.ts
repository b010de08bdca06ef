import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { SurveyRefusal, SurveySending } from '../../domain/survey/decide-survey.js';
import type { SurveyKind } from '../../domain/survey/survey.types.js';

/** How customers of a workspace are asked. */
@Entity('survey_settings')
@Check('survey_settings_kind_check', `kind in ('csat','ces','nps')`)
@Check('survey_settings_sending_check', `sending in ('off','suggest','automatic')`)
@Check(
  'survey_settings_owner_check',
  `sending <> 'automatic' or (owner_id is not null and automatic_since is not null)`,
)
export class SurveySettings {
  @PrimaryColumn('bigint') workspaceId!: string;
  @Column('text') kind!: SurveyKind;
  @Column('integer') everyDays!: number;
  @Column('integer') validDays!: number;
  /** What goes with the link, by language; `{{survey}}` stands for the link. */
  @Column('jsonb') texts!: Record<string, string>;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text', { default: 'suggest' }) sending!: SurveySending;
  /** Who had it sent by itself, and answers for what is; tasks resolved before stay unasked. */
  @Column('bigint', { nullable: true }) ownerId!: string | null;
  @Column('timestamptz', { nullable: true }) automaticSince!: Date | null;
}

/** One question to one customer about one task. The token itself is nowhere stored. */
@Entity('survey')
@Index('survey_token', ['tokenHash'], { unique: true })
@Index('survey_task', ['taskId', 'id'])
@Index('survey_sent', ['workspaceId', 'sentAt'])
@Index('survey_reply_task', ['taskId'], { unique: true, where: 'reply_id is not null' })
@Check('survey_kind_check', `kind in ('csat','ces','nps')`)
@Check('survey_answered_check', `(answered_at is null) = (score is null)`)
export class Survey {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column('bigint') workspaceId!: string;
  @Column('bigint') taskId!: string;
  @Column('text') tokenHash!: string;
  @Column('text') kind!: SurveyKind;
  @Column('text') lang!: string;
  /** On the scale of the question. */
  @Column('smallint', { nullable: true }) answer!: number | null;
  /** 0..100; of nps 0..10. */
  @Column('smallint', { nullable: true }) score!: number | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('bigint', { nullable: true }) sentBy!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) sentAt!: Date;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  /** The reply that carries the link; null where somebody was handed it. */
  @Column('bigint', { nullable: true }) replyId!: string | null;
}

/** What was decided about asking the customer of a resolved task, where that is done without a person: once. */
@Entity('survey_decision')
export class SurveyDecision {
  @PrimaryColumn('bigint') taskId!: string;
  @Column('bigint') workspaceId!: string;
  @Column('boolean') isSent!: boolean;
  @Column('jsonb', { default: [] }) refusals!: SurveyRefusal[];
  @Column('bigint', { nullable: true }) surveyId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) decidedAt!: Date;
}
