import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Beginning of an action: `staff.` for everything about people.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  @ApiPropertyOptional({ type: String, description: 'Id of the person who acted.' })
  @IsOptional()
  @IsId()
  actor?: string;
}

export class AuditActorDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class AuditEntryDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, format: 'date-time' }) at!: Date;
  @ApiProperty({ enum: ['person', 'token', 'system'] }) actorKind!: string;
  @ApiProperty({ type: AuditActorDto, nullable: true, description: 'For a token, its maker.' })
  actor!: AuditActorDto | null;
  @ApiProperty({ type: String, example: 'staff.update' }) action!: string;
  @ApiProperty({ type: String, nullable: true }) resourceId!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) details!: Record<string, unknown>;
  @ApiProperty({ type: String, description: 'Covers this entry and, through the one before it, all earlier ones.' })
  hash!: string;
}

export class AuditPage extends pageOf(AuditEntryDto) {}
