import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { LANGUAGE_LEVELS, type LanguageLevel } from '../../domain/routing/routing.types.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { StaffNamedDto } from './me.dto.js';
import { LANGUAGES, LONGEST_NAME, MEMBER_STATES, type Language, type MemberState } from './staff.types.js';

const MOST_TEAMS = 100;

/** A skill is a word of the workspace's own. */
export const SKILL = /^\S(?:.{0,58}\S)?$/u;
export const MOST_SKILLS = 50;

export class SpokenLanguageDto {
  @ApiProperty({ type: String, example: 'fi', description: 'Primary subtag.' })
  @Matches(/^[a-z]{2,3}$/)
  lang!: string;

  @ApiProperty({ enum: LANGUAGE_LEVELS }) @IsIn(LANGUAGE_LEVELS) level!: LanguageLevel;
}

export class UserDto extends StaffNamedDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null for readers who see names only.' })
  email!: string | null;
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole' }) role!: StaffRole;
  @ApiProperty({ type: [StaffNamedDto] }) teams!: StaffNamedDto[];
  @ApiProperty({ enum: MEMBER_STATES, enumName: 'MemberState' }) state!: MemberState;
  @ApiProperty({ type: String }) language!: string;
  @ApiProperty({ type: Boolean, description: 'Their replies may need somebody’s approval.' }) isTrainee!: boolean;
  @ApiProperty({ type: [SpokenLanguageDto] }) languages!: SpokenLanguageDto[];
  @ApiProperty({ type: [String] }) skills!: string[];
  @ApiProperty({ type: Number, nullable: true, description: 'Open tasks they take at most; null: any number.' })
  capacity!: number | null;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
}

export class UserPage extends pageOf(UserDto) {}

export class NewUserDto {
  @ApiProperty({ type: String }) @IsEmail() @MaxLength(320) email!: string;
  @ApiProperty({ type: String }) @IsString() @Length(1, LONGEST_NAME) name!: string;
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole' }) @IsIn(STAFF_ROLES) role!: StaffRole;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_TEAMS)
  @IsId({ each: true })
  teamIds?: string[];

  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' }) @IfPresent() @IsIn(LANGUAGES) language?: Language;
}

export class ChangeUserDto {
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, LONGEST_NAME) name?: string;
  @ApiPropertyOptional({ enum: STAFF_ROLES, enumName: 'StaffRole' }) @IfPresent() @IsIn(STAFF_ROLES) role?: StaffRole;

  @ApiPropertyOptional({ type: [String], description: 'All teams of the person from now on.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_TEAMS)
  @IsId({ each: true })
  teamIds?: string[];

  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' }) @IfPresent() @IsIn(LANGUAGES) language?: Language;
  @ApiPropertyOptional({ type: Boolean, description: 'False ends all access at once.' })
  @IfPresent()
  @IsBoolean()
  isActive?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Their replies may need somebody’s approval.' })
  @IfPresent()
  @IsBoolean()
  isTrainee?: boolean;

  @ApiPropertyOptional({ type: [SpokenLanguageDto], description: 'All they speak from now on.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SpokenLanguageDto)
  languages?: SpokenLanguageDto[];

  @ApiPropertyOptional({ type: [String], description: 'All skills from now on, in words of your own.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_SKILLS)
  @Matches(SKILL, { each: true })
  skills?: string[];

  @ApiPropertyOptional({ type: Number, nullable: true, description: 'Open tasks they take at most; null: any number.' })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsInt()
  @Min(0)
  @Max(1_000)
  capacity?: number | null;
}

export class LinkDto {
  @ApiProperty({ type: String, description: 'Shown once; give it to the person. Works once.' }) url!: string;
  @ApiProperty({ type: String }) token!: string;
  @ApiProperty({ type: String, format: 'date-time' }) expiresAt!: Date;
}

export class InvitedDto {
  @ApiProperty({ type: UserDto }) user!: UserDto;
  @ApiProperty({ type: LinkDto }) invite!: LinkDto;
}
