import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { JOURNEYS } from '../people/people.types.js';
import { PRIORITY_REASON_CODES } from '../../domain/priority/priority.types.js';
import { REFUSAL_CODES, ROUTE_REASON_CODES } from '../../domain/routing/routing.types.js';
import { TASK_STATES } from '../../domain/task-state/transitions.js';
import { CLOCK_KINDS, MET_BY } from './task-clock.entity.js';
import { ReplyMediaDto } from './reply-media.types.js';
import { ReplyApprovalDto } from './reply-approval.types.js';

const INTENTS = ['complaint', 'question', 'request', 'praise', 'threat', 'other'] as const;
const SENTIMENTS = ['negative', 'neutral', 'positive', 'unsure'] as const;

export class NamedDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class ReasonDto {
  @ApiProperty({ enum: PRIORITY_REASON_CODES }) code!: string;
  @ApiProperty({ description: 'In English, made of the values.' }) text!: string;
  @ApiProperty({ description: 'Points it adds or takes away; the score is their sum within 0..100.' }) weight!: number;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] },
    description: 'What the text is made of. Absent where an earlier release judged the task.',
  })
  values?: Record<string, number | string>;
}

export class PriorityDto {
  @ApiProperty({ enum: ['P1', 'P2', 'P3', 'P4'] }) level!: string;
  @ApiProperty() score!: number;
  @ApiProperty({ type: [ReasonDto] }) reasons!: ReasonDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'Of the weights it was judged by.' })
  version!: number | null;
  @ApiProperty({ description: 'A person set the level; score and reasons are still what was judged.' })
  isManual!: boolean;
}

export class ClockTargetDto extends NamedDto {
  @ApiProperty() withinSeconds!: number;
}

export class ClockDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: CLOCK_KINDS }) kind!: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Null for a promise.' }) standard!: NamedDto | null;
  @ApiProperty({ type: Number, nullable: true }) standardVersion!: number | null;
  @ApiProperty({ type: ClockTargetDto, nullable: true, description: 'Null for a promise.' })
  target!: ClockTargetDto | null;
  @ApiProperty({ description: 'Its name, or `always`.' }) calendar!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The version it started with; null for `always`.' })
  calendarVersion!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'For a promise.' }) promiseId!: string | null;
  @ApiProperty() startedAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where its hours never come.' })
  dueAt!: string | null;
  @ApiProperty({ enum: ['running', 'paused', 'met', 'met-late', 'overdue', 'cancelled'] }) state!: string;
  @ApiProperty({ type: String, nullable: true }) metAt!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...MET_BY, null] }) metBy!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'While we wait for the customer: since when.' })
  pausedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'While its hours are closed: when they open.' })
  pausedUntil!: string | null;
}

export class ReplyabilityDto {
  @ApiProperty({ enum: ['public', 'private-only', 'by-hand', 'not-possible'] }) verdict!: string;
  @ApiProperty() reason!: string;
  @ApiPropertyOptional({ type: String, nullable: true }) expiresAt?: string | null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Until when the author of a public post may be answered in private, where the network sets an end to it.',
  })
  privateUntil?: string | null;
  @ApiPropertyOptional({ type: Boolean, description: 'The post speaks to our account.' }) isAddressed?: true;
  @ApiProperty({ type: String, nullable: true }) deepLink!: string | null;
}

export class CustomerDto {
  @ApiProperty() handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null for the author of an article, and until it is known.',
  })
  personId!: string | null;
  @ApiProperty({ type: String, nullable: true }) tier!: string | null;
}

export class TaskSourceDto extends NamedDto {
  @ApiProperty() connector!: string;
}

export class ReplyDto {
  @ApiProperty() id!: string;
  @ApiProperty() taskId!: string;
  @ApiProperty({ enum: ['acknowledge', 'reply', 'survey'] }) kind!: string;
  @ApiProperty({
    enum: ['draft', 'awaiting-approval', 'held', 'queued', 'sending', 'sent', 'rejected', 'unknown', 'needs-person'],
  })
  state!: string;
  @ApiProperty({ enum: ['public', 'private'] }) visibility!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, nullable: true }) holdUntil!: string | null;
  @ApiProperty({ type: String, nullable: true }) sentAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) externalId!: string | null;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The reply it goes on from, where one answer took several posts.',
  })
  followsId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'When it was seen on the network as people see it.' })
  confirmedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'When the network was found not to show it.' })
  missingAt!: string | null;
  @ApiProperty({ type: NamedDto }) author!: NamedDto;
  @ApiProperty({ type: ReplyApprovalDto, nullable: true, description: 'Null where nobody else had to look at it.' })
  approval!: ReplyApprovalDto | null;
  @ApiProperty({ type: [ReplyMediaDto], description: 'Pictures that go along, in order.' })
  media!: ReplyMediaDto[];
  @ApiProperty({ type: Boolean, description: 'No person pressed send; its author answers for it.' })
  isAutomatic!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty() createdAt!: string;
}

class ConversationDto {
  @ApiProperty() id!: string;
  @ApiProperty() network!: string;
}

class TaskSentimentDto {
  @ApiProperty({ enum: SENTIMENTS }) label!: string;
  @ApiProperty() score!: number;
}

export class TaskStoryDto {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() mentionCount!: number;
  @ApiProperty({ description: 'Different authors.' }) voiceCount!: number;
}

export class TaskIncidentDto {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
}

export class TaskRouteReasonDto {
  @ApiProperty({ enum: ROUTE_REASON_CODES }) code!: string;
  @ApiProperty({ description: 'In English, made of the values.' }) text!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'number' }, { type: 'string' }] } })
  values!: Record<string, number | string>;
}

class ConsideredDto extends NamedDto {
  @ApiProperty({ type: [String], enum: REFUSAL_CODES, isArray: true }) refusals!: string[];
}

export class TaskRouteDto {
  @ApiProperty({ type: [TaskRouteReasonDto] }) reasons!: TaskRouteReasonDto[];
  @ApiProperty({ type: [String], description: 'What whoever has it has to be allowed to decide.' })
  authority!: string[];
  @ApiPropertyOptional({ type: [String], description: 'Nobody is able to take it: what is lacking.' })
  missing?: string[];
  @ApiProperty({ type: [ConsideredDto], description: 'Who else was thought of; without refusals: was able.' })
  considered!: ConsideredDto[];
}

export class TaskDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: TASK_STATES }) state!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: PriorityDto }) priority!: PriorityDto;
  @ApiProperty({ type: ConversationDto }) conversation!: ConversationDto;
  @ApiProperty() network!: string;
  @ApiProperty() lang!: string;
  @ApiProperty({ type: CustomerDto }) customer!: CustomerDto;
  @ApiProperty({ type: String, nullable: true, description: 'Of the customer, in the words of the workspace.' })
  tier!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...JOURNEYS, null] }) journey!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: [...INTENTS, null], description: 'As it was judged at opening.' })
  intent!: string | null;
  @ApiProperty() excerpt!: string;
  @ApiProperty({ type: TaskSentimentDto }) sentiment!: TaskSentimentDto;
  @ApiProperty({ type: NamedDto, nullable: true }) assignee!: NamedDto | null;
  @ApiProperty({ type: NamedDto }) team!: NamedDto;
  @ApiProperty({ type: TaskSourceDto }) source!: TaskSourceDto;
  @ApiProperty({ type: TaskRouteDto, nullable: true, description: 'Why it is with whom it is; null: nobody sent it.' })
  route!: TaskRouteDto | null;
  @ApiProperty() mentionCount!: number;
  @ApiProperty({ type: TaskStoryDto, nullable: true, description: 'The story that it answers, told in many places.' })
  story!: TaskStoryDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'The next promise to break.' }) dueAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) snoozedUntil!: string | null;
  @ApiProperty() openedAt!: string;
  @ApiProperty() updatedAt!: string;
  @ApiProperty({ type: String, nullable: true }) closedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) acknowledgedAt!: string | null;
  @ApiProperty({ type: NamedDto, nullable: true }) acknowledgedBy!: NamedDto | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The task that answers its conversation since they were merged.',
  })
  mergedInto!: string | null;
  @ApiProperty({ type: TaskIncidentDto, nullable: true, description: 'The crisis it is part of.' })
  incident!: TaskIncidentDto | null;
  @ApiProperty({ type: [String], description: 'Words of the team’s own.' }) labels!: string[];
  @ApiProperty({ type: [ClockDto] }) clocks!: ClockDto[];
  @ApiProperty({ type: ReplyabilityDto }) replyability!: ReplyabilityDto;
  @ApiProperty({ type: ReplyDto, nullable: true, description: 'The newest reply that was not undone.' })
  reply!: ReplyDto | null;
}
