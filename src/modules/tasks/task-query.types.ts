import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { TASK_STATES } from '../../domain/task-state/transitions.js';
import { PageQuery } from '../../http/paging.js';

export const TASK_VIEWS = ['due', 'mine', 'unassigned', 'waiting', 'snoozed', 'done', 'all'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];
const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;

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
  @ApiPropertyOptional({ description: 'Of the customer, in the words of the workspace.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  tier?: string;
  @ApiPropertyOptional({ description: 'A label of the task.' }) @IsOptional() @IsString() @Length(1, 40) label?: string;
  @ApiPropertyOptional({ enum: ['true'], description: 'Only what the caller marked as still to be read.' })
  @IsOptional()
  @IsIn(['true'])
  unread?: string;
  @ApiPropertyOptional({ description: 'Words in any mention of the conversation.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;
}
