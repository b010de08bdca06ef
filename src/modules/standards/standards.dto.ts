import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import type { TargetKind } from '../../domain/standard/standard.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';

const LONGEST_SECONDS = 30 * 86_400;
const SENTIMENT_LABELS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const TARGET_KINDS: readonly TargetKind[] = ['acknowledge'];

export class TargetConditionDto {
  @ApiPropertyOptional({ enum: SENTIMENT_LABELS, isArray: true })
  @IfPresent()
  @IsArray()
  @ArrayUnique()
  @IsIn(SENTIMENT_LABELS, { each: true })
  sentiments?: SentimentLabel[];
}

export class TargetDto {
  @ApiProperty({ type: String, example: 'acknowledge-negative' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  id!: string;

  @ApiProperty({ type: String, description: 'The promise in plain words.' })
  @IsString()
  @Length(1, 300)
  name!: string;

  @ApiProperty({ type: TargetConditionDto, description: 'All present conditions must hold; none: always.' })
  @ValidateNested()
  @Type(() => TargetConditionDto)
  when!: TargetConditionDto;

  @ApiProperty({ enum: TARGET_KINDS })
  @IsIn(TARGET_KINDS)
  kind!: TargetKind;

  @ApiProperty({ type: Number })
  @IsInt()
  @Min(60)
  @Max(LONGEST_SECONDS)
  withinSeconds!: number;

  @ApiProperty({ type: Number, description: 'In how many of a hundred cases.' })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(1)
  @Max(100)
  percent!: number;

  @ApiProperty({ enum: ['always'] })
  @IsIn(['always'])
  calendar!: 'always';
}

export class NewStandardVersion {
  @ApiProperty({ type: [TargetDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((target: TargetDto | null) => target?.id, { message: 'each target needs an id of its own' })
  @ValidateNested({ each: true })
  @Type(() => TargetDto)
  targets!: TargetDto[];

  @ApiProperty({ type: String, description: 'Why the promise changes; kept for ever.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class StandardView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number }) currentVersion!: number;
  @ApiProperty({ type: [TargetDto] }) targets!: TargetDto[];
}

export class StandardPage extends pageOf(StandardView) {}
