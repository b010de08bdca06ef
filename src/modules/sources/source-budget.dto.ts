import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';

const MOST_USD = 1_000_000;
const MOST_REQUESTS = 10_000_000;

/** What reading a source may cost; days and months are those of UTC. */
export class BudgetDto {
  @ApiPropertyOptional({ type: Number, minimum: 0.01, maximum: MOST_USD })
  @IfPresent()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(MOST_USD)
  usdPerMonth?: number;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_REQUESTS })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(MOST_REQUESTS)
  requestsPerDay?: number;
}

export class SpendOfPeriod {
  @ApiProperty({ type: Number }) requests!: number;
  @ApiProperty({ type: Number }) usd!: number;
}

export class SpendView {
  @ApiProperty({ type: SpendOfPeriod, description: 'Since midnight in UTC.' }) today!: SpendOfPeriod;
  @ApiProperty({ type: SpendOfPeriod, description: 'Since the first of the month in UTC.' }) month!: SpendOfPeriod;
}

export class QuotaView {
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ enum: ['requests', 'posts', 'units', 'usd'] }) unit!: 'requests' | 'posts' | 'units' | 'usd';
  @ApiProperty({ type: Number, nullable: true }) limit!: number | null;
  @ApiProperty({ type: Number, nullable: true }) remaining!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resetsAt!: string | null;
}

export class NoticeView {
  @ApiProperty({ type: String }) code!: string;
  @ApiProperty({ type: String, description: 'A sentence for an administrator.' }) text!: string;
}
