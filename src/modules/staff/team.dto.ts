import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, Length } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { NamedDto } from './me.dto.js';
import { LONGEST_NAME } from './staff.types.js';

const MOST_MEMBERS = 2_000;

export class TeamDto extends NamedDto {
  @ApiProperty({ type: [NamedDto] }) members!: NamedDto[];
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
}

export class TeamPage extends pageOf(TeamDto) {}

export class NewTeamDto {
  @ApiProperty({ type: String }) @IsString() @Length(1, LONGEST_NAME) name!: string;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsId({ each: true })
  memberIds?: string[];
}

export class ChangeTeamDto {
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, LONGEST_NAME) name?: string;

  @ApiPropertyOptional({ type: [String], description: 'Everybody in the team from now on.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @IsId({ each: true })
  memberIds?: string[];
}
