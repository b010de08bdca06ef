import { ApiProperty } from '@nestjs/swagger';
import { AttainmentDto } from './attainment.dto.js';

export const REHEARSAL_WARNINGS = ['slow-source', 'late-detection', 'few-tasks'] as const;
export type RehearsalWarningCode = (typeof REHEARSAL_WARNINGS)[number];

export class RehearsalWarning {
  @ApiProperty({
    enum: REHEARSAL_WARNINGS,
    description:
      'slow-source: it is read less often than the target is long (source, seconds) · late-detection: one task in ten was ' +
      'older than the target before it was seen (seconds) · few-tasks: too few for a verdict (n)',
  })
  code!: RehearsalWarningCode;
  @ApiProperty({ type: 'object', additionalProperties: true }) values!: Record<string, string | number>;
}

export class RehearsedTargetDto extends AttainmentDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds, by exact count.' }) p50!: number | null;
  @ApiProperty({ type: Number, nullable: true }) p90!: number | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null under 30 tasks.' }) wouldHold!: boolean | null;
  @ApiProperty({ type: [Number], description: '168: Monday from midnight first.' }) missesByHour!: number[];
  @ApiProperty({ type: String, description: 'Zone of the hours.' }) zone!: string;
  @ApiProperty({ type: [RehearsalWarning] }) warnings!: RehearsalWarning[];
}

export class StandardRehearsalDto {
  @ApiProperty({ type: Number }) days!: number;
  @ApiProperty({ type: Number, description: 'Tasks of these days.' }) tasks!: number;
  @ApiProperty({ type: Boolean, description: 'More than 20,000: an even sample was counted.' }) isSampled!: boolean;
  @ApiProperty({ type: [RehearsedTargetDto] }) targets!: RehearsedTargetDto[];
}
