import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PRIORITY_REASON_CODES } from '../../domain/priority/priority.types.js';
import { TASK_STATES } from '../../domain/task-state/transitions.js';

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
  @ApiProperty({ enum: ['acknowledge', 'next-reply', 'resolve', 'promise'] }) kind!: string;
  @ApiProperty({ type: NamedDto }) standard!: NamedDto;
  @ApiProperty() standardVersion!: number;
  @ApiProperty({ type: ClockTargetDto }) target!: ClockTargetDto;
  @ApiProperty() calendar!: string;
  @ApiProperty() startedAt!: string;
  @ApiProperty() dueAt!: string;
  @ApiProperty({ enum: ['running', 'paused', 'met', 'met-late', 'overdue', 'cancelled'] }) state!: string;
  @ApiProperty({ type: String, nullable: true }) metAt!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['public', 'claim', null] }) metBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) pausedUntil!: string | null;
}

export class ReplyabilityDto {
  @ApiProperty({ enum: ['public', 'private-only', 'by-hand', 'not-possible'] }) verdict!: string;
  @ApiProperty() reason!: string;
  @ApiPropertyOptional({ type: String, nullable: true }) expiresAt?: string | null;
  @ApiProperty({ type: String, nullable: true }) deepLink!: string | null;
}

export class CustomerDto {
  @ApiProperty() handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class TaskSourceDto extends NamedDto {
  @ApiProperty() connector!: string;
}

export class ReplyDto {
  @ApiProperty() id!: string;
  @ApiProperty() taskId!: string;
  @ApiProperty({ enum: ['acknowledge', 'reply'] }) kind!: string;
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

export class TaskDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: TASK_STATES }) state!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ type: PriorityDto }) priority!: PriorityDto;
  @ApiProperty({ type: ConversationDto }) conversation!: ConversationDto;
  @ApiProperty() network!: string;
  @ApiProperty() lang!: string;
  @ApiProperty({ type: CustomerDto }) customer!: CustomerDto;
  @ApiProperty() excerpt!: string;
  @ApiProperty({ type: TaskSentimentDto }) sentiment!: TaskSentimentDto;
  @ApiProperty({ type: NamedDto, nullable: true }) assignee!: NamedDto | null;
  @ApiProperty({ type: NamedDto }) team!: NamedDto;
  @ApiProperty({ type: TaskSourceDto }) source!: TaskSourceDto;
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
  @ApiProperty({ type: [ClockDto] }) clocks!: ClockDto[];
  @ApiProperty({ type: ReplyabilityDto }) replyability!: ReplyabilityDto;
  @ApiProperty({ type: ReplyDto, nullable: true, description: 'The newest reply that was not undone.' })
  reply!: ReplyDto | null;
}
