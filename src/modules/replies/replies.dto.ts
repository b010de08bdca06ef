import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { ReplyWarning } from '../../connectors/reply.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { ReplyDto, TaskDto } from '../tasks/task-view.types.js';

const MAX_TEXT = 10_000;
const MOST_MEDIA = 10;

export class PromisedBody {
  @ApiProperty({ type: String, format: 'date-time' }) @IsInstant() dueAt!: string;
  @ApiPropertyOptional({ type: String, description: 'The words that promise it.' })
  @IfPresent()
  @IsString()
  @Length(1, 500)
  text?: string;
}

/**
 * Words for the customer: a text, or an approved text by its id or key with the values of its variables. Both: the text,
 * which somebody made of the approved one.
 */
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
  @ApiPropertyOptional({
    description: 'Speaks although somebody else has the task or is answering, and takes the task.',
  })
  @IfPresent()
  @IsBoolean()
  takeOver?: boolean;
  @ApiPropertyOptional({
    type: () => PromisedBody,
    nullable: true,
    description: 'The time that the text promises, as its author means it; null: it promises none. Absent: it is read.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PromisedBody)
  promise?: PromisedBody | null;
  @ApiPropertyOptional({ type: [String], description: 'Pictures uploaded before, in this order.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_MEDIA)
  @ArrayUnique()
  @Matches(/^[1-9]\d{0,17}$/, { each: true })
  mediaIds?: string[];
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
