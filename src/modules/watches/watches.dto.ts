import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsNumber, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { WATCH_KINDS } from '../../domain/priority/watch-kind.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
const LONGEST_QUERY = 5_000;

export class WatchTeam {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class WatchView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: WATCH_KINDS }) kind!: WatchKind;
  @ApiProperty({ type: String }) query!: string;
  @ApiProperty({ type: [String], description: 'BCP 47; empty means any language.' }) languages!: string[];
  @ApiProperty({ type: Number }) priorityWeight!: number;
  @ApiProperty({ type: WatchTeam }) team!: WatchTeam;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: Number }) mentionsLast7Days!: number;
}

export class WatchPage extends pageOf(WatchView) {}

export class NewWatch {
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
}

export class WatchChange extends PartialType(NewWatch, { skipNullProperties: false }) {}

export class PreviewRequest {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, LONGEST_QUERY)
  query!: string;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'each language must be a tag such as fi or zh-TW' })
  languages?: string[];
}

export class PreviewDay {
  @ApiProperty({ type: String, format: 'date' }) date!: string;
  @ApiProperty({ type: Number }) count!: number;
}

export class PreviewAuthor {
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class PreviewExample {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: PreviewAuthor }) author!: PreviewAuthor;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String, format: 'date-time' }) publishedAt!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: '[start, end) in UTF-16 units of the text.',
  })
  spans!: (readonly [number, number])[];
}

export class WatchPreview {
  @ApiProperty({ type: Number, description: 'Mentions looked at that the query finds.' }) hits!: number;
  @ApiProperty({ type: Number, description: 'Mentions looked at: the newest, 5,000 at most.' }) sampled!: number;
  @ApiProperty({ type: Number, description: 'How far back was looked.' }) days!: number;
  @ApiProperty({ type: [PreviewDay] }) perDay!: PreviewDay[];
  @ApiProperty({ type: [PreviewExample] }) examples!: PreviewExample[];
  @ApiProperty({ type: String, nullable: true, description: 'Why the query is refused, with line and column.' })
  error!: string | null;
}
