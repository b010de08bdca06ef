import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { INTENTS, type IntentLabel } from '../../domain/intent/intent.types.js';
import { PRIORITY_LEVELS, type PriorityLevel } from '../../domain/priority/priority.types.js';
import type { SentimentLabel } from '../../domain/sentiment/sentiment.types.js';
import {
  TARGET_KINDS,
  TARGET_PERIODS,
  type TargetKind,
  type TargetPeriod,
} from '../../domain/standard/standard.types.js';
import { VERSION_STATES, type VersionState } from '../../domain/standard/version-state.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';

const LONGEST_SECONDS = 90 * 86_400;
const SENTIMENT_LABELS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive', 'unsure'];
const MOST_CHOICES = 50;
const WORD = /^\S(?:.{0,58}\S)?$/u;

/** A list of which one must hold: never empty, nothing twice. */
function OneOf(each: PropertyDecorator, type: object): PropertyDecorator {
  const rules = [ApiPropertyOptional(type), IfPresent(), IsArray(), ArrayMinSize(1), ArrayMaxSize(MOST_CHOICES)];
  return (on, name) => {
    for (const rule of [...rules, ArrayUnique(), each]) rule(on, name);
  };
}
const oneOfEnum = (values: readonly string[]): PropertyDecorator =>
  OneOf(IsIn(values, { each: true }), { enum: values, isArray: true });
const oneOfText = (pattern: RegExp): PropertyDecorator => OneOf(Matches(pattern, { each: true }), { type: [String] });

export class TargetConditionDto {
  @oneOfEnum(INTENTS) intents?: IntentLabel[];
  @oneOfEnum(SENTIMENT_LABELS) sentiments?: SentimentLabel[];
  @oneOfEnum(PRIORITY_LEVELS) priorities?: PriorityLevel[];
  @oneOfText(WORD) tiers?: string[];
  @oneOfText(/^[a-z0-9][a-z0-9-]{0,59}$/) networks?: string[];
  @oneOfText(/^[a-z]{2,3}$/) languages?: string[];
  @oneOfText(/^[1-9]\d{0,17}$/) watchIds?: string[];
}

export class TargetDto {
  @ApiProperty({ type: String, example: 'acknowledge-negative' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  id!: string;

  @ApiProperty({ type: String, description: 'The promise in plain words.' })
  @IsString()
  @Length(1, 300)
  name!: string;

  @ApiProperty({
    type: TargetConditionDto,
    description: 'All present conditions must hold, each by one of its list; none: always.',
  })
  @ValidateNested()
  @Type(() => TargetConditionDto)
  when!: TargetConditionDto;

  @ApiProperty({ enum: TARGET_KINDS })
  @IsIn(TARGET_KINDS)
  kind!: TargetKind;

  @ApiProperty({ type: Number, description: 'Of the open time of its calendar.' })
  @IsInt()
  @Min(60)
  @Max(LONGEST_SECONDS)
  withinSeconds!: number;

  @ApiProperty({ type: Number, description: 'In how many of a hundred cases.' })
  @IsNumber({ allowNaN: false, allowInfinity: false, maxDecimalPlaces: 3 })
  @Min(1)
  @Max(100)
  percent!: number;

  @ApiPropertyOptional({ type: String, nullable: true, default: null, description: 'Null: day and night.' })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsId()
  calendarId?: string | null;

  @ApiPropertyOptional({ enum: TARGET_PERIODS, default: 'month', description: 'What the percentage is counted by.' })
  @IfPresent()
  @IsIn(TARGET_PERIODS)
  period?: TargetPeriod;

  @ApiPropertyOptional({ enum: ['always'], deprecated: true, description: 'As `calendarId: null`.' })
  @IfPresent()
  @IsIn(['always'])
  calendar?: 'always';
}

export class TargetsDto {
  @ApiProperty({ type: [TargetDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((target: TargetDto | null) => target?.id, { message: 'each target needs an id of its own' })
  @ValidateNested({ each: true })
  @Type(() => TargetDto)
  targets!: TargetDto[];
}

export class NewStandardVersion extends TargetsDto {
  @ApiProperty({ type: String, description: 'Why the promise changes; kept for ever.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'The standard in the words of each language, by tag: `{"fi": "…"}`.',
  })
  @IfPresent()
  @IsObject()
  texts?: Record<string, string>;
}

export class StandardVersionChange extends PartialType(NewStandardVersion) {}

export class NewStandard extends PartialType(NewStandardVersion) {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 120)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;
}

export class Approval {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'From when it counts; now unless given.' })
  @IfPresent()
  @IsInstant()
  effectiveAt?: string;
}

export class StandardPerson {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class TargetView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: TargetConditionDto }) when!: TargetConditionDto;
  @ApiProperty({ enum: TARGET_KINDS }) kind!: TargetKind;
  @ApiProperty({ type: Number }) withinSeconds!: number;
  @ApiProperty({ type: Number }) percent!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: day and night.' }) calendarId!: string | null;
  @ApiProperty({ enum: TARGET_PERIODS }) period!: TargetPeriod;
}

export class StandardVersionView {
  @ApiProperty({ type: String, description: 'The standard.' }) id!: string;
  @ApiProperty({ type: Number }) n!: number;
  @ApiProperty({ enum: VERSION_STATES }) state!: VersionState;
  @ApiProperty({ type: [TargetView] }) targets!: TargetView[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) texts!: Record<string, string>;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: Number, description: 'For If-Match while it is a draft.' }) version!: number;
  @ApiProperty({ type: Boolean, description: 'These targets were tried on the last 30 days.' }) isRehearsed!: boolean;
  @ApiProperty({ type: StandardPerson, nullable: true }) createdBy!: StandardPerson | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) submittedAt!: string | null;
  @ApiProperty({ type: StandardPerson, nullable: true }) approvedBy!: StandardPerson | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) approvedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) effectiveAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) retiredAt!: string | null;
  @ApiProperty({ type: Number, description: 'Members of staff who have confirmed reading it.' }) readCount!: number;
  @ApiProperty({ type: Number, description: 'Members of staff who are to read it.' }) staffCount!: number;
  @ApiProperty({ type: Boolean, description: 'You have confirmed reading it.' }) isReadByMe!: boolean;
}

export class StandardView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The version in force.' }) currentVersion!: number | null;
  @ApiProperty({ type: [TargetView], description: 'Of the version in force; empty without one.' })
  targets!: TargetView[];
  @ApiProperty({ type: [StandardVersionView], description: 'Newest first.' }) versions!: StandardVersionView[];
}

export class StandardPage extends pageOf(StandardView) {}

export class ReceiptQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['read', 'unread'] })
  @IfPresent()
  @IsIn(['read', 'unread'])
  state?: 'read' | 'unread';
}

export class ReceiptView {
  @ApiProperty({ type: StandardPerson }) member!: StandardPerson;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) remindedAt!: string | null;
}

export class ReceiptPage extends pageOf(ReceiptView) {
  @ApiProperty({ type: Number }) readCount!: number;
  @ApiProperty({ type: Number }) staffCount!: number;
}

export class RemindedView {
  @ApiProperty({ type: Number, description: 'Members of staff who were asked to read it.' }) reminded!: number;
}

export class OwnReceiptView extends StandardVersionView {
  @ApiProperty({ type: String, description: 'Of the standard.' }) name!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) remindedAt!: string | null;
}

export class OwnReceiptPage extends pageOf(OwnReceiptView) {}

export class StandardDiffQuery {
  @ApiPropertyOptional({ type: Number, description: 'The other version; the one before unless given.' })
  @IfPresent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  with?: number;
}

export class TargetDiff {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: ['added', 'removed', 'changed', 'same'] }) is!: 'added' | 'removed' | 'changed' | 'same';
  @ApiProperty({ type: [String], description: 'The fields that differ.' }) fields!: string[];
  @ApiProperty({ type: TargetView, nullable: true }) before!: TargetView | null;
  @ApiProperty({ type: TargetView, nullable: true }) after!: TargetView | null;
}

export class StandardDiff {
  @ApiProperty({ type: Number, nullable: true, description: 'Null: there is none before.' }) before!: number | null;
  @ApiProperty({ type: Number }) after!: number;
  @ApiProperty({ type: [TargetDiff] }) targets!: TargetDiff[];
  @ApiProperty({ type: [String], description: 'Languages whose words differ.' }) texts!: string[];
}
