import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery, pageOf } from '../../http/paging.js';
import { TASK_STATES } from '../../domain/task-state/transitions.js';
import { DISMISS_REASONS, type DismissReason } from './tasks.types.js';
import { TaskDto } from './task-view.types.js';

export const TASK_VIEWS = ['due', 'mine', 'unassigned', 'waiting', 'snoozed', 'done', 'all'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];
const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;

export class TaskPage extends pageOf(TaskDto) {}

export class TaskQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TASK_VIEWS, default: 'due' }) @IsOptional() @IsIn(TASK_VIEWS) view: TaskView = 'due';
  @ApiPropertyOptional({ enum: TASK_STATES }) @IsOptional() @IsIn(TASK_STATES) state?: string;
  @ApiPropertyOptional({ description: 'Id of a person, or `none`.' })
  @IsOptional()
  @Matches(/^(none|\d{1,18})$/)
  assignee?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{1,18}$/) team?: string;
  @ApiPropertyOptional({ description: 'P1 to P4, comma separated.' })
  @IsOptional()
  @Matches(/^P[1-4](,P[1-4])*$/)
  priority?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) network?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(35) lang?: string;
  @ApiPropertyOptional({ enum: SENTIMENTS }) @IsOptional() @IsIn(SENTIMENTS) sentiment?: string;
  @ApiPropertyOptional({ description: 'Customer tiers arrive with customers; no task has one yet.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  tier?: string;
  @ApiPropertyOptional({ description: 'Words in any mention of the conversation.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;
}

export class TaskCountsDto {
  @ApiProperty() due!: number;
  @ApiProperty({ description: 'Capped at 1000.' }) overdue!: number;
  @ApiProperty() mine!: number;
  @ApiProperty() unassigned!: number;
  @ApiProperty() waiting!: number;
  @ApiProperty() snoozed!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) byPriority!: Record<string, number>;
}

export class NoteBody {
  @ApiProperty() @IsString() @Length(1, 10_000) text!: string;
}

export class SnoozeBody {
  @ApiProperty({ description: 'ISO 8601 instant.' }) @IsDateString({ strict: true }) until!: string;
}

export class ResolveBody {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2_000) note?: string;
}

export class DismissBody {
  @ApiProperty({ enum: DISMISS_REASONS }) @IsIn(DISMISS_REASONS) reason!: DismissReason;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2_000) note?: string;
}

export class AssignBody {
  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((_, value) => value !== null)
  @Matches(/^\d{1,18}$/)
  assigneeId!: string | null;
}
