import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDate, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { pageOf } from '../../http/paging.js';
import { StaffNamedDto } from './me.dto.js';
import { LONGEST_NAME } from './staff.types.js';

const MOST_SCOPES = 50;

export class NewTokenDto {
  @ApiProperty({ type: String }) @IsString() @Length(1, LONGEST_NAME) name!: string;

  @ApiProperty({
    type: [String],
    description:
      '`resource:verb` (verbs read, create, update, delete, act; write for all but read), or `*` for all rights of its maker.',
    example: ['tasks:write', 'mentions:read'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SCOPES)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  scopes!: string[];

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  expiresAt?: Date | null;
}

export class TokenDto extends StaffNamedDto {
  @ApiProperty({ type: [String] }) scopes!: string[];
  @ApiProperty({
    type: StaffNamedDto,
    description: 'Its maker: the token acts for this person and ends with their access.',
  })
  member!: StaffNamedDto;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt!: Date | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: Date;
}

export class TokenPage extends pageOf(TokenDto) {}

export class CreatedTokenDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: [String] }) scopes!: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: Date | null;
  @ApiProperty({ type: String, description: 'Shown this once only.' }) token!: string;
}
