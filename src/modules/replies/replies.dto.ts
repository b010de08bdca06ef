import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { ReplyWarning } from '../../connectors/reply.types.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { ReplyDto, TaskDto } from '../tasks/task-view.types.js';

const MAX_TEXT = 10_000;

/** Words for the customer: a text, or an approved text by its id with the values of its variables. */
export class WordsBody {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, MAX_TEXT) text?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 100) templateId?: string;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsObject()
  variables?: Record<string, string>;
  @ApiPropertyOptional({ enum: ['public', 'private'], default: 'public' })
  @IsOptional()
  @IsIn(['public', 'private'])
  visibility: 'public' | 'private' = 'public';
  @ApiPropertyOptional({
    description: 'The same key again returns the same reply. Default: the Idempotency-Key header.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  clientKey?: string;
}

const REPLY_WARNINGS: readonly ReplyWarning[] = [
  'too-long',
  'split',
  'link-costs-more',
  'markup-shows',
  'mention-notifies',
  'no-notice',
  'overwrites-previous',
];

export class MeasureBody {
  @ApiProperty() @IsString() @Length(0, MAX_TEXT) text!: string;
  @ApiPropertyOptional({ enum: ['public', 'private'], default: 'public' })
  @IsOptional()
  @IsIn(['public', 'private'])
  visibility: 'public' | 'private' = 'public';
}

export class ReplyWarningView {
  @ApiProperty({ enum: REPLY_WARNINGS }) code!: ReplyWarning;
  @ApiProperty({ type: 'object', additionalProperties: true }) values!: Readonly<Record<string, string | number>>;
}

/** Length of an answer as its network counts; no limit where that is not known. */
export class ReplyMeasureView {
  @ApiProperty({ type: Number }) length!: number;
  @ApiProperty({ type: Number, nullable: true }) limit!: number | null;
  @ApiProperty({ type: Boolean }) fits!: boolean;
  @ApiProperty({ type: [String], description: 'The posts it becomes, one after the other.' }) parts!: readonly string[];
  @ApiProperty({ type: [ReplyWarningView] }) warnings!: readonly ReplyWarningView[];
}

export class SpokenDto {
  @ApiProperty({ type: TaskDto }) task!: TaskDto;
  @ApiProperty({ type: ReplyDto, nullable: true }) reply!: ReplyDto | null;
}

export class RepliesQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Comma separated. Default: what needs attention.',
    default: 'needs-person,rejected,unknown',
  })
  @IsOptional()
  @Matches(/^[a-z-]+(,[a-z-]+)*$/)
  state = 'needs-person,rejected,unknown';
}

export class ReplyPage extends pageOf(ReplyDto) {}

export class CheckBody {
  @ApiPropertyOptional({ enum: ['sent', 'not-sent'], description: 'What a person found on the network.' })
  @IsOptional()
  @IsIn(['sent', 'not-sent'])
  outcome?: 'sent' | 'not-sent';
}
