import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, IsTimeZone, Length, Matches } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { StaffNamedDto } from './me.dto.js';
import { MOST_SKILLS, SKILL } from './user.dto.js';
import { LONGEST_NAME } from './staff.types.js';

const MOST_MEMBERS = 2_000;

export class TeamDto extends StaffNamedDto {
  @ApiProperty({ type: [StaffNamedDto] }) members!: StaffNamedDto[];
  @ApiProperty({ type: [String], description: 'Everybody in the team has them.' }) skills!: string[];
  @ApiProperty({ type: String, description: 'IANA: the zone that times in replies are meant in.' }) zone!: string;
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

  @ApiPropertyOptional({ type: String, example: 'Europe/Helsinki' }) @IfPresent() @IsTimeZone() zone?: string;

  @ApiPropertyOptional({ type: [String], description: 'Skills that everybody in the team has from now on.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_SKILLS)
  @Matches(SKILL, { each: true })
  skills?: string[];
}
