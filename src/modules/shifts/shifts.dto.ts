import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { AUTHORITY_KINDS, PRESENCES, type AuthorityKind, type Presence } from '../../domain/routing/routing.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { Hours } from '../../http/hours.decorator.js';
import { RoutingParty } from '../routing/routing-party.types.js';

const present = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;

export class ShiftDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: RoutingParty }) member!: RoutingParty;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) from!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) to!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Weekly hours, between from and to where those are given; null: once, from and to.',
  })
  hours!: Record<string, unknown> | null;
  @ApiProperty({ type: String }) note!: string;
  @ApiProperty({ type: Number }) version!: number;
}

export class ShiftPage extends pageOf(ShiftDto) {}

export class ShiftChange {
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @ValidateIf(present)
  @IsInstant()
  from?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @ValidateIf(present)
  @IsInstant()
  to?: string | null;

  @Hours() hours?: Record<string, unknown> | null;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @MaxLength(500) note?: string;
}

export class NewShift extends ShiftChange {
  @ApiProperty({ type: String }) @IsId() memberId!: string;
}

export class AbsenceDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: RoutingParty }) member!: RoutingParty;
  @ApiProperty({ type: RoutingParty, nullable: true, description: 'Gets what they had, where able to.' })
  substitute!: RoutingParty | null;
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ type: String }) note!: string;
}

export class AbsencePage extends pageOf(AbsenceDto) {}

export class NewAbsence {
  @ApiPropertyOptional({ type: String, description: 'Left out: oneself.' }) @IfPresent() @IsId() memberId?: string;
  @ApiProperty({ type: String, format: 'date-time' }) @IsInstant() from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) @IsInstant() to!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsId()
  substituteId?: string | null;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @MaxLength(500) note?: string;
}

export class WeekQuery {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Its first instant; left out: now.' })
  @IfPresent()
  @IsInstant()
  from?: string;
}

export class Stretch {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
}

class PersonsWeek extends RoutingParty {
  @ApiProperty({ type: [Stretch] }) shifts!: Stretch[];
  @ApiProperty({ type: [Stretch] }) absences!: Stretch[];
}

class TeamsWeek extends RoutingParty {
  @ApiProperty({ type: [Stretch], description: 'When nobody of the team is on shift.' }) gaps!: Stretch[];
}

export class ShiftWeek extends Stretch {
  @ApiProperty({ type: [PersonsWeek] }) people!: PersonsWeek[];
  @ApiProperty({ type: [TeamsWeek], description: 'Teams for which shifts are kept.' }) teams!: TeamsWeek[];
}

class OnShift extends RoutingParty {
  @ApiProperty({ type: [RoutingParty] }) teams!: RoutingParty[];
  @ApiProperty({ enum: PRESENCES, nullable: true, description: 'Null: they have never said.' })
  presence!: Presence | null;
  @ApiProperty({ type: Boolean }) isAbsent!: boolean;
  @ApiProperty({ enum: AUTHORITY_KINDS, isArray: true, description: 'What they may decide now.' })
  authority!: AuthorityKind[];
  @ApiProperty({ type: Number }) openTasks!: number;
}

class TeamNow extends RoutingParty {
  @ApiProperty({ type: Boolean, description: 'Shifts are kept for it.' }) isKept!: boolean;
  @ApiProperty({ type: Number, description: 'Of its people, on shift and not out of office.' }) onShift!: number;
}

export class ShiftsNow {
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: [OnShift] }) people!: OnShift[];
  @ApiProperty({ type: [TeamNow] }) teams!: TeamNow[];
}

export class PresenceBody {
  @ApiProperty({
    enum: PRESENCES,
    description: 'Said again every 30 seconds while at the desk; 100 seconds after the last word it counts as offline.',
  })
  @IsIn(PRESENCES)
  state!: Presence;
}

export class PresenceNow {
  @ApiProperty({ enum: PRESENCES, nullable: true, description: 'What was said last; null: nothing ever.' })
  said!: Presence | null;
  @ApiProperty({ enum: PRESENCES, nullable: true, description: 'What counts now.' }) state!: Presence | null;
}

export class ShiftQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Only of this person.' }) @IfPresent() @IsId() memberId?: string;
}
