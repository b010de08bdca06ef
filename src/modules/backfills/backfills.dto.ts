import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { BACKFILL_STATES, type BackfillState } from './backfills.types.js';

const MOST_DAYS = 365;

export class NewBackfill {
  @ApiProperty({ type: Number, minimum: 1, maximum: MOST_DAYS, description: 'How far back.' })
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  days!: number;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Open a task for each conversation that asks for an answer and never had one; its clocks start now.',
  })
  @IfPresent()
  @IsBoolean()
  opensTasks?: boolean;
}

export class BackfillView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) watchId!: string;
  @ApiProperty({ enum: BACKFILL_STATES }) state!: BackfillState;
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Boolean }) opensTasks!: boolean;
  @ApiProperty({ type: Number, description: 'Mentions looked at.' }) scanned!: number;
  @ApiProperty({ type: Number, description: 'Mentions to look at; 0 until they have been counted.' }) total!: number;
  @ApiProperty({ type: Number, description: 'Mentions that the watch was added to.' }) matched!: number;
  @ApiProperty({ type: Number, nullable: true }) perSecond!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds left at this pace.' }) etaSeconds!: number | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it failed.' }) error!: string | null;
}

export class BackfillPage extends pageOf(BackfillView) {}
