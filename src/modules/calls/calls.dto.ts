import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { HistorySentenceDto, PersonConsentDto } from '../people/person-view.types.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { CALL_RESULTS, type CallResult } from './calls.types.js';

export class ScriptPartDto {
  @ApiProperty({ enum: ['greet', 'answer', 'close'] }) step!: string;
  @ApiProperty() templateId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'An approved text, its variables filled as far as they are known.' }) text!: string;
}

export class OpenQuestionDto {
  @ApiProperty() mentionId!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty() text!: string;
}

export class GivenPromiseDto {
  @ApiProperty({ enum: ['call', 'answer'] }) kind!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt!: string | null;
}

export class CallBriefDto {
  @ApiProperty() callId!: string;
  @ApiProperty() taskId!: string;
  @ApiProperty({ type: String, nullable: true }) personId!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null where none is known.' }) phone!: string | null;
  @ApiProperty({ type: PersonConsentDto, nullable: true, description: 'To be called; null where nobody asked yet.' })
  consent!: PersonConsentDto | null;
  @ApiProperty() lang!: string;
  @ApiProperty({ type: [ScriptPartDto] }) script!: ScriptPartDto[];
  @ApiProperty({ type: [HistorySentenceDto] }) history!: HistorySentenceDto[];
  @ApiProperty({ type: [GivenPromiseDto], description: 'What this task was promised and has not got.' })
  promises!: GivenPromiseDto[];
  @ApiProperty({ type: [OpenQuestionDto], description: 'What the customer wrote since our last answer.' })
  openQuestions!: OpenQuestionDto[];
}

export class CallResultBody {
  @ApiProperty({ enum: CALL_RESULTS, description: 'solved closes the task.' }) @IsIn(CALL_RESULTS) result!: CallResult;

  @ApiPropertyOptional({ type: Number }) @IfPresent() @IsInt() @Min(0) @Max(86_400) durationSeconds?: number;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @MaxLength(10_000) note?: string;

  @ApiPropertyOptional({ type: String, description: 'When they are called again; needed for a callback.' })
  @IfPresent()
  @IsInstant()
  callbackAt?: string;
}

export class CallDoneDto {
  @ApiProperty({ type: TaskDto }) task!: TaskDto;
}
