import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ACT_REFUSALS,
  RULE_ACTS,
  RULE_CHECKS,
  RULE_OCCASIONS,
  type ActRefusal,
  type RuleActKind,
  type RuleCheckCode,
  type RuleOccasion,
} from '../../domain/rule/rule.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { NamedDto } from '../tasks/task-view.types.js';
import {
  ANY_RULE_ACT,
  RULE_ACT_CLASSES,
  RuleConditionsDto,
  RuleContentDto,
  type RuleActDto,
} from './rule-content.dto.js';
import { APPLICATION_STATES, type ApplicationState } from './rules.types.js';

const LARGEST_LIMIT = 10_000;
export const MOST_RULES = 100;

export class RuleToRehearse {
  @ApiProperty({ type: RuleContentDto })
  @ValidateNested()
  @Type(() => RuleContentDto)
  rule!: RuleContentDto;
}

export class NewRule extends RuleContentDto {
  @ApiProperty({ type: String }) @IsString() @Length(1, 200) @Matches(/\S/) name!: string;

  @ApiPropertyOptional({ type: Number, default: 200, description: 'Applied more often in 24 hours, it stops itself.' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(LARGEST_LIMIT)
  dailyLimit?: number;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Refused until exactly this was rehearsed.' })
  @IfPresent()
  @IsBoolean()
  isOn?: boolean;
}

export class RuleChange {
  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  name?: string;

  @ApiPropertyOptional({ type: RuleContentDto, description: 'What it does and when, as a whole.' })
  @IfPresent()
  @ValidateNested()
  @Type(() => RuleContentDto)
  rule?: RuleContentDto;

  @ApiPropertyOptional({ type: Number })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(LARGEST_LIMIT)
  dailyLimit?: number;

  @ApiPropertyOptional({ type: Boolean }) @IfPresent() @IsBoolean() isOn?: boolean;
}

export class RuleOrder {
  @ApiProperty({ type: [String], description: 'Every rule once, the first first.' })
  @IsArray()
  @ArrayMaxSize(MOST_RULES)
  @ArrayUnique()
  @IsId({ each: true })
  ids!: string[];
}

export class RuleProblemDto {
  @ApiProperty({ enum: [...ACT_REFUSALS, 'limit', 'failed'] }) code!: ActRefusal | 'limit' | 'failed';
  @ApiProperty({ type: String }) detail!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
}

@ApiExtraModels(...RULE_ACT_CLASSES)
export class RuleView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: RULE_OCCASIONS }) when!: RuleOccasion;
  @ApiProperty({ type: Number, nullable: true }) minutesBefore!: number | null;
  @ApiProperty({ type: RuleConditionsDto }) conditions!: RuleConditionsDto;
  @ApiProperty({ type: 'array', items: ANY_RULE_ACT }) acts!: RuleActDto[];
  @ApiProperty({ type: Number }) dailyLimit!: number;
  @ApiProperty({ type: Boolean }) isOn!: boolean;
  @ApiProperty({ type: Boolean, description: 'Exactly this was rehearsed within a day: it may be switched on.' })
  isRehearsed!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'It reached its limit then.' })
  stoppedAt!: string | null;
  @ApiProperty({ type: Number, description: 'Within the last 24 hours.' }) appliedToday!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastAppliedAt!: string | null;
  @ApiProperty({ type: RuleProblemDto, nullable: true }) lastProblem!: RuleProblemDto | null;
  @ApiProperty({ type: NamedDto }) createdBy!: NamedDto;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: Number }) version!: number;
}

export class RulePage extends pageOf(RuleView) {}

export class RuleCheckDto {
  @ApiProperty({ enum: RULE_CHECKS }) code!: RuleCheckCode;
  @ApiProperty({ type: Boolean }) isMet!: boolean;
  @ApiProperty({ type: [String] }) found!: string[];
}

export class ActOutcomeDto {
  @ApiProperty({ enum: RULE_ACTS }) kind!: RuleActKind;
  @ApiProperty({ type: Boolean }) isDone!: boolean;
  @ApiProperty({ enum: ACT_REFUSALS, nullable: true }) reason!: ActRefusal | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  })
  values!: Record<string, string | string[]>;
}

export class RuleTargetDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: nobody works on the post.' })
  taskId!: string | null;
  @ApiProperty({ type: String, nullable: true }) mentionId!: string | null;
  @ApiProperty({ type: String }) excerpt!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String }) customer!: string;
}

export class RuleApplicationView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: RuleTargetDto }) target!: RuleTargetDto;
  @ApiProperty({ enum: APPLICATION_STATES }) state!: ApplicationState;
  @ApiProperty({ type: [RuleCheckDto], description: 'Why it applied.' }) checks!: RuleCheckDto[];
  @ApiProperty({ type: [ActOutcomeDto] }) acts!: ActOutcomeDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Why it was left out, or what failed.' })
  problem!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) decidedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) appliedAt!: string | null;
}

export class RuleApplicationPage extends pageOf(RuleApplicationView) {}

class RehearsedCase {
  @ApiProperty({ type: RuleTargetDto }) target!: RuleTargetDto;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: [RuleCheckDto] }) checks!: RuleCheckDto[];
  @ApiProperty({ type: [ActOutcomeDto], description: 'What would have happened.' }) acts!: ActOutcomeDto[];
}

class MissedCheck {
  @ApiProperty({ enum: RULE_CHECKS }) code!: RuleCheckCode;
  @ApiProperty({ type: Number }) n!: number;
}

export class RuleRehearsalView {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Number, description: 'How often what it waits for happened.' }) looked!: number;
  @ApiProperty({ type: Number, description: 'How often it would have applied.' }) matched!: number;
  @ApiProperty({ type: Number }) perDay!: number;
  @ApiProperty({ type: Number, description: 'Of its busiest 24 hours: its daily limit should be above this.' })
  mostInADay!: number;
  @ApiProperty({ type: Boolean, description: 'Only the newest 5,000 were looked at.' }) isSampled!: boolean;
  @ApiProperty({ type: [MissedCheck], description: 'What kept it from applying, the commonest first.' })
  missed!: MissedCheck[];
  @ApiProperty({ type: [RehearsedCase], description: 'The newest 20.' }) examples!: RehearsedCase[];
  @ApiProperty({ type: String, description: 'Of exactly this rule; for a day it may be switched on.' })
  token!: string;
}

export class PreparedText {
  @ApiProperty({ type: String }) templateId!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: NamedDto }) rule!: NamedDto;
  @ApiProperty({ type: String, format: 'date-time' }) preparedAt!: string;
}

export class PreparedTextAnswer {
  @ApiProperty({ type: PreparedText, nullable: true, description: 'Null: nothing waits for whoever answers.' })
  prepared!: PreparedText | null;
}
