import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
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
import { INTENTS, RISK_TOPICS, type IntentLabel, type RiskTopic } from '../../domain/intent/intent.types.js';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import { MOST_MINUTES_BEFORE } from '../../domain/rule/read-rule.js';
import {
  RULE_ACTS,
  RULE_CLOCKS,
  RULE_OCCASIONS,
  type RuleActKind,
  type RuleClock,
  type RuleOccasion,
} from '../../domain/rule/rule.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';

const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;
const MOST_VALUES = 50;
const MOST_ACTS = 10;
const MOST_LABELS = 10;

export class RuleHoursDto {
  @ApiProperty({ type: String }) @IsId() calendarId!: string;
  @ApiProperty({ enum: ['open', 'closed'] }) @IsIn(['open', 'closed']) is!: 'open' | 'closed';
}

export class RuleConditionsDto {
  @ApiPropertyOptional({ enum: SENTIMENTS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(SENTIMENTS, { each: true })
  sentiments?: SentimentLabel[];

  @ApiPropertyOptional({ enum: INTENTS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(INTENTS, { each: true })
  intents?: IntentLabel[];

  @ApiPropertyOptional({ enum: PRIORITY_LEVELS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(PRIORITY_LEVELS, { each: true })
  priorities?: PriorityLevel[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Length(1, 60, { each: true })
  tiers?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, { each: true })
  networks?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @IsId({ each: true })
  watchIds?: string[];

  @ApiPropertyOptional({ type: [String], description: 'The task has one of them.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_VALUES)
  @Length(1, 40, { each: true })
  labels?: string[];

  @ApiPropertyOptional({ enum: RISK_TOPICS, isArray: true })
  @IfPresent()
  @IsArray()
  @IsIn(RISK_TOPICS, { each: true })
  risks?: RiskTopic[];

  @ApiPropertyOptional({ enum: RULE_CLOCKS, isArray: true, description: 'Only where a clock is what happens.' })
  @IfPresent()
  @IsArray()
  @IsIn(RULE_CLOCKS, { each: true })
  clocks?: RuleClock[];

  @ApiPropertyOptional({ type: String, description: 'A watch query that the post has to meet.' })
  @IfPresent()
  @IsString()
  @Length(1, 4_000)
  words?: string;

  @ApiPropertyOptional({ type: Number, description: 'People that the post may reach.' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  minReach?: number;

  @ApiPropertyOptional({ type: RuleHoursDto, description: 'While a calendar is open, or is not.' })
  @IfPresent()
  @ValidateNested()
  @Type(() => RuleHoursDto)
  hours?: RuleHoursDto;
}

export class AssignActDto {
  @ApiProperty({ enum: ['assign'] }) @IsIn(['assign']) kind!: 'assign';
  @ApiProperty({ type: String }) @IsId() memberId!: string;
}

export class AssignTeamActDto {
  @ApiProperty({ enum: ['assign-team'] }) @IsIn(['assign-team']) kind!: 'assign-team';
  @ApiProperty({ type: String }) @IsId() teamId!: string;
}

export class LabelActDto {
  @ApiProperty({ enum: ['label'] }) @IsIn(['label']) kind!: 'label';

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LABELS)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  labels!: string[];
}

export class PriorityActDto {
  @ApiProperty({ enum: ['priority'] }) @IsIn(['priority']) kind!: 'priority';
  @ApiProperty({ enum: PRIORITY_LEVELS }) @IsIn(PRIORITY_LEVELS) level!: PriorityLevel;
  @ApiProperty({ type: Boolean, description: 'At least so urgent; false: exactly.' }) @IsBoolean() isFloor!: boolean;
}

export class DraftActDto {
  @ApiProperty({ enum: ['draft'] }) @IsIn(['draft']) kind!: 'draft';

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'An approved acknowledgement; null: the one that fits the customer’s language and intent.',
  })
  @IsOptional()
  @IsId()
  templateId!: string | null;
}

export class IncidentActDto {
  @ApiProperty({ enum: ['incident'], description: 'Adds it to the incident that goes on for one of its watches.' })
  @IsIn(['incident'])
  kind!: 'incident';
}

export class NotifyActDto {
  @ApiProperty({ enum: ['notify'] }) @IsIn(['notify']) kind!: 'notify';
  @ApiProperty({ type: String }) @IsId() notifierId!: string;
  @ApiProperty({ type: String }) @IsString() @Length(1, 500) text!: string;
}

class UnknownActDto {
  @ApiProperty({ enum: RULE_ACTS }) @IsIn(RULE_ACTS) kind!: RuleActKind;
}

export const RULE_ACT_CLASSES = [
  AssignActDto,
  AssignTeamActDto,
  LabelActDto,
  PriorityActDto,
  DraftActDto,
  IncidentActDto,
  NotifyActDto,
] as const;
export type RuleActDto = InstanceType<(typeof RULE_ACT_CLASSES)[number]>;

const ACT_CLASSES: Readonly<Record<RuleActKind, (typeof RULE_ACT_CLASSES)[number]>> = {
  assign: AssignActDto,
  'assign-team': AssignTeamActDto,
  label: LabelActDto,
  priority: PriorityActDto,
  draft: DraftActDto,
  incident: IncidentActDto,
  notify: NotifyActDto,
};

/** Each act as the class of its kind, so that it is checked by it. */
function toActs({ value }: { readonly value: unknown }): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((act: unknown) => {
    if (typeof act !== 'object' || act === null || Array.isArray(act)) return act;
    const kind = RULE_ACTS.find((each) => each === (act as { readonly kind?: unknown }).kind);
    return Object.assign(new (kind === undefined ? UnknownActDto : ACT_CLASSES[kind])(), act);
  });
}

export const ANY_RULE_ACT = { oneOf: RULE_ACT_CLASSES.map((each) => ({ $ref: getSchemaPath(each) })) };

@ApiExtraModels(...RULE_ACT_CLASSES)
export class RuleContentDto {
  @ApiProperty({ enum: RULE_OCCASIONS }) @IsIn(RULE_OCCASIONS) when!: RuleOccasion;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: MOST_MINUTES_BEFORE,
    description: 'How long before a clock runs out; for clock-soon alone.',
  })
  @IsOptional()
  @IsInt()
  minutesBefore?: number | null;

  @ApiProperty({ type: RuleConditionsDto, description: 'All of them; in each list one; what is left out: any.' })
  @ValidateNested()
  @Type(() => RuleConditionsDto)
  conditions!: RuleConditionsDto;

  @ApiProperty({ type: 'array', items: ANY_RULE_ACT, maxItems: MOST_ACTS })
  @IsArray()
  @ArrayMaxSize(MOST_ACTS)
  @ValidateNested({ each: true })
  @Transform(toActs)
  acts!: RuleActDto[];
}
