import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, Length, Matches } from 'class-validator';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { WATCH_KINDS } from '../watches/watch.entity.js';
import type { WatchKind } from '../watches/watch.entity.js';

const SENTIMENTS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const ID = /^[1-9]\d{0,17}$/;

export class MentionSourceDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) connector!: string;
}

export class MentionAuthorDto {
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: Number, nullable: true }) followers!: number | null;
}

export class MentionConversationDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The open task, else the newest closed one.' })
  taskId!: string | null;
}

export class MentionWatchDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: WATCH_KINDS }) kind!: WatchKind;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' } },
    description: '[start, end) in UTF-16 units of the text.',
  })
  spans!: [number, number][];
}

export class MentionSentimentDto {
  @ApiProperty({ enum: SENTIMENTS }) label!: SentimentLabel;
  @ApiProperty({ type: Number, minimum: -1, maximum: 1 }) score!: number;
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 }) confidence!: number;
  @ApiProperty({ type: [String] }) words!: string[];
}

export class MentionMetricsDto {
  @ApiPropertyOptional({ type: Number }) likes?: number;
  @ApiPropertyOptional({ type: Number }) reposts?: number;
  @ApiPropertyOptional({ type: Number }) replies?: number;
  @ApiPropertyOptional({ type: Number }) views?: number;
}

export class MentionDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) externalId!: string;
  @ApiProperty({ type: MentionSourceDto }) source!: MentionSourceDto;
  @ApiProperty({ type: MentionAuthorDto }) author!: MentionAuthorDto;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) editedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) seenAt!: string;
  @ApiProperty({ type: MentionConversationDto }) conversation!: MentionConversationDto;
  @ApiProperty({ type: [MentionWatchDto] }) watches!: MentionWatchDto[];
  @ApiProperty({ type: MentionSentimentDto }) sentiment!: MentionSentimentDto;
  @ApiProperty({ type: Object, nullable: true, description: 'Not judged yet.' }) intent!: null;
  @ApiProperty({ type: Number, nullable: true, description: 'log10 of the people it may reach.' }) reach!:
    number | null;
  @ApiProperty({ type: MentionMetricsDto, nullable: true }) metrics!: MentionMetricsDto | null;
  @ApiProperty({ type: Number, description: '1, and one more for each edit.' }) versions!: number;
  @ApiProperty({ type: Boolean }) isDeleted!: boolean;
}

export class MentionVersionDto {
  @ApiProperty({ type: Number, description: '1 is the first text seen.' }) n!: number;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) editedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) replacedAt!: string;
}

export class MentionDetailDto extends MentionDto {
  @ApiProperty({ type: [MentionVersionDto], description: 'What it said before, oldest first.' })
  history!: MentionVersionDto[];
}

export class MentionPage extends pageOf(MentionDto) {}

export class MentionQuery extends PageQuery {
  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @Matches(ID)
  watch?: string;

  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @Matches(ID)
  source?: string;

  @ApiPropertyOptional({ type: String, description: 'A language with all its regions and scripts.' })
  @IfPresent()
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
  lang?: string;

  @ApiPropertyOptional({ enum: SENTIMENTS })
  @IfPresent()
  @IsIn(SENTIMENTS)
  sentiment?: SentimentLabel;

  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @Matches(/^[a-z][a-z0-9-]{0,59}$/)
  network?: string;

  @ApiPropertyOptional({ type: String, description: 'Words that all occur; the last one may be unfinished.' })
  @IfPresent()
  @IsString()
  @Length(1, 200)
  q?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Published then or later.' })
  @IfPresent()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Published before then.' })
  @IfPresent()
  @IsISO8601({ strict: true })
  to?: string;
}
