import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Min } from 'class-validator';
import {
  TARGET_KINDS,
  TARGET_PERIODS,
  type TargetKind,
  type TargetPeriod,
} from '../../domain/standard/standard.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';
import { MISS_REASONS, type MissReason } from './attainment.types.js';
import { StandardPerson } from './standards.dto.js';

export class AttainmentRange {
  @ApiPropertyOptional({ type: String, format: 'date-time', description: '30 days before `to` unless given.' })
  @IfPresent()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Exclusive; now unless given.' })
  @IfPresent()
  @IsInstant()
  to?: string;
}

export class AttainmentQuery extends AttainmentRange {
  @ApiPropertyOptional({ type: String, description: 'Only this target.' })
  @IfPresent()
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  target?: string;

  @ApiPropertyOptional({ type: Number, description: 'Only tasks judged by this version.' })
  @IfPresent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}

const OUTCOMES = ['missed', 'met', 'open', 'all'] as const;
export type OutcomeChoice = (typeof OUTCOMES)[number];

class MissChoice {
  @ApiPropertyOptional({ enum: MISS_REASONS })
  @IfPresent()
  @IsIn(MISS_REASONS)
  reason?: MissReason;

  @ApiPropertyOptional({ enum: OUTCOMES, default: 'missed' })
  @IfPresent()
  @IsIn(OUTCOMES)
  outcome: OutcomeChoice = 'missed';
}

export class MissesExportQuery extends IntersectionType(AttainmentQuery, MissChoice) {}
export class MissesQuery extends IntersectionType(MissesExportQuery, PageQuery) {}

export class AttainmentDto {
  @ApiProperty({ type: Number, description: 'Tasks with a verdict: met + missed. Cancelled clocks are not counted.' })
  n!: number;
  @ApiProperty({ type: Number }) met!: number;
  @ApiProperty({ type: Number, description: 'Met late, or past due and not met.' }) missed!: number;
  @ApiProperty({ type: Number, description: 'Still in time, or paused.' }) open!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Of n, one decimal.' }) percent!: number | null;
  @ApiProperty({ type: [Number], nullable: true, description: '95 % interval (Wilson): low, high.' })
  ci95!: readonly [low: number, high: number] | null;
  @ApiProperty({ type: Number, description: 'Misses that the percentage leaves room for among n.' })
  allowedMisses!: number;
  @ApiProperty({ type: Number, description: 'Below 0: broken by so many.' }) missesLeft!: number;
  @ApiProperty({ enum: ['met', 'missed'], nullable: true, description: 'Null under 30.' })
  verdict!: 'met' | 'missed' | null;
}

export class TimedAttainmentDto extends AttainmentDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Seconds on the wall clock from start until met, by exact count; what is late and not met counts with its age.',
  })
  p50!: number | null;
  @ApiProperty({ type: Number, nullable: true }) p90!: number | null;
  @ApiProperty({ type: Number, nullable: true }) p95!: number | null;
}

export class MissReasonCount {
  @ApiProperty({ enum: MISS_REASONS }) reason!: MissReason;
  @ApiProperty({ type: Number }) n!: number;
}

export class AttainmentPeriodDto extends AttainmentDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
}

export class PaceDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ type: Number }) n!: number;
  @ApiProperty({ type: Number }) missed!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'At the end of the period, if it goes on like this.' })
  expectedN!: number | null;
  @ApiProperty({ type: Number, nullable: true }) expectedMisses!: number | null;
  @ApiProperty({ type: Number, nullable: true }) expectedAllowed!: number | null;
  @ApiProperty({ type: Number, nullable: true }) expectedLeft!: number | null;
}

export class WindowBurnDto {
  @ApiProperty({ type: Number }) n!: number;
  @ApiProperty({ type: Number }) missed!: number;
  @ApiProperty({ type: Number, description: 'How far it looks back.' }) seconds!: number;
  @ApiProperty({ type: Number, nullable: true, description: '1: misses are used up as fast as the percentage allows.' })
  rate!: number | null;
  @ApiProperty({ type: Boolean }) isBurning!: boolean;
}

export class BurnDto {
  @ApiProperty({ type: WindowBurnDto }) fast!: WindowBurnDto;
  @ApiProperty({ type: WindowBurnDto }) slow!: WindowBurnDto;
  @ApiProperty({ type: Boolean }) isAlert!: boolean;
}

export class TargetAttainmentDto extends TimedAttainmentDto {
  @ApiProperty({ type: String }) targetId!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: TARGET_KINDS }) kind!: TargetKind;
  @ApiProperty({ type: Number, description: 'Of the newest version counted.' }) targetPercent!: number;
  @ApiProperty({ type: Number }) withinSeconds!: number;
  @ApiProperty({ enum: TARGET_PERIODS }) period!: TargetPeriod;
  @ApiProperty({ type: PaceDto, nullable: true, description: 'Of the running period; null where it is not in force.' })
  pace!: PaceDto | null;
  @ApiProperty({ type: BurnDto, nullable: true }) burn!: BurnDto | null;
  @ApiProperty({ type: [MissReasonCount] }) missesByReason!: MissReasonCount[];
  @ApiProperty({
    type: [AttainmentPeriodDto],
    description: 'Oldest first; the first and the last may be cut by the range.',
  })
  periods!: AttainmentPeriodDto[];
}

export class VersionAttainmentDto extends AttainmentDto {
  @ApiProperty({ type: Number }) version!: number;
}

export class StandardAttainmentDto extends TimedAttainmentDto {
  @ApiProperty({ type: String }) standardId!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Of the starts of the clocks that are counted.' })
  from!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Exclusive.' }) to!: string;
  @ApiProperty({ type: [MissReasonCount] }) missesByReason!: MissReasonCount[];
  @ApiProperty({ type: [TargetAttainmentDto] }) targets!: TargetAttainmentDto[];
  @ApiProperty({ type: [VersionAttainmentDto], description: 'By the version each task is judged by; newest first.' })
  versions!: VersionAttainmentDto[];
}

export class DetectionDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds from posted to seen, of half of the tasks.' })
  p50!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of nine in ten.' }) p90!: number | null;
}

export class AttainmentOverviewDto {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ type: [StandardAttainmentDto] }) standards!: StandardAttainmentDto[];
}

export class JudgedClockDto {
  @ApiProperty({ type: String, description: 'The clock.' }) id!: string;
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: String }) targetId!: string;
  @ApiProperty({ type: Number, description: 'The version of the standard that it is judged by.' }) version!: number;
  @ApiProperty({ enum: TARGET_KINDS }) kind!: TargetKind;
  @ApiProperty({ enum: ['met', 'missed', 'open'] }) outcome!: 'met' | 'missed' | 'open';
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) metAt!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seconds after it was due; of what is open yet, until now.',
  })
  lateSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Posted to seen.' }) detectionSeconds!: number | null;
  @ApiProperty({ enum: MISS_REASONS, nullable: true, description: 'Of a miss.' }) reason!: MissReason | null;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) author!: string;
  @ApiProperty({ type: StandardPerson, nullable: true }) assignee!: StandardPerson | null;
}

export class JudgedClockPage extends pageOf(JudgedClockDto) {}
