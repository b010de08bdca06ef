import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import {
  EXAMPLE_EXPECTATIONS,
  LEGAL_BASES,
  type ExampleExpectation,
  type LegalBasis,
} from '../../domain/watch/watch-definition.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';

export const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
export const LONGEST_QUERY = 5_000;
export const MOST_EXAMPLES = 50;
const LONGEST_EXAMPLE = 5_000;
const MOST_TEAMS = 100;

export class Named {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class WatchExampleDto {
  @ApiProperty({ type: String, minLength: 1, maxLength: LONGEST_EXAMPLE })
  @IsString()
  @Length(1, LONGEST_EXAMPLE)
  text!: string;

  @ApiPropertyOptional({ type: String, description: 'BCP 47; left out, it is told from the text.' })
  @IfPresent()
  @Matches(LANGUAGE, { message: 'lang must be a tag such as fi or zh-TW' })
  lang?: string;

  @ApiProperty({ enum: EXAMPLE_EXPECTATIONS, description: 'Whether the query must find it or must pass it over.' })
  @IsIn(EXAMPLE_EXPECTATIONS)
  expects!: ExampleExpectation;
}

export class NewPersonGrounds {
  @ApiProperty({ type: String, minLength: 10, maxLength: 1_000, description: 'What the person is watched for.' })
  @IsString()
  @Length(10, 1_000)
  @Matches(/\S/, { message: 'purpose must not be blank' })
  purpose!: string;

  @ApiProperty({ enum: LEGAL_BASES })
  @IsIn(LEGAL_BASES)
  legalBasis!: LegalBasis;

  @ApiPropertyOptional({
    type: [String],
    description: 'Ids of the teams that may see what is found; the team of the watch unless given.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TEAMS)
  @ArrayUnique()
  @IsId({ each: true, message: 'each of visibleTo must be the id of a team' })
  visibleTo?: string[];

  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'From then on the watch finds nothing; two years away at most.',
  })
  @IsInstant()
  expiresAt!: string;
}

export class PersonGroundsDto {
  @ApiProperty({ type: String }) purpose!: string;
  @ApiProperty({ enum: LEGAL_BASES }) legalBasis!: LegalBasis;
  @ApiProperty({ type: [String], description: 'Ids of teams.' }) visibleTo!: string[];
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: string;
}

/** Why something changes, for those who read the history later. */
export class ChangeReasonDto {
  @ApiProperty({ type: String, maxLength: 1_000 })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}
