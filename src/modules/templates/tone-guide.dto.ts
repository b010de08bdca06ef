import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CHECKLIST_ITEMS, type ChecklistItem } from '../../domain/reply-text/checklist.js';
import {
  EMOJI_POLICIES,
  FINDING_CODES,
  FORMALITIES,
  type EmojiPolicy,
  type Finding,
  type FindingCode,
  type Formality,
} from '../../domain/reply-text/tone-guide.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { TemplateParty } from './templates.dto.js';

const MAX_TEXT = 10_000;

export class WordRuleDto {
  @ApiProperty({ type: String, description: 'A word or words; with `*` at the end, whatever ending follows.' })
  @IsString()
  @Length(1, 100)
  @Matches(/[\p{L}\p{N}]/u)
  word!: string;

  @ApiPropertyOptional({ type: String, description: 'What we say instead.' })
  @IfPresent()
  @IsString()
  @Length(1, 100)
  instead?: string;

  @ApiProperty({ type: Boolean, description: 'A text with it is not sent at all.' })
  @IsBoolean()
  isBlocking!: boolean;
}

export class LanguageToneDto {
  @ApiProperty({ enum: FORMALITIES }) @IsIn(FORMALITIES) formality!: Formality;
  @ApiProperty({ type: Boolean, description: 'Thai: every text has a polite particle.' })
  @IsBoolean()
  needsParticle!: boolean;
  @ApiProperty({ type: [WordRuleDto] })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WordRuleDto)
  words!: WordRuleDto[];
  @ApiProperty({ type: Number, nullable: true })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsInt()
  @Min(1)
  @Max(MAX_TEXT)
  maxCharacters!: number | null;
}

export class LanguageTonesDto {
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  en?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  fi?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  lv?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  ru?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  th?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  zh?: LanguageToneDto;
  @ApiPropertyOptional({ type: LanguageToneDto })
  @IfPresent()
  @ValidateNested()
  @Type(() => LanguageToneDto)
  de?: LanguageToneDto;
}

export class ToneGuideDto {
  @ApiProperty({ type: String, description: 'What we call ourselves; empty: as the workspace is called.' })
  @IsString()
  @MaxLength(100)
  brand!: string;
  @ApiProperty({ enum: EMOJI_POLICIES }) @IsIn(EMOJI_POLICIES) emoji!: EmojiPolicy;
  @ApiProperty({ type: Number }) @IsInt() @Min(0) @Max(20) maxExclamationMarks!: number;
  @ApiProperty({ type: Boolean }) @IsBoolean() greetsByName!: boolean;
  @ApiProperty({ type: Boolean }) @IsBoolean() apologises!: boolean;
  @ApiProperty({ type: [String], description: 'Addresses and numbers of our own: no personal data.' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  ownContacts!: string[];
  @ApiProperty({ type: LanguageTonesDto })
  @IsObject()
  @ValidateNested()
  @Type(() => LanguageTonesDto)
  languages!: LanguageTonesDto;
}

export class ChangeToneGuide {
  @ApiProperty({ type: ToneGuideDto }) @IsObject() @ValidateNested() @Type(() => ToneGuideDto) guide!: ToneGuideDto;
  @ApiPropertyOptional({ type: String, default: '' }) @IsOptional() @IsString() @MaxLength(1_000) reason?: string;
}

export class ToneGuideView {
  @ApiProperty({ type: Number, description: '0: nobody has written one; what every workspace starts with.' })
  version!: number;
  @ApiProperty({ type: ToneGuideDto }) guide!: ToneGuideDto;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: TemplateParty, nullable: true }) author!: TemplateParty | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) createdAt!: string | null;
}

export class ToneGuidePage extends pageOf(ToneGuideView) {}

export class CheckToneBody {
  @ApiProperty({ type: String, maxLength: MAX_TEXT }) @IsString() @MaxLength(MAX_TEXT) text!: string;
  @ApiProperty({ type: String }) @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i) lang!: string;
  @ApiPropertyOptional({
    type: String,
    description: 'For whom it is: their name, whether they complain, what was said before.',
  })
  @IfPresent()
  @IsId()
  taskId?: string;
  @ApiPropertyOptional({ enum: ['public', 'private'], default: 'public' })
  @IsOptional()
  @IsIn(['public', 'private'])
  visibility: 'public' | 'private' = 'public';
}

export class FindingView implements Finding {
  @ApiProperty({ enum: FINDING_CODES }) code!: FindingCode;
  @ApiProperty({ type: [Number], description: 'Start and end in UTF-16 code units; 0, 0 where something is missing.' })
  span!: readonly [number, number];
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  values!: Readonly<Record<string, string | number>>;
  @ApiProperty({ type: Boolean, description: 'A text with it is not sent.' }) isBlocking!: boolean;
}

export class ToneCheckView {
  @ApiProperty({ type: [FindingView] }) findings!: readonly FindingView[];
  @ApiProperty({ enum: CHECKLIST_ITEMS, isArray: true, description: 'Steps of calming down that the text takes.' })
  steps!: readonly ChecklistItem[];
}

export class ChecklistItemView {
  @ApiProperty({ enum: CHECKLIST_ITEMS }) item!: ChecklistItem;
  @ApiProperty({ type: Boolean, description: 'A person says so.' }) isDone!: boolean;
  @ApiProperty({ type: Boolean, description: 'What we wrote in this task does it, as far as its words tell.' })
  isSuggested!: boolean;
  @ApiProperty({ type: TemplateParty, nullable: true }) doneBy!: TemplateParty | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) doneAt!: string | null;
}

export class ChecklistView {
  @ApiProperty({ type: [ChecklistItemView] }) items!: readonly ChecklistItemView[];
}

export class ChecklistChange {
  @ApiProperty({ enum: CHECKLIST_ITEMS }) @IsIn(CHECKLIST_ITEMS) item!: ChecklistItem;
  @ApiProperty({ type: Boolean }) @IsBoolean() isDone!: boolean;
}
