import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { pageOf } from '../../http/paging.js';
import { DISMISS_REASONS, type DismissReason } from './tasks.types.js';
import { TaskDto } from './task-view.types.js';

export class TaskPage extends pageOf(TaskDto) {}

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
