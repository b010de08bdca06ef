import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ANSWERED_INTENTS,
  REFUSAL_CODES,
  type AnsweredIntent,
  type RefusalCode,
} from '../../domain/automation/acknowledge.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf, PageQuery } from '../../http/paging.js';
import { NamedDto } from '../tasks/task-view.types.js';

const MOST_NETWORKS = 100;
const MOST_HOURS = 720;
const OLDEST_HOURS = 72;
const NETWORK_RULES = ['allowed', 'only-if-addressed', 'forbidden'] as const;

export class AcknowledgePolicyDto {
  @ApiProperty({ type: Boolean }) @IsBoolean() isEnabled!: boolean;

  @ApiProperty({ type: [String], description: 'Where; none: nowhere.' })
  @IsArray()
  @ArrayMaxSize(MOST_NETWORKS)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  networks!: string[];

  @ApiProperty({ enum: ANSWERED_INTENTS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(ANSWERED_INTENTS, { each: true })
  intents!: AnsweredIntent[];

  @ApiProperty({ type: Number, description: 'An author who wrote within so many hours before is left to people.' })
  @IsInt()
  @Min(1)
  @Max(MOST_HOURS)
  authorHours!: number;

  @ApiProperty({ type: Number, description: 'Posts older than so many hours are left to people.' })
  @IsInt()
  @Min(1)
  @Max(OLDEST_HOURS)
  maxAgeHours!: number;

  @ApiProperty({ type: Number, description: '0 to 1: how sure of the intent.' })
  @IsNumber()
  @Min(0)
  @Max(1)
  minConfidence!: number;
}

export class NewAcknowledgePolicy {
  @ApiProperty({ type: AcknowledgePolicyDto })
  @ValidateNested()
  @Type(() => AcknowledgePolicyDto)
  policy!: AcknowledgePolicyDto;

  @ApiProperty({ type: String, description: 'Why it changes; kept for ever.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class PolicyToTry {
  @ApiProperty({ type: AcknowledgePolicyDto })
  @ValidateNested()
  @Type(() => AcknowledgePolicyDto)
  policy!: AcknowledgePolicyDto;
}

export class NetworkRuleView {
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ enum: NETWORK_RULES }) automaticReply!: (typeof NETWORK_RULES)[number];
  @ApiProperty({ type: Boolean, description: 'The account must be marked as automated there.' }) needsLabel!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Where the rule comes from.' }) source!: string | null;
}

export class AcknowledgePolicyView {
  @ApiProperty({ type: Number, description: '0 where none was ever made: it is off.' }) version!: number;
  @ApiProperty({ type: AcknowledgePolicyDto }) policy!: AcknowledgePolicyDto;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Answers for what is sent.' }) author!: NamedDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) createdAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'On since; null: off.' })
  enabledAt!: string | null;
  @ApiProperty({ type: [NetworkRuleView], description: 'Networks of the workspace’s sources.' })
  networks!: NetworkRuleView[];
}

export class RefusalDto {
  @ApiProperty({ enum: REFUSAL_CODES }) code!: RefusalCode;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] } })
  values!: Record<string, number | string>;
}

class DecidedTaskDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) excerpt!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String }) customer!: string;
}

class DecidedReplyDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: String, description: 'As of replies, or withdrawn.' }) state!: string;
}

export class DecisionView {
  @ApiProperty({ type: DecidedTaskDto }) task!: DecidedTaskDto;
  @ApiProperty({ type: Boolean }) isAllowed!: boolean;
  @ApiProperty({ type: [RefusalDto] }) refusals!: RefusalDto[];
  @ApiProperty({ type: Number }) policyVersion!: number;
  @ApiProperty({ type: DecidedReplyDto, nullable: true }) reply!: DecidedReplyDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) decidedAt!: string;
}

export class DecisionPage extends pageOf(DecisionView) {}

export class DecisionFilter extends PageQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @IfPresent()
  @IsIn(['true', 'false'])
  isAllowed?: 'true' | 'false';
}

export class CountedRefusal {
  @ApiProperty({ enum: REFUSAL_CODES }) code!: RefusalCode;
  @ApiProperty({ type: Number }) n!: number;
}

export class DecisionCounts {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Number }) decided!: number;
  @ApiProperty({ type: Number }) allowed!: number;
  @ApiProperty({ type: [CountedRefusal], description: 'A task may be refused for several reasons.' })
  refused!: CountedRefusal[];
}

export class PreviewedTask {
  @ApiProperty({ type: DecidedTaskDto }) task!: DecidedTaskDto;
  @ApiProperty({ type: String, description: 'What would have been said.' }) text!: string;
}

export class AcknowledgePreview {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Number, description: 'Tasks that opened in these days.' }) tasks!: number;
  @ApiProperty({ type: Boolean, description: 'Only the newest 5,000 were tried.' }) isSampled!: boolean;
  @ApiProperty({ type: Number }) allowed!: number;
  @ApiProperty({ type: [CountedRefusal] }) refused!: CountedRefusal[];
  @ApiProperty({ type: [PreviewedTask], description: 'Twenty of those allowed.' }) examples!: PreviewedTask[];
}

export class NewOptOut {
  @ApiProperty({ type: String }) @IsString() @Length(1, 100) network!: string;
  @ApiProperty({ type: String }) @IsString() @Length(1, 300) @Matches(/\S/) handle!: string;
}

export class OptOutView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the author said; null where a person entered it.' })
  words!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) addedBy!: NamedDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class OptOutPage extends pageOf(OptOutView) {}
