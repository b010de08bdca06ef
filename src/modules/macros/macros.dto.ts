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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { ReplyDto, TaskDto } from '../tasks/task-view.types.js';
import { MACRO_STEP_KINDS, type MacroStepKind } from './macros.types.js';

const YEAR_MINUTES = 525_600;

export class MacroParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

/** What a step needs depends on its kind; what it does not need is refused. */
export class MacroStepDto {
  @ApiProperty({ enum: MACRO_STEP_KINDS }) @IsIn(MACRO_STEP_KINDS) kind!: MacroStepKind;
  @ApiPropertyOptional({ enum: PRIORITY_LEVELS, description: 'priority' })
  @IfPresent()
  @IsIn(PRIORITY_LEVELS)
  level?: PriorityLevel;
  @ApiPropertyOptional({ type: [String], description: 'label: to add' })
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  labels?: string[];
  @ApiPropertyOptional({ type: String, nullable: true, description: 'assign: null for whoever carries it out' })
  @IfPresent()
  @ValidateIf((_, value: unknown) => value !== null)
  @IsId()
  memberId?: string | null;
  @ApiPropertyOptional({ type: String, description: 'note' }) @IfPresent() @IsString() @Length(1, 5_000) text?: string;
  @ApiPropertyOptional({ type: String, description: 'acknowledge, reply: id or key of an approved text' })
  @IfPresent()
  @IsString()
  @Length(1, 100)
  templateId?: string;
  @ApiPropertyOptional({ enum: ['public', 'private'], description: 'acknowledge, reply; public where left out' })
  @IfPresent()
  @IsIn(['public', 'private'])
  visibility?: 'public' | 'private';
  @ApiPropertyOptional({ type: Number, description: 'snooze' })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(YEAR_MINUTES)
  minutes?: number;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'resolve' })
  @IfPresent()
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString()
  @Length(1, 5_000)
  note?: string | null;
}

export class MacroView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The digit that carries it out.' }) key!: number | null;
  @ApiProperty({ type: [MacroStepDto] }) steps!: MacroStepDto[];
  @ApiProperty({ type: MacroParty, nullable: true, description: 'Only for its tasks; null: for all.' })
  team!: MacroParty | null;
  @ApiProperty({ type: MacroParty, nullable: true }) author!: MacroParty | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
}

export class MacroPage extends pageOf(MacroView) {}

export class NewMacro {
  @ApiProperty({ type: String, maxLength: 120 })
  @IsString()
  @Length(1, 120)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;
  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 9 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(9)
  key?: number | null;
  @ApiProperty({ type: [MacroStepDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => MacroStepDto)
  steps!: MacroStepDto[];
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of a team; left out: as for templates.' })
  @IsOptional()
  @IsId()
  team?: string | null;
}

export class MacroChange extends PartialType(NewMacro, { skipNullProperties: false }) {}

export class RunMacroBody {
  @ApiProperty({ type: String }) @IsId() macroId!: string;
}

export class MacroStepResult {
  @ApiProperty({ enum: MACRO_STEP_KINDS }) kind!: MacroStepKind;
  @ApiProperty({ type: Boolean }) isDone!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was refused; null also for what was not tried.' })
  code!: string | null;
  @ApiProperty({ type: String, nullable: true }) detail!: string | null;
}

export class MacroResult {
  @ApiProperty({ type: TaskDto }) task!: TaskDto;
  @ApiProperty({ type: ReplyDto, nullable: true, description: 'What was said to the customer.' })
  reply!: ReplyDto | null;
  @ApiProperty({ type: [MacroStepResult] }) steps!: MacroStepResult[];
  @ApiProperty({ type: Boolean, description: 'Every step was done.' }) isComplete!: boolean;
}
