import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import { ESCALATION_STATES, type EscalationState } from '../../domain/routing/escalation-state.js';
import { Hours } from '../../http/hours.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { RoutingParty } from '../routing/routing-party.types.js';
import { ESCALATION_STARTS, type EscalationStart } from './escalations.types.js';

const LONGEST_STEP_SECONDS = 30 * 86_400;

export class EscalationStepDto {
  @ApiProperty({ type: Number, description: 'Of the chain’s open time since the step before, or since the start.' })
  @IsInt()
  @Min(0)
  @Max(LONGEST_STEP_SECONDS)
  afterSeconds!: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Gets the task.' })
  @IsOptional()
  @IsId()
  memberId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The team that gets it.' })
  @IsOptional()
  @IsId()
  teamId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The only notifier that tells; null: all.' })
  @IsOptional()
  @IsId()
  notifierId?: string | null;
}

export class EscalationChainDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: RoutingParty, nullable: true, description: 'Null: every team.' }) team!: RoutingParty | null;
  @ApiProperty({ enum: ESCALATION_STARTS }) startsOn!: EscalationStart;
  @ApiProperty({ enum: PRIORITY_LEVELS, isArray: true, description: 'None: all.' }) priorities!: PriorityLevel[];
  @ApiProperty({ type: [EscalationStepDto] }) steps!: EscalationStepDto[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null: day and night.' })
  hours!: Record<string, unknown> | null;
  @ApiProperty({ type: Number }) version!: number;
}

export class EscalationChainPage extends pageOf(EscalationChainDto) {}

export class NewEscalationChain {
  @ApiProperty({ type: String }) @IsString() @Length(1, 200) @Matches(/\S/) name!: string;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsId() teamId?: string | null;

  @ApiPropertyOptional({ enum: ESCALATION_STARTS, default: 'hand' })
  @IfPresent()
  @IsIn(ESCALATION_STARTS)
  startsOn?: EscalationStart;

  @ApiPropertyOptional({ enum: PRIORITY_LEVELS, isArray: true })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(PRIORITY_LEVELS.length)
  @IsIn(PRIORITY_LEVELS, { each: true })
  priorities?: PriorityLevel[];

  @ApiProperty({ type: [EscalationStepDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => EscalationStepDto)
  steps!: EscalationStepDto[];

  @Hours() hours?: Record<string, unknown> | null;
}

export class EscalationChainChange extends PartialType(NewEscalationChain, { skipNullProperties: false }) {}

export class EscalateBody {
  @ApiProperty({ type: String, description: 'Why it has to go up; kept in the history of the task.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;

  @ApiPropertyOptional({ type: String, description: 'A person instead of the next step of the chain.' })
  @IfPresent()
  @IsId()
  to?: string;
}

export class EscalationRunDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: RoutingParty, nullable: true }) chain!: RoutingParty | null;
  @ApiProperty({ enum: ESCALATION_STATES }) state!: EscalationState;
  @ApiProperty({ type: Number, description: 'Steps carried out.' }) fired!: number;
  @ApiProperty({ type: Number }) steps!: number;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextDueAt!: string | null;
}

export class EscalationRunPage extends pageOf(EscalationRunDto) {}

export class EscalationRunQuery extends PageQuery {
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsId() taskId?: string;
}
