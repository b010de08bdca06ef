import { ApiProperty } from '@nestjs/swagger';
import { MentionDto } from '../mentions/mention-view.types.js';
import { NamedDto, ReplyDto, TaskDto } from './task-view.types.js';

export class TaskEventDto {
  @ApiProperty() id!: string;
  @ApiProperty() at!: Date;
  @ApiProperty({ type: NamedDto, nullable: true }) actor!: NamedDto | null;
  @ApiProperty() kind!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) details!: Record<string, unknown>;
}

export class SeenDelayDto {
  @ApiProperty({ description: 'When the post that began it was published.' }) postedAt!: Date;
  @ApiProperty({ description: 'When we had read it; what came before is not the team’s time.' }) seenAt!: Date;
  @ApiProperty() seconds!: number;
}

export class JoinedConversationDto {
  @ApiProperty() id!: string;
  @ApiProperty() network!: string;
  @ApiProperty({ description: 'The task that was merged.' }) taskId!: string;
}

export class TaskDetailDto extends TaskDto {
  @ApiProperty({ type: [NamedDto], description: 'The watches of the mentions that opened it.' }) watches!: NamedDto[];
  @ApiProperty({ type: SeenDelayDto, nullable: true, description: 'Null where the post is gone.' })
  seenDelay!: SeenDelayDto | null;
  @ApiProperty({ type: [MentionDto], description: 'The newest 200 of its conversations, oldest first.' })
  mentions!: MentionDto[];
  @ApiProperty({ type: [JoinedConversationDto], description: 'Conversations that were merged into it.' })
  joined!: JoinedConversationDto[];
  @ApiProperty({ type: [ReplyDto] }) replies!: ReplyDto[];
  @ApiProperty({ type: [TaskEventDto], description: 'The newest 500, oldest first.' }) events!: TaskEventDto[];
}
