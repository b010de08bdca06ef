import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { TROUBLE_REASONS, type TroubleReason } from '../../domain/coverage/coverage.types.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { pageOf } from '../../http/paging.js';

const SOURCE_STATES = ['waiting', 'ok', 'degraded', 'blind', 'paused'] as const;
const OVERALL_STATES = ['ok', 'degraded', 'blind'] as const;
const TROUBLE_STATES = ['degraded', 'blind'] as const;
const GAP_STATES = ['open', 'filling', 'filled', 'lost'] as const;

export class CoveredSource {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) connector!: string;
  @ApiProperty({ type: String }) network!: string;
}

export class CoverageReason {
  @ApiProperty({ enum: TROUBLE_REASONS }) code!: TroubleReason;
  @ApiProperty({ type: String, description: 'A sentence for an administrator.' }) text!: string;
}

export class CoverageQuota {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: String }) unit!: string;
  @ApiProperty({ type: Number, nullable: true }) limit!: number | null;
  @ApiProperty({ type: Number, nullable: true }) remaining!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resetsAt!: string | null;
}

export class CoverageSpendPeriod {
  @ApiProperty({ type: Number }) requests!: number;
  @ApiProperty({ type: Number }) usd!: number;
}

export class CoverageSpend {
  @ApiProperty({ type: CoverageSpendPeriod }) today!: CoverageSpendPeriod;
  @ApiProperty({ type: CoverageSpendPeriod }) month!: CoverageSpendPeriod;
}

export class SourceCoverage {
  @ApiProperty({ type: CoveredSource }) source!: CoveredSource;
  @ApiProperty({ enum: SOURCE_STATES }) state!: (typeof SOURCE_STATES)[number];
  @ApiProperty({ type: String, format: 'date-time' }) since!: string;
  @ApiProperty({ type: CoverageReason, nullable: true }) reason!: CoverageReason | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSuccessAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastPostAt!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'New posts a day by its past four weeks, as far as it was read; null in its first two days.',
  })
  expectedPerDay!: number | null;
  @ApiProperty({ type: Number, description: 'New posts in the last 24 hours.' }) seenPerDay!: number;
  @ApiProperty({ type: [CoverageQuota] }) quotas!: CoverageQuota[];
  @ApiProperty({ type: CoverageSpend }) spend!: CoverageSpend;
  @ApiProperty({ type: Number, description: 'Intervals that were missed and are still to be read.' }) openGaps!: number;
  @ApiProperty({ type: Number, description: 'Hours of the last 30 days that were missed and not read later.' })
  missingHours!: number;
}

export class CoveragePage extends pageOf(SourceCoverage) {
  @ApiProperty({ type: String, format: 'date-time' }) asOf!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the sources were last looked over. Older than three minutes: nothing here is to be relied on.',
  })
  checkedAt!: string | null;
  @ApiProperty({ enum: OVERALL_STATES, description: 'The worst of all sources, not of this page alone.' })
  state!: (typeof OVERALL_STATES)[number];
}

export class CoverageHistoryQuery {
  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  from!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  @IsInstant()
  to!: string;

  @ApiPropertyOptional({
    type: String,
    description: 'Only sources that brought mentions of this watch in the four weeks before `to`; all where none did.',
  })
  @IsOptional()
  @IsId()
  watch?: string;
}

export class CoverageTrouble {
  @ApiProperty({ type: CoveredSource }) source!: CoveredSource;
  @ApiProperty({ enum: TROUBLE_STATES }) state!: (typeof TROUBLE_STATES)[number];
  @ApiProperty({ type: CoverageReason, nullable: true }) reason!: CoverageReason | null;
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: it goes on.' })
  to!: string | null;
}

export class CoverageGap {
  @ApiProperty({ type: CoveredSource }) source!: CoveredSource;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) from!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ enum: GAP_STATES }) state!: (typeof GAP_STATES)[number];
}

export class CoverageHistory {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
  @ApiProperty({ enum: OVERALL_STATES, description: 'The worst there was in the time.' })
  state!: (typeof OVERALL_STATES)[number];
  @ApiProperty({ type: Number, description: 'Time in which at least one source was blind.' }) blindSeconds!: number;
  @ApiProperty({ type: [CoverageTrouble], description: 'At most 500, oldest first.' }) items!: CoverageTrouble[];
  @ApiProperty({
    type: [CoverageGap],
    description: 'Intervals that are not read yet or lost; at most 500, oldest first.',
  })
  gaps!: CoverageGap[];
}
