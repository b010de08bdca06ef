import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ALERT_RULE_KINDS,
  RULE_SENSITIVITIES,
  VERDICT_REASONS,
  type AlertRuleKind,
  type RuleSensitivity,
  type VerdictReason,
} from '../../domain/alert-rule/alert-rule.types.js';
import { Hours } from '../../http/hours.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';

const MOST_WATCHES = 200;
const MOST_LANGUAGES = 20;
const LONGEST_COOLDOWN_SECONDS = 7 * 86_400;

export class AlertRuleParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

/** A watch whose posts tell nothing of a surge yet, as there is too little of a past. */
export class LearningWatch {
  @ApiProperty({ type: AlertRuleParty }) watch!: AlertRuleParty;
  @ApiProperty({ type: String, format: 'date-time' }) until!: string;
}

/** What decides which alerts a rule sends; a rehearsal tries these. */
export class AlertRuleTerms {
  @ApiProperty({
    enum: ALERT_RULE_KINDS,
    description:
      'spike: more posts than the past of the watch explains · share: more of them negative · influencer: an author whom many hear · ' +
      'spread: on several networks at once · risk-word: words of harm, law or leaks · ' +
      'emerging: several people complain about the same thing, where there are few posts · the rest: alerts of other parts',
  })
  @IsIn(ALERT_RULE_KINDS)
  kind!: AlertRuleKind;

  @ApiPropertyOptional({ type: [String], nullable: true, description: 'Ids of watches; null: every watch.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_WATCHES)
  @IsId({ each: true })
  watchIds?: string[] | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    description: 'Only posts in each of these languages, each by itself (`fi`, `zh`); null: all languages together.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LANGUAGES)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[] | null;

  @ApiPropertyOptional({
    enum: RULE_SENSITIVITIES,
    default: 'normal',
    description:
      'low: only what is beyond doubt · normal: about one false alarm in two weeks · high: early, and more of them false',
  })
  @IfPresent()
  @IsIn(RULE_SENSITIVITIES)
  sensitivity?: RuleSensitivity;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 10, default: 1 })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(10)
  minSeverity?: number;

  @ApiPropertyOptional({
    type: Number,
    minimum: 0,
    maximum: LONGEST_COOLDOWN_SECONDS,
    default: 3_600,
    description: 'After an alert the rule tells of the same watch only what is worse.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(LONGEST_COOLDOWN_SECONDS)
  cooldownSeconds?: number;

  @Hours()
  quietHours?: unknown;
}

export class NewAlertRule extends AlertRuleTerms {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 120)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @IfPresent()
  @IsBoolean()
  isOn?: boolean;
}

export class AlertRuleChange extends PartialType(OmitType(NewAlertRule, ['kind']), { skipNullProperties: false }) {}

export class AlertRuleView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: ALERT_RULE_KINDS }) kind!: AlertRuleKind;
  @ApiProperty({ type: [AlertRuleParty], nullable: true, description: 'Null: every watch.' })
  watches!: AlertRuleParty[] | null;
  @ApiProperty({ type: [String], nullable: true }) languages!: string[] | null;
  @ApiProperty({ enum: RULE_SENSITIVITIES }) sensitivity!: RuleSensitivity;
  @ApiProperty({ type: Number }) minSeverity!: number;
  @ApiProperty({ type: Number }) cooldownSeconds!: number;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) quietHours!: Record<
    string,
    unknown
  > | null;
  @ApiProperty({ type: Boolean }) isOn!: boolean;
  @ApiProperty({ type: Boolean, description: 'One of those that every workspace starts with.' }) isDefault!: boolean;
  @ApiProperty({ type: Boolean, description: 'Whether you may change it.' }) isYours!: boolean;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: Number, description: 'Times it told people in the last 30 days.' }) toldLast30Days!: number;
  @ApiProperty({ enum: VERDICT_REASONS, nullable: true, description: 'Why what it noticed last was told or not.' })
  lastReason!: VerdictReason | null;
  @ApiProperty({ type: [LearningWatch], description: 'Watches that it says nothing of yet; those that learn longest.' })
  learning!: LearningWatch[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastNoticedAt!: string | null;
}

export class AlertRulePage extends pageOf(AlertRuleView) {}

export class RehearsedAlertView {
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: Number, description: '1 to 10.' }) severity!: number;
  @ApiProperty({ type: AlertRuleParty, nullable: true }) watch!: AlertRuleParty | null;
  @ApiProperty({ type: Number, description: 'Posts in the window that speaks most.' }) observed!: number;
  @ApiProperty({ type: Number, description: 'Posts that are usual in a window so long.' }) usual!: number;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether it belongs to an incident that people confirmed; null: they judged none.',
  })
  wasConfirmed!: boolean | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds before the incident was detected then.' })
  leadSeconds!: number | null;
}

export class MissedIncident {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
}

export class RehearsedDay {
  @ApiProperty({ type: String, format: 'date' }) day!: string;
  @ApiProperty({ type: Number }) mentions!: number;
  @ApiProperty({ type: Number }) negatives!: number;
}

export class AlertRuleRehearsalView {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: [RehearsedAlertView], description: 'Oldest first.' }) alerts!: RehearsedAlertView[];
  @ApiProperty({ type: Number }) perWeek!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Share of the alerts that belong to incidents people confirmed, 0 to 1; null: they confirmed none.',
  })
  precision!: number | null;
  @ApiProperty({ type: [MissedIncident], description: 'Confirmed incidents it would not have told.' })
  misses!: MissedIncident[];
  @ApiProperty({ type: [RehearsedDay], description: 'Posts of its watches by day (UTC), oldest first.' })
  volume!: RehearsedDay[];
  @ApiProperty({ type: Number, description: 'Watches tried; those with the most posts.' }) watchesTried!: number;
  @ApiProperty({ type: Number, description: 'Watches the rule covers.' }) watchesCovered!: number;
}

export class AlertRuleToRehearse {
  @ApiProperty({ type: AlertRuleTerms })
  @IsDefined()
  @ValidateNested()
  @Type(() => AlertRuleTerms)
  rule!: AlertRuleTerms;
}
