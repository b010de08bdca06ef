import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { INTENTS, type IntentLabel } from '../../domain/intent/intent.types.js';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { LABEL_KINDS, type LabelKind } from './labels.types.js';

export const FEELINGS = ['negative', 'neutral', 'positive'] as const;
export type Feeling = (typeof FEELINGS)[number];

export class MentionSentimentBody {
  @ApiProperty({ enum: FEELINGS }) @IsIn(FEELINGS) label!: Feeling;
}

export class MentionIntentBody {
  @ApiProperty({ enum: INTENTS }) @IsIn(INTENTS) label!: IntentLabel;
}

const MENTION = 'A mention of the task; its newest one unless given.';

export class TaskSentimentBody extends MentionSentimentBody {
  @ApiPropertyOptional({ type: String, description: MENTION }) @IfPresent() @IsId() mentionId?: string;
}

export class TaskIntentBody extends MentionIntentBody {
  @ApiPropertyOptional({ type: String, description: MENTION }) @IfPresent() @IsId() mentionId?: string;
}

export class TaskRelevanceBody {
  @ApiProperty({ type: Boolean }) @IsBoolean() isRelevant!: boolean;
  @ApiPropertyOptional({ type: String, description: MENTION }) @IfPresent() @IsId() mentionId?: string;
}

export class TaskPriorityBody {
  @ApiProperty({ enum: PRIORITY_LEVELS }) @IsIn(PRIORITY_LEVELS) level!: PriorityLevel;
  @ApiPropertyOptional({ type: String, maxLength: 2_000 }) @IfPresent() @IsString() @MaxLength(2_000) note?: string;
}

export class CorrectionPartyDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class CorrectedMentionDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, description: 'Its first words; empty where it was deleted.' }) text!: string;
}

export class CorrectionDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: LABEL_KINDS }) kind!: LabelKind;
  @ApiProperty({ type: String, description: 'What the engine said, whoever corrected it in between.' }) before!: string;
  @ApiProperty({ type: String, description: 'What the person says; equal to `before` where it is confirmed.' })
  after!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'How sure the engine was, 0..1.' })
  confidenceBefore!: number | null;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, description: 'Such as linear, rules, weights or watch.' }) engine!: string;
  @ApiProperty({ type: CorrectedMentionDto }) mention!: CorrectedMentionDto;
  @ApiProperty({ type: String, nullable: true }) taskId!: string | null;
  @ApiProperty({ type: CorrectionPartyDto }) member!: CorrectionPartyDto;
  @ApiProperty({ type: Boolean, description: 'False where the same person judged the same post anew.' })
  isNewest!: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class CorrectionPage extends pageOf(CorrectionDto) {}

export class CorrectionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: LABEL_KINDS }) @IfPresent() @IsIn(LABEL_KINDS) kind?: LabelKind;

  @ApiPropertyOptional({ type: String, description: 'A language with all its regions and scripts.' })
  @IfPresent()
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
  lang?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Made then or later.' })
  @IfPresent()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Made before then.' })
  @IfPresent()
  @IsInstant()
  to?: string;
}
