import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import {
  CONSENT_KINDS,
  JOURNEYS,
  TIER_WEIGHTS,
  type ConsentKind,
  type Journey,
  type TierWeight,
} from './people.types.js';
import { PersonRowDto, IdentityReasonDto, PersonDto, HistorySentenceDto } from './person-view.types.js';

const isNotNull = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;
const JOURNEY_OR_NONE = [...JOURNEYS, null];

export class PersonPage extends pageOf(PersonRowDto) {}

export class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'A part of a name or handle; a whole e-mail address or number.' })
  @IfPresent()
  @IsString()
  @Length(1, 200)
  q?: string;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, 60) tier?: string;
}

export class NewConsent {
  @ApiProperty({ enum: CONSENT_KINDS }) @IsIn(CONSENT_KINDS) kind!: ConsentKind;
  @ApiProperty({ type: Boolean }) @IsBoolean() isGiven!: boolean;
  @ApiProperty({ type: String }) @IsString() @Length(1, 300) @Matches(/\S/) source!: string;
}

export class PersonPatch {
  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 200)
  name?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'One of the workspace’s words.' })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 60)
  tier?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf(isNotNull)
  @Matches(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, { message: 'lang must be a language such as fi or zh-Hant' })
  lang?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Europe/Riga',
    description: 'IANA zone they live in: what is promised in their time is read in it.',
  })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 64)
  zone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, enum: JOURNEY_OR_NONE })
  @ValidateIf(isNotNull)
  @IsIn(JOURNEYS)
  journey?: Journey | null;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @MaxLength(10_000) notes?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null takes away every one there is.' })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 60)
  phone?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 320)
  email?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf(isNotNull)
  @IsString()
  @Length(1, 100)
  customerNumber?: string | null;

  @ApiPropertyOptional({ type: [NewConsent], description: 'Written beside those before, which stay as they were.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => NewConsent)
  consent?: NewConsent[];
}

export class MergePeople {
  @ApiProperty({ type: String, description: 'Who is the same as, and joins:' }) @IsId() from!: string;
  @ApiProperty({ type: String, description: 'who stays.' }) @IsId() into!: string;
}

export class SplitPerson {
  @ApiProperty({ type: [String], description: 'Ids of handles that belong to somebody else.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsId({ each: true })
  handles!: string[];
}

export class SplitResult {
  @ApiProperty({ type: PersonDto }) person!: PersonDto;
  @ApiProperty({ type: PersonDto, description: 'Who left: as before the merge, or new.' }) other!: PersonDto;
}

export class NotSameBody {
  @ApiProperty({ type: String }) @IsId() personId!: string;
}

export class SuggestionDto {
  @ApiProperty({ type: PersonRowDto }) person!: PersonRowDto;
  @ApiProperty({ description: '0..1' }) confidence!: number;
  @ApiProperty({ enum: ['same', 'likely'] }) verdict!: string;
  @ApiProperty({ type: [IdentityReasonDto] }) reasons!: IdentityReasonDto[];
}

export class SuggestionsDto {
  @ApiProperty({ type: [SuggestionDto], description: 'At most 20, the likeliest first.' }) items!: SuggestionDto[];
}

export class HistoryEntryDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['task', 'reply', 'call', 'survey'] }) kind!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty() taskId!: string;
  @ApiProperty() network!: string;
  @ApiProperty({ description: 'Of the task.' }) state!: string;
  @ApiProperty({ description: 'task: first words; reply: its text; call: its note; survey: the comment.' })
  text!: string;
  @ApiProperty({ type: String, nullable: true, description: 'call: its result; survey: its kind; reply: visibility.' })
  detail!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'survey: 0..100, of nps 0..10.' }) score!: number | null;
}

export class PersonHistoryDto extends pageOf(HistoryEntryDto) {
  @ApiProperty({ type: [HistorySentenceDto], description: 'On the first page only.' }) sentences!: HistorySentenceDto[];
}

export class TierDto {
  @ApiProperty({ type: String }) @IsString() @Length(1, 60) @Matches(/^\S(.*\S)?$/) name!: string;
  @ApiProperty({ enum: TIER_WEIGHTS, description: 'Which of the priority weights `tiers` it counts as.' })
  @IsIn(TIER_WEIGHTS)
  counts!: TierWeight;
}

export class PeopleSettingsDto {
  @ApiProperty({ type: [TierDto] }) tiers!: TierDto[];
  @ApiProperty() version!: number;
}

export class PeopleSettingsBody {
  @ApiProperty({ type: [TierDto] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TierDto)
  tiers!: TierDto[];
}

export class ImportPeople {
  @ApiProperty({
    type: String,
    description:
      'CSV with a header. Columns, in any order: name, tier, lang, zone, journey, email, phone, customerNumber, notes, ' +
      'handles and links (`network:handle`, several with spaces between them). At most 1,000 lines.',
  })
  @IsString()
  @Length(1, 1_000_000)
  csv!: string;
}

export class ImportErrorDto {
  @ApiProperty({ description: 'Of the file, from 1; the header is line 1.' }) line!: number;
  @ApiProperty({ type: String, nullable: true }) column!: string | null;
  @ApiProperty() message!: string;
}

export class ImportResultDto {
  @ApiProperty() created!: number;
  @ApiProperty() updated!: number;
  @ApiProperty({ description: 'People whom the evidence joined by itself.' }) joined!: number;
  @ApiProperty({ type: [ImportErrorDto] }) errors!: ImportErrorDto[];
}

export class JourneyBody {
  @ApiProperty({ type: String, nullable: true, enum: JOURNEY_OR_NONE })
  @ValidateIf((_, value) => value !== null)
  @IsIn(JOURNEYS)
  journey!: Journey | null;
}

export class ErasePerson {
  @ApiPropertyOptional({ type: String, description: 'Why; kept, unless it names the person.' })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  note?: string;
}

export class PersonErasureDto {
  @ApiProperty({ type: [String], description: 'One for each handle, and one for the profile: GET /erasures/:id.' })
  erasureIds!: string[];
  @ApiProperty({ enum: ['queued', 'requested'] }) state!: string;
}
