import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsString, Length } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { LANGUAGES, LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD, type Language } from './staff.types.js';

export class StaffNamedDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class MeWorkspaceDto extends StaffNamedDto {
  @ApiProperty({ type: Boolean }) isDemo!: boolean;
}

export class MeDrillDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) title!: string;
  @ApiProperty({ type: Boolean, description: 'By the role in the own workspace, whichever is practised.' })
  mayEnd!: boolean;
}

export class MeDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) email!: string;
  @ApiProperty({ enum: STAFF_ROLES, enumName: 'StaffRole' }) role!: StaffRole;
  @ApiProperty({ type: [StaffNamedDto] }) teams!: StaffNamedDto[];
  @ApiProperty({ type: MeWorkspaceDto }) workspace!: MeWorkspaceDto;
  @ApiProperty({ type: String, description: 'Of the interface.' }) language!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Settings of the interface.' })
  preferences!: Record<string, unknown>;
  @ApiProperty({ type: String, description: 'Page that this role begins with.', example: '/inbox/due' })
  landingPath!: string;
  @ApiProperty({ type: MeDrillDto, nullable: true, description: 'The drill that this session is in; null: none.' })
  drill!: MeDrillDto | null;
  @ApiProperty({ type: Number }) version!: number;
}

export class ChangeMeDto {
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, LONGEST_NAME) name?: string;

  @ApiPropertyOptional({ enum: LANGUAGES, enumName: 'Language' }) @IfPresent() @IsIn(LANGUAGES) language?: Language;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Merged into the present ones by top-level name; null removes one.',
  })
  @IfPresent()
  @IsObject()
  preferences?: Record<string, unknown>;

  @ApiPropertyOptional({ type: String, format: 'password', description: 'Needed with newPassword.' })
  @IfPresent()
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  currentPassword?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'password',
    minLength: SHORTEST_PASSWORD,
    description: 'Ends every other session of this person.',
  })
  @IfPresent()
  @IsString()
  @Length(SHORTEST_PASSWORD, LONGEST_PASSWORD)
  newPassword?: string;
}
