import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PAGE_CHANNELS, type PageChannel, type PageSeverity } from '../../domain/on-call/on-call.types.js';
import { Hours } from '../../http/hours.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';

const SEVERITIES = ['warning', 'critical'] as const;
const unlessNull = (_: unknown, value: unknown): boolean => value !== undefined && value !== null;

export class OnCallRotation {
  @ApiPropertyOptional({ type: String, description: 'Lower-case letters, digits and hyphens; named in `rotation:ID`.' })
  @IfPresent()
  @IsString()
  @Length(1, 40)
  id?: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 100)
  name!: string;

  @ApiProperty({ type: String, description: 'IANA, such as Europe/Helsinki.' })
  @IsString()
  @Length(1, 60)
  zone!: string;

  @ApiProperty({ type: [String], description: 'In the order of their turns.' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsId({ each: true })
  members!: string[];

  @ApiProperty({ type: String, description: '09:00, by the wall clock of the zone.' })
  @IsString()
  @Length(5, 5)
  handoverAt!: string;

  @ApiProperty({ type: Number, minimum: 1, maximum: 366 })
  @IsInt()
  @Min(1)
  @Max(366)
  everyDays!: number;

  @ApiProperty({ type: String, description: 'The date of the first turn.' })
  @IsString()
  @Length(10, 10)
  startsOn!: string;

  @Hours()
  hours?: Record<string, unknown> | null;
}

export class NewOverride {
  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  from!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  to!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Whose turns; null: whoever’s turn it is.' })
  @ValidateIf(unlessNull)
  @IsId()
  memberId?: string | null;

  @ApiProperty({ type: String, description: 'Who does it.' })
  @IsId()
  instead!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null: in every rotation.' })
  @ValidateIf(unlessNull)
  @IsString()
  @Length(1, 40)
  rotationId?: string | null;
}

export class OnCallOverride extends NewOverride {
  @ApiPropertyOptional({ type: String })
  @IfPresent()
  @IsString()
  @Length(1, 40)
  id?: string;
}

export class OnCallStep {
  @ApiProperty({
    type: Number,
    minimum: 0,
    maximum: 86_400,
    description: 'Since the step before; the first: since the alert.',
  })
  @IsInt()
  @Min(0)
  @Max(86_400)
  afterSeconds!: number;

  @ApiProperty({ type: String, description: 'on-call, rotation:ID, member:ID, role:pr-lead or notifier:ID' })
  @IsString()
  @Length(1, 60)
  who!: string;

  @ApiPropertyOptional({
    enum: PAGE_CHANNELS,
    isArray: true,
    description: 'All at once; none: the first way that works.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(PAGE_CHANNELS.length)
  @IsIn(PAGE_CHANNELS, { each: true })
  channels?: PageChannel[];
}

export class OnCallQuietHours {
  @Hours()
  hours!: Record<string, unknown>;

  @ApiPropertyOptional({
    enum: SEVERITIES,
    description: 'What is at least this bad is told all the same. critical unless given.',
  })
  @IfPresent()
  @IsIn(SEVERITIES)
  minimumSeverity?: PageSeverity;
}

export class OnCallBody {
  @ApiPropertyOptional({
    type: String,
    description: 'Of `dailyTestAt` and of calendars that name none. UTC unless given.',
  })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  zone?: string;

  @ApiPropertyOptional({ type: [OnCallRotation] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => OnCallRotation)
  rotations?: OnCallRotation[];

  @ApiPropertyOptional({ type: [OnCallOverride], description: 'They hold in their order.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => OnCallOverride)
  overrides?: OnCallOverride[];

  @ApiPropertyOptional({ type: [OnCallStep] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OnCallStep)
  chain?: OnCallStep[];

  @ApiPropertyOptional({
    type: Number,
    minimum: 0,
    maximum: 10,
    description: 'How often the chain is gone through again.',
  })
  @IfPresent()
  @IsInt()
  @Min(0)
  @Max(10)
  repeats?: number;

  @ApiPropertyOptional({ type: Number, minimum: 30, maximum: 86_400 })
  @IfPresent()
  @IsInt()
  @Min(30)
  @Max(86_400)
  repeatAfterSeconds?: number;

  @ApiPropertyOptional({ type: String, nullable: true, description: '10:00 in `zone`; null: no daily test.' })
  @IsOptional()
  @IsString()
  @Length(5, 5)
  dailyTestAt?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { enum: [...SEVERITIES] }, description: 'By role.' })
  @IfPresent()
  @IsObject()
  minimumSeverityByRole?: Record<string, unknown>;

  @ApiPropertyOptional({ type: OnCallQuietHours, nullable: true })
  @ValidateIf(unlessNull)
  @ValidateNested()
  @Type(() => OnCallQuietHours)
  quietHours?: OnCallQuietHours | null;
}

export class OnCallStretch {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
}

export class OnCallPerson {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) role!: string;
  @ApiProperty({
    enum: PAGE_CHANNELS,
    isArray: true,
    description: 'Verified, in order; empty: the mail address of the account.',
  })
  ways!: PageChannel[];
}

export class OnCallNotifier {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) kind!: string;
}

export class OnCallDto {
  @ApiProperty({ type: Number, description: '0: nobody has made a schedule.' }) version!: number;
  @ApiProperty({ type: String }) zone!: string;
  @ApiProperty({ type: [OnCallRotation] }) rotations!: OnCallRotation[];
  @ApiProperty({ type: [OnCallOverride], description: 'Those that are not over.' }) overrides!: OnCallOverride[];
  @ApiProperty({ type: [OnCallStep] }) chain!: OnCallStep[];
  @ApiProperty({ type: Number }) repeats!: number;
  @ApiProperty({ type: Number }) repeatAfterSeconds!: number;
  @ApiProperty({ type: String, nullable: true }) dailyTestAt!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) minimumSeverityByRole!: Record<
    string,
    string
  >;
  @ApiProperty({ type: OnCallQuietHours, nullable: true }) quietHours!: OnCallQuietHours | null;
  @ApiProperty({ type: [OnCallPerson], description: 'Everybody who may be paged.' }) people!: OnCallPerson[];
  @ApiProperty({ type: [OnCallNotifier] }) notifiers!: OnCallNotifier[];
}

export class OnCallTurn extends OnCallStretch {
  @ApiProperty({ type: String, nullable: true, description: 'Null: nobody.' }) memberId!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, description: 'turn, override, substitute; not-begun, off-hours, absent, empty.' })
  cause!: string;
}

export class OnCallRotationNow {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: OnCallTurn }) now!: OnCallTurn;
  @ApiProperty({ type: [OnCallTurn], description: 'Two weeks from now.' }) turns!: OnCallTurn[];
}

export class OnCallNow {
  @ApiProperty({ type: String, format: 'date-time' }) at!: string;
  @ApiProperty({ type: [OnCallPerson], description: 'Who is on call now, in any rotation.' }) people!: OnCallPerson[];
  @ApiProperty({ type: [OnCallRotationNow] }) rotations!: OnCallRotationNow[];
  @ApiProperty({ type: [OnCallStretch], description: 'Within two weeks, with nobody in any rotation.' })
  gaps!: OnCallStretch[];
}

export class ImportedCalendar {
  @ApiProperty({ type: Number }) added!: number;
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: '{summary, reason}',
  })
  skipped!: { readonly summary: string; readonly reason: string }[];
}

export class CalendarFeed {
  @ApiProperty({ type: String, description: 'Read by calendar programs; shown once. Another one ends this one.' })
  url!: string;
}

export class TestedWay {
  @ApiProperty({ type: String }) channel!: string;
  @ApiProperty({ type: String }) state!: string;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}

export class TestedPerson {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Boolean, description: 'A channel took it.' }) isReached!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the person confirmed it.' })
  confirmedAt!: string | null;
  @ApiProperty({ type: [TestedWay] }) ways!: TestedWay[];
}

export class OnCallTestDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null: there was none yet.', format: 'date-time' })
  startedAt!: string | null;
  @ApiProperty({ type: Boolean, description: 'Whether it was looked at who had not been reached.' }) isOver!: boolean;
  @ApiProperty({ type: [TestedPerson] }) people!: TestedPerson[];
  @ApiProperty({ type: [TestedPerson] }) notifiers!: TestedPerson[];
}
