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

export class TaskDetailDto extends TaskDto {
  @ApiProperty({ type: [MentionDto], description: 'The newest 200 of the conversation, oldest first.' })
  mentions!: MentionDto[];
  @ApiProperty({ type: [ReplyDto] }) replies!: ReplyDto[];
  @ApiProperty({ type: [TaskEventDto], description: 'The newest 500, oldest first.' }) events!: TaskEventDto[];
}
