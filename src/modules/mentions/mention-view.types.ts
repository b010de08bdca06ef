import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WATCH_KINDS, type WatchKind } from '../../domain/priority/watch-kind.js';
import {
  INTENT_REASON_CODES,
  INTENTS,
  RISK_TOPICS,
  URGENCY_REASON_CODES,
  type IntentLabel,
  type IntentReasonCode,
  type RiskTopic,
  type UrgencyReasonCode,
} from '../../domain/intent/intent.types.js';
import { MENTION_SIGNALS, type MentionSignal } from './mention-store.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';

const SENTIMENTS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];

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
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: '[start, end) in UTF-16 units of the text.',
  })
  spans!: [number, number][];
}

export class MentionSecondOpinionDto {
  @ApiProperty({ type: String, description: 'Such as afinn.' }) engine!: string;
  @ApiProperty({ type: Number, minimum: -1, maximum: 1 }) score!: number;
  @ApiProperty({ type: [String] }) words!: string[];
}

export class MentionSentimentDto {
  @ApiProperty({ enum: SENTIMENTS }) label!: SentimentLabel;
  @ApiProperty({ type: Number, minimum: -1, maximum: 1 }) score!: number;
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 }) confidence!: number;
  @ApiProperty({ type: [String], description: 'That decided, where the engine can tell.' }) words!: string[];
  @ApiProperty({ type: MentionSecondOpinionDto, nullable: true }) secondOpinion!: MentionSecondOpinionDto | null;
}

export class MentionIntentReasonDto {
  @ApiProperty({ enum: INTENT_REASON_CODES }) code!: IntentReasonCode;
  @ApiPropertyOptional({ type: String, description: 'As it is written in the post.' }) word?: string;
}

export class MentionIntentDto {
  @ApiProperty({ enum: INTENTS }) label!: IntentLabel;
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 }) confidence!: number;
  @ApiProperty({ type: [MentionIntentReasonDto] }) reasons!: MentionIntentReasonDto[];
}

export class MentionUrgencyReasonDto {
  @ApiProperty({ enum: URGENCY_REASON_CODES }) code!: UrgencyReasonCode;
  @ApiProperty({ type: Number, description: 'What it adds to the score before that is capped.' }) weight!: number;
  @ApiPropertyOptional({ type: String, description: 'As it is written in the post.' }) word?: string;
  @ApiPropertyOptional({ enum: RISK_TOPICS, description: 'Of risk words.' }) topic?: RiskTopic;
}

export class MentionUrgencyDto {
  @ApiProperty({ type: Number, minimum: 0, maximum: 1 }) score!: number;
  @ApiProperty({ type: [MentionUrgencyReasonDto] }) reasons!: MentionUrgencyReasonDto[];
}

export class MentionRiskDto {
  @ApiProperty({ enum: RISK_TOPICS }) topic!: RiskTopic;
  @ApiProperty({ type: String, description: 'As it is written in the post.' }) word!: string;
  @ApiProperty({ type: Number, description: 'In UTF-16 units of the text; 0, as the end, for a word of the title.' })
  start!: number;
  @ApiProperty({ type: Number, description: 'Exclusive.' }) end!: number;
}

export class MentionAspectDto {
  @ApiProperty({ type: String }) watchId!: string;
  @ApiProperty({ enum: SENTIMENTS }) label!: SentimentLabel;
  @ApiProperty({ type: Number, minimum: -1, maximum: 1 }) score!: number;
  @ApiProperty({ type: Number, description: 'Of the clause that says so, in UTF-16 units of the text.' })
  start!: number;
  @ApiProperty({ type: Number, description: 'Exclusive.' }) end!: number;
}

export class MentionMetricsDto {
  @ApiPropertyOptional({ type: Number }) likes?: number;
  @ApiPropertyOptional({ type: Number }) reposts?: number;
  @ApiPropertyOptional({ type: Number }) replies?: number;
  @ApiPropertyOptional({ type: Number }) views?: number;
}

export class MentionStoryDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: Number }) mentionCount!: number;
  @ApiProperty({ type: Number, description: 'Different authors.' }) voiceCount!: number;
}

export class MentionMuteDto {
  @ApiProperty({ type: String }) id!: string;
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
  @ApiProperty({ type: MentionIntentDto, nullable: true, description: 'Null where it was not judged.' })
  intent!: MentionIntentDto | null;
  @ApiProperty({ type: MentionUrgencyDto, nullable: true, description: 'Null where it was not judged.' })
  urgency!: MentionUrgencyDto | null;
  @ApiProperty({ type: [MentionRiskDto], description: 'Words that make a person look at once.' })
  risks!: MentionRiskDto[];
  @ApiProperty({
    type: [MentionAspectDto],
    description: 'What is felt about each, where several watched things are named.',
  })
  aspects!: MentionAspectDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'log10 of the people it may reach.' }) reach!:
    number | null;
  @ApiProperty({ type: MentionMetricsDto, nullable: true }) metrics!: MentionMetricsDto | null;
  @ApiProperty({ type: MentionStoryDto, nullable: true, description: 'The story it tells with others.' })
  story!: MentionStoryDto | null;
  @ApiProperty({
    enum: MENTION_SIGNALS,
    isArray: true,
    description:
      'lookalike: a name is spelled with look-alike characters; impersonation: its author poses as one we watch.',
  })
  signals!: MentionSignal[];
  @ApiProperty({ type: MentionMuteDto, nullable: true, description: 'The rule that keeps it out of the inbox.' })
  mutedBy!: MentionMuteDto | null;
  @ApiProperty({ type: Boolean, description: 'Passes another post on unchanged.' }) isRepost!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'ISO 3166-1 alpha-2, where the source states it.' })
  country!: string | null;
  @ApiProperty({ type: Number, description: '1, and one more for each edit.' }) versions!: number;
  @ApiProperty({ type: Boolean }) isDeleted!: boolean;
}
