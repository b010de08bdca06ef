import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PRIORITY_LEVELS, type PriorityLevel, type PriorityWeights } from '../../domain/priority/priority.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { REBASE_STATES, type RebaseState } from './priorities.types.js';
import { PriorityWeightsDto } from './weights.dto.js';

const MOST_DAYS = 90;
const USUAL_DAYS = 30;

export class NewWeights {
  @ApiProperty({ type: PriorityWeightsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PriorityWeightsDto)
  weights!: PriorityWeightsDto;

  @ApiProperty({ type: String, description: 'Why the weights change; kept for ever.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class WeightsAuthorDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class WeightsVersionView {
  @ApiProperty({ type: Number, description: 'Tasks name the version they were judged by.' }) version!: number;
  @ApiProperty({ type: PriorityWeightsDto }) weights!: PriorityWeights;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: WeightsAuthorDto, nullable: true, description: 'Null for the weights a workspace starts with.' })
  author!: WeightsAuthorDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({
    type: [String],
    example: ['intents.complaint', 'levels.P1'],
    description: 'Paths of what differs from the version before.',
  })
  changedParts!: string[];
}

export class WeightsVersionPage extends pageOf(WeightsVersionView) {}

export class NewRehearsal {
  @ApiProperty({ type: PriorityWeightsDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PriorityWeightsDto)
  weights!: PriorityWeightsDto;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_DAYS, default: USUAL_DAYS })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  days = USUAL_DAYS;
}

export class TasksPerLevelDto {
  @ApiProperty({ type: Number }) P1!: number;
  @ApiProperty({ type: Number }) P2!: number;
  @ApiProperty({ type: Number }) P3!: number;
  @ApiProperty({ type: Number }) P4!: number;
}

export class TasksOfDayDto extends TasksPerLevelDto {
  @ApiProperty({ type: String, format: 'date', description: 'In UTC.' }) date!: string;
}

export class MovedTasksDto {
  @ApiProperty({ enum: PRIORITY_LEVELS }) from!: PriorityLevel;
  @ApiProperty({ enum: PRIORITY_LEVELS }) to!: PriorityLevel;
  @ApiProperty({ type: Number }) count!: number;
}

export class MovedTaskDto {
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: String }) excerpt!: string;
  @ApiProperty({ enum: PRIORITY_LEVELS }) from!: PriorityLevel;
  @ApiProperty({ enum: PRIORITY_LEVELS }) to!: PriorityLevel;
}

export class RehearsalView {
  @ApiProperty({
    type: Number,
    description: 'Days that were looked at: as many as asked for, or since the first task where that is later.',
  })
  days!: number;
  @ApiProperty({ type: Number, description: 'Tasks opened in these days.' }) tasks!: number;
  @ApiProperty({ type: Number, description: 'Of those, tasks of an earlier release, which cannot be judged anew.' })
  unjudged!: number;
  @ApiProperty({ type: Boolean, description: 'About 20,000 of the tasks were judged, and the counts are scaled up.' })
  isSampled!: boolean;
  @ApiProperty({ type: TasksPerLevelDto, description: 'Tasks a day by the new weights, in the mean.' })
  perDay!: TasksPerLevelDto;
  @ApiProperty({ type: TasksPerLevelDto, description: 'By the weights in force, whatever people set by hand.' })
  before!: TasksPerLevelDto;
  @ApiProperty({ type: TasksPerLevelDto, description: 'By the new weights.' }) after!: TasksPerLevelDto;
  @ApiProperty({ type: [MovedTasksDto] }) moved!: MovedTasksDto[];
  @ApiProperty({ type: [MovedTaskDto], description: 'Ten of those that move, the farthest first.' })
  examples!: MovedTaskDto[];
  @ApiProperty({ type: [TasksOfDayDto], description: 'By the new weights.' }) byDay!: TasksOfDayDto[];
}

export class NewRebase {
  @ApiPropertyOptional({
    type: Number,
    description: 'Version of the weights that are meant; refused when others are in force.',
  })
  @IfPresent()
  @IsInt()
  @Min(1)
  version?: number;
}

export class RebaseView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: Number, description: 'Version of the weights.' }) version!: number;
  @ApiProperty({ enum: REBASE_STATES }) state!: RebaseState;
  @ApiProperty({ type: Number, description: 'Tasks judged so far.' }) judged!: number;
  @ApiProperty({ type: Number, description: 'Tasks whose score or level changed.' }) changed!: number;
  @ApiProperty({ type: Number, description: 'Tasks to judge; 0 until they have been counted.' }) total!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it failed.' }) error!: string | null;
}

export class RebasePage extends pageOf(RebaseView) {}
