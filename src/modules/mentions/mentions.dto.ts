import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsString, Length, Matches } from 'class-validator';
import { INTENTS, RISK_TOPICS, type IntentLabel, type RiskTopic } from '../../domain/intent/intent.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { URGENT_FROM } from './judgement.types.js';
import { MentionDto } from './mention-view.types.js';

const SENTIMENTS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const ID = /^[1-9]\d{0,17}$/;

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

  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @Matches(ID)
  story?: string;

  @ApiPropertyOptional({ type: String, description: 'A language with all its regions and scripts.' })
  @IfPresent()
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
  lang?: string;

  @ApiPropertyOptional({ enum: SENTIMENTS })
  @IfPresent()
  @IsIn(SENTIMENTS)
  sentiment?: SentimentLabel;

  @ApiPropertyOptional({ enum: INTENTS })
  @IfPresent()
  @IsIn(INTENTS)
  intent?: IntentLabel;

  @ApiPropertyOptional({ enum: RISK_TOPICS, description: 'It has a word of this topic.' })
  @IfPresent()
  @IsIn(RISK_TOPICS)
  risk?: RiskTopic;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: `Urgency of ${String(URGENT_FROM)} and more, or all else.`,
  })
  @IfPresent()
  @IsIn(['true', 'false'])
  urgent?: 'true' | 'false';

  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @Matches(/^[a-z][a-z0-9-]{0,59}$/)
  network?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Only what a mute rule keeps out of the inbox, or all else.',
  })
  @IfPresent()
  @IsIn(['true', 'false'])
  muted?: 'true' | 'false';

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
