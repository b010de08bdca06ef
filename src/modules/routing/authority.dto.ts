import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AUTHORITY_KINDS, type AuthorityKind } from '../../domain/routing/routing.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { RoutingParty } from './routing-party.types.js';
import { Hours } from '../../http/hours.decorator.js';

export class AuthorityLimit {
  @ApiProperty({ type: Number }) @IsNumber() @Min(0) @Max(1e12) amount!: number;
  @ApiProperty({ type: String, example: 'EUR' }) @Matches(/^[A-Z]{3}$/) currency!: string;
}

export class AuthorityDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: RoutingParty, nullable: true }) member!: RoutingParty | null;
  @ApiProperty({ type: RoutingParty, nullable: true, description: 'Everybody in it.' }) team!: RoutingParty | null;
  @ApiProperty({ enum: AUTHORITY_KINDS, isArray: true }) kinds!: AuthorityKind[];
  @ApiProperty({ type: AuthorityLimit, nullable: true, description: 'Of a refund; null: without limit.' })
  limit!: AuthorityLimit | null;
  @ApiProperty({ type: [String], description: 'Primary subtags; none: every language.' }) languages!: string[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null: at any time.' })
  hours!: Record<string, unknown> | null;
  @ApiProperty({ type: Number }) version!: number;
}

export class AuthorityPage extends pageOf(AuthorityDto) {}

export class NewAuthority {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Either a person or a team.' })
  @IsOptional()
  @IsId()
  memberId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsId() teamId?: string | null;

  @ApiProperty({ enum: AUTHORITY_KINDS, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AUTHORITY_KINDS.length)
  @IsIn(AUTHORITY_KINDS, { each: true })
  kinds!: AuthorityKind[];

  @ApiPropertyOptional({ type: AuthorityLimit, nullable: true })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @ValidateNested()
  @Type(() => AuthorityLimit)
  limit?: AuthorityLimit | null;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages?: string[];

  @Hours() hours?: Record<string, unknown> | null;
}

export class AuthorityChange extends PartialType(OmitType(NewAuthority, ['memberId', 'teamId'] as const), {
  skipNullProperties: false,
}) {}
