import { ApiProperty } from '@nestjs/swagger';

export class CheckDto {
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['ok', 'degraded', 'failing'] }) state!: string;
  @ApiProperty() detail!: string;
  @ApiProperty() since!: Date;
}

export class WorkerDto {
  @ApiProperty() id!: string;
  @ApiProperty() role!: string;
  @ApiProperty() startedAt!: Date;
  @ApiProperty() heartbeatAt!: Date;
}

export class JobDto {
  @ApiProperty() name!: string;
  @ApiProperty({ type: Date, nullable: true }) lastStartedAt!: Date | null;
  @ApiProperty({ type: Date, nullable: true }) lastFinishedAt!: Date | null;
  @ApiProperty({ type: Number, nullable: true }) lastDurationMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) lastError!: string | null;
  @ApiProperty() nextDueAt!: Date;
  @ApiProperty() runs!: number;
  @ApiProperty() failures!: number;
}

export class StatusDto {
  @ApiProperty() isHealthy!: boolean;
  @ApiProperty({ type: [CheckDto] }) checks!: CheckDto[];
  @ApiProperty({ type: [WorkerDto], description: 'Empty for those who see the summary only.' }) workers!: WorkerDto[];
  @ApiProperty({ type: [JobDto], description: 'Empty for those who see the summary only.' }) jobs!: JobDto[];
}
