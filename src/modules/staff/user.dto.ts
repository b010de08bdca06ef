import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { NamedDto } from './me.dto.js';
import { LANGUAGES, LONGEST_NAME, MEMBER_STATES, type Language, type MemberState } from './staff.types.js';

const MOST_TEAMS = 100;

export class UserDto extends NamedDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null for readers who see names only.' })
  email!: string | null;
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole' }) role!: StaffRole;
  @ApiProperty({ type: [NamedDto] }) teams!: NamedDto[];
  @ApiProperty({ enum: MEMBER_STATES, enumName: 'MemberState' }) state!: MemberState;
  @ApiProperty({ type: String }) language!: string;
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
