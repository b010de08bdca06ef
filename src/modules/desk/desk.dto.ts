import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDateString,
  IsIn,
  IsObject,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { NamedDto, ReplyDto, TaskDto } from '../tasks/task-view.types.js';
import { DISMISS_REASONS, type DismissReason } from '../tasks/tasks.types.js';
import { BULK_ACTS, type BulkAct } from './desk.types.js';

const MOST_TASKS = 100;
const MOST_LABELS_AT_ONCE = 20;
const LONGEST_LABEL = 40;

export class LabelsBody {
  @ApiPropertyOptional({ type: [String], maxItems: MOST_LABELS_AT_ONCE })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_LABELS_AT_ONCE)
  @IsString({ each: true })
  @Length(1, LONGEST_LABEL, { each: true })
  @Matches(/\S/, { each: true, message: 'a label must not be blank' })
  add?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: MOST_LABELS_AT_ONCE })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_LABELS_AT_ONCE)
  @IsString({ each: true })
  remove?: string[];
}

export class LabelsInUse {
  @ApiProperty({ type: [String], description: 'Of open tasks the caller may see, the commonest first; 100 at most.' })
  items!: string[];
}

export class UnreadTasks {
  @ApiProperty({ type: [String], description: 'Ids of the newest 1000 that the caller marked.' }) items!: string[];
}

export class TaskPresenceBody {
  @ApiProperty({ enum: ['viewing', 'typing', 'left'] })
  @IsIn(['viewing', 'typing', 'left'])
  doing!: 'viewing' | 'typing' | 'left';
}

export class PresenceDto {
  @ApiProperty() taskId!: string;
  @ApiProperty({ type: NamedDto }) member!: NamedDto;
  @ApiProperty({ enum: ['viewing', 'typing'] }) doing!: string;
}

export class PresenceList {
  @ApiProperty({ type: [PresenceDto], description: 'Everybody else who is at a task the caller may see; 500 at most.' })
  items!: PresenceDto[];
}

export class BulkBody {
  @ApiProperty({ enum: BULK_ACTS }) @IsIn(BULK_ACTS) act!: BulkAct;

  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_TASKS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TASKS)
  @ArrayUnique()
  @IsId({ each: true })
  ids!: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Version the caller has seen, by task: as If-Match of a single act.',
  })
  @IfPresent()
  @IsObject()
  versions?: Record<string, number>;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'assign: id of a member; null for nobody.' })
  @IfPresent()
  @ValidateIf((_, value) => value !== null)
  @IsId()
  assigneeId?: string | null;

  @ApiPropertyOptional({ type: String, description: 'snooze: ISO 8601 instant.' })
  @IfPresent()
  @IsDateString({ strict: true })
  until?: string;

  @ApiPropertyOptional({ enum: DISMISS_REASONS, description: 'dismiss' })
  @IfPresent()
  @IsIn(DISMISS_REASONS)
  reason?: DismissReason;

  @ApiPropertyOptional({ description: 'resolve, dismiss, priority' })
  @IfPresent()
  @IsString()
  @MaxLength(2_000)
  note?: string;

  @ApiPropertyOptional({ enum: PRIORITY_LEVELS, description: 'priority' })
  @IfPresent()
  @IsIn(PRIORITY_LEVELS)
  level?: PriorityLevel;

  @ApiPropertyOptional({ type: LabelsBody, description: 'label' })
  @IfPresent()
  @IsObject()
  labels?: LabelsBody;

  @ApiPropertyOptional({ type: String, description: 'acknowledge: an approved text, filled in for each customer.' })
  @IfPresent()
  @IsString()
  @Length(1, 100)
  templateId?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description: 'acknowledge' })
  @IfPresent()
  @IsObject()
  variables?: Record<string, string>;
}

export class BulkResultDto {
  @ApiProperty() id!: string;
  @ApiProperty() ok!: boolean;
  @ApiPropertyOptional({ description: 'Why it was refused, as a single act would say it.' }) code?: string;
  @ApiPropertyOptional() detail?: string;
  @ApiPropertyOptional({ type: TaskDto, description: 'As it is now; left out where the caller may not see it.' })
  task?: TaskDto;
  @ApiPropertyOptional({ type: ReplyDto, nullable: true, description: 'acknowledge' }) reply?: ReplyDto | null;
}

export class BulkAnswer {
  @ApiProperty() done!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: [BulkResultDto], description: 'In the order of the ids asked for.' }) items!: BulkResultDto[];
}
