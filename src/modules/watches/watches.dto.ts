import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { WATCH_KINDS } from '../../domain/priority/watch-kind.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import {
  LANGUAGE,
  LONGEST_QUERY,
  MOST_EXAMPLES,
  Named,
  NewPersonGrounds,
  PersonGroundsDto,
  WatchExampleDto,
} from './watch-parts.dto.js';

export class WatchTeam {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class WatchDraftMark {
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: Named, nullable: true }) updatedBy!: Named | null;
}

/** What a watch looks for and for whom. */
export class WatchContent {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: WATCH_KINDS }) kind!: WatchKind;
  @ApiProperty({ type: String }) query!: string;
  @ApiProperty({ type: [String], description: 'BCP 47; empty means any language.' }) languages!: string[];
  @ApiProperty({ type: Number }) priorityWeight!: number;
  @ApiProperty({ type: WatchTeam }) team!: WatchTeam;
  @ApiProperty({ type: [WatchExampleDto], description: 'Tests of the query.' }) examples!: WatchExampleDto[];
  @ApiProperty({ type: PersonGroundsDto, nullable: true, description: 'Of a watch of the kind person.' })
  person!: PersonGroundsDto | null;
}

export class WatchView extends WatchContent {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: Boolean, description: 'A person watch at its end; it finds nothing.' }) isExpired!: boolean;
  @ApiProperty({ type: WatchDraftMark, nullable: true, description: 'That there is an unpublished draft.' })
  draft!: WatchDraftMark | null;
  @ApiProperty({ type: Named, nullable: true }) createdBy!: Named | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: Number }) mentionsLast7Days!: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until then it has too little of a past for a surge to be noticed; null: it has enough.',
  })
  learningUntil!: string | null;
}

export class WatchPage extends pageOf(WatchView) {}

/** The fields of a watch that a person sets. */
export class WatchFields {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiProperty({ enum: WATCH_KINDS })
  @IsIn(WATCH_KINDS)
  kind!: WatchKind;

  @ApiProperty({ type: String, example: 'acme AND (bank OR card) -football' })
  @IsString()
  @Length(1, LONGEST_QUERY)
  query!: string;

  @ApiPropertyOptional({ type: [String], description: 'Only posts in these languages (BCP 47); empty means any.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'each language must be a tag such as fi or zh-TW' })
  languages?: string[];

  @ApiPropertyOptional({ type: Number, minimum: 0.5, maximum: 3, default: 1 })
  @IfPresent()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.5)
  @Max(3)
  priorityWeight?: number;

  @ApiPropertyOptional({ type: String, description: 'Id of the team that answers; your own first team unless given.' })
  @IfPresent()
  @Matches(/^[1-9]\d{0,17}$/)
  team?: string;

  @ApiPropertyOptional({
    type: [WatchExampleDto],
    description: 'Texts that the query must find or pass over; a watch with a red one is not saved.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_EXAMPLES)
  @ValidateNested({ each: true })
  @Type(() => WatchExampleDto)
  examples?: WatchExampleDto[];

  @ApiPropertyOptional({
    type: NewPersonGrounds,
    nullable: true,
    description: 'Needed for the kind person; no other kind has it.',
  })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @ValidateNested()
  @Type(() => NewPersonGrounds)
  person?: NewPersonGrounds | null;
}

export class NewWatch extends WatchFields {
  @ApiPropertyOptional({ type: String, maxLength: 1_000, description: 'Why; kept with the version.' })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason?: string;
}

export class WatchChange extends PartialType(NewWatch, { skipNullProperties: false }) {}
