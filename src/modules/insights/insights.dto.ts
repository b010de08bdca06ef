import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { LABEL_KINDS, type LabelKind } from '../corrections/labels.types.js';

const FEELINGS = ['negative', 'neutral', 'positive'] as const;

export class InsightQuery {
  @ApiPropertyOptional({ type: String, description: 'First day (UTC); 30 days before `to` unless given.' })
  @IfPresent()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ type: String, description: 'End, a part of a day counting whole; now unless given.' })
  @IfPresent()
  @IsInstant()
  to?: string;

  @ApiPropertyOptional({ type: String, description: 'Only what this watch found.' })
  @IfPresent()
  @IsId()
  watch?: string;

  @ApiPropertyOptional({ type: String, description: 'A language with all its regions and scripts.' })
  @IfPresent()
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
  lang?: string;
}

export class SentimentInsightQuery extends InsightQuery {
  @ApiPropertyOptional({ enum: ['day', 'week'], default: 'day', description: 'Weeks begin on Monday.' })
  @IfPresent()
  @IsIn(['day', 'week'])
  by: 'day' | 'week' = 'day';
}

export class TermsQuery extends InsightQuery {
  @ApiPropertyOptional({ enum: ['previous'], default: 'previous', description: 'The same number of days before.' })
  @IfPresent()
  @IsIn(['previous'])
  against: 'previous' = 'previous' as const;
}

export class AccuracyQuery {
  @ApiPropertyOptional({ type: String, example: '2026-11', description: 'The present month (UTC) unless given.' })
  @IfPresent()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month?: string;
}

export class InsightShareDto {
  @ApiProperty({ type: Number }) percent!: number;
  @ApiProperty({ type: Number, description: 'Lower end of its 95 % interval (Wilson).' }) low!: number;
  @ApiProperty({ type: Number, description: 'Upper end.' }) high!: number;
}

export class SentimentTotalsDto {
  @ApiProperty({ type: Number }) mentions!: number;
  @ApiProperty({ type: Number }) negative!: number;
  @ApiProperty({ type: Number }) neutral!: number;
  @ApiProperty({ type: Number }) positive!: number;
  @ApiProperty({ type: Number }) unsure!: number;
  @ApiProperty({
    type: InsightShareDto,
    nullable: true,
    description: 'Of the mentions that are not unsure; null where those are fewer than 30.',
  })
  negativeShare!: InsightShareDto | null;
}

export class SentimentByTimeDto extends SentimentTotalsDto {
  @ApiProperty({ type: String, format: 'date', description: 'The day, or the Monday of the week.' }) date!: string;
}

export class SentimentByLanguageDto extends SentimentTotalsDto {
  @ApiProperty({ type: String, description: 'Primary subtag.' }) lang!: string;
}

export class InsightWatchDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class SentimentByWatchDto extends SentimentTotalsDto {
  @ApiProperty({ type: InsightWatchDto }) watch!: InsightWatchDto;
}

export class SentimentInsightDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Exclusive.' }) to!: string;
  @ApiProperty({ enum: ['day', 'week'] }) by!: 'day' | 'week';
  @ApiProperty({ type: [SentimentByTimeDto], description: 'Every day or week, without mentions too.' })
  series!: SentimentByTimeDto[];
  @ApiProperty({ type: [SentimentByLanguageDto], description: 'Most mentions first.' })
  byLanguage!: SentimentByLanguageDto[];
  @ApiProperty({
    type: [SentimentByWatchDto],
    description: 'Most mentions first; a mention that several watches found counts for each.',
  })
  byWatch!: SentimentByWatchDto[];
}

export class TermExampleDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) text!: string;
}

export class TrendTermDto {
  @ApiProperty({ type: String }) term!: string;
  @ApiProperty({ type: Number, description: 'Of the mentions that were read, those with it; a story counts once.' })
  count!: number;
  @ApiProperty({ type: Number, description: 'The same in the period before.' }) before!: number;
  @ApiProperty({ type: Number, description: 'Standard errors by which its log-odds rose; 1.96 and more.' })
  score!: number;
  @ApiProperty({ enum: FEELINGS, nullable: true, description: 'Of more than half of the judged mentions with it.' })
  sentiment!: Exclude<SentimentLabel, 'unsure'> | null;
  @ApiProperty({ type: [TermExampleDto] }) examples!: TermExampleDto[];
}

export class InsightPeriodDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Exclusive.' }) to!: string;
}

export class SentimentTermsDto extends InsightPeriodDto {
  @ApiProperty({ type: InsightPeriodDto }) against!: InsightPeriodDto;
  @ApiProperty({ type: [TrendTermDto], description: 'What rose most, first.' }) terms!: TrendTermDto[];
  @ApiProperty({ type: Number, description: 'Mentions of the period.' }) mentions!: number;
  @ApiProperty({ type: Number, description: 'Mentions of the period before.' }) before!: number;
  @ApiProperty({ type: Boolean, description: 'More than 4,000 mentions in a period: an even sample of it was read.' })
  isSampled!: boolean;
}

export class AccuracyRowDto {
  @ApiProperty({ type: String, description: 'Primary subtag.' }) lang!: string;
  @ApiProperty({ enum: LABEL_KINDS }) kind!: LabelKind;
  @ApiProperty({
    type: Number,
    description:
      'Changed or confirmed by hand, or left as they were when somebody resolved the task. People may leave what is wrong.',
  })
  judged!: number;
  @ApiProperty({ type: Number }) corrected!: number;
  @ApiProperty({ type: Number, description: 'Settled by a person where the engine was unsure; not in `judged`.' })
  unsure!: number;
  @ApiProperty({ type: InsightShareDto, nullable: true, description: 'Null where fewer than 30 were judged.' })
  agreement!: InsightShareDto | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

export class WorkspaceModelDto {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: Number, description: 'Points of mean recall on labels held out when it was trained.' })
  gain!: number;
}

export class AccuracyModelsDto {
  @ApiProperty({ type: String, description: 'The model that judges sentiment.' }) base!: string;
  @ApiProperty({ type: WorkspaceModelDto, nullable: true, description: 'What the workspace learnt on top of it.' })
  workspace!: WorkspaceModelDto | null;
}

export class AccuracyReportDto {
  @ApiProperty({ type: String, example: '2026-11' }) month!: string;
  @ApiProperty({ type: Boolean, description: 'The month is over and its report was written; it changes no more.' })
  isFinal!: boolean;
  @ApiProperty({ type: [AccuracyRowDto] }) rows!: AccuracyRowDto[];
  @ApiProperty({ type: AccuracyModelsDto }) models!: AccuracyModelsDto;
}
