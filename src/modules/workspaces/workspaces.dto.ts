import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches, ValidateIf } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const PRIMARY_SUBTAG = /^[a-z]{2,3}$/;
const MOST_LANGUAGES = 40;

export class WorkspaceDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Boolean }) isDemo!: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Assumed of posts whose language neither their source nor their text tells.',
  })
  defaultLang!: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'Languages that posts are expected in; null: any.' })
  languages!: string[] | null;
}

export class ChangeWorkspaceDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'BCP 47; null: none.' })
  @IfPresent()
  @ValidateIf((_, value: unknown) => value !== null)
  @Matches(LANGUAGE)
  defaultLang?: string | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    description:
      'ISO 639 codes of the languages customers write: a short post is told apart better among few. Null: any.',
  })
  @IfPresent()
  @ValidateIf((_, value: unknown) => value !== null)
  @IsArray()
  @ArrayMaxSize(MOST_LANGUAGES)
  @ArrayUnique()
  @Matches(PRIMARY_SUBTAG, { each: true })
  languages?: string[] | null;
}
