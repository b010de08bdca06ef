import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsId } from '../../http/is-id.decorator.js';
import { FoundMentionDto } from './found-mention.types.js';

export const SAMPLE_VERDICTS = ['keep', 'drop'] as const;
export type SampleVerdict = (typeof SAMPLE_VERDICTS)[number];

export class JudgedSample {
  @ApiProperty({ type: String }) @IsId() mentionId!: string;
  @ApiProperty({ enum: SAMPLE_VERDICTS, description: 'Whether it is what the watch is meant to find.' })
  @IsIn(SAMPLE_VERDICTS)
  verdict!: SampleVerdict;
}

export class PrecisionDto {
  @ApiProperty({ type: Number, minimum: 0, maximum: 100 }) percent!: number;
  @ApiProperty({ type: Number, description: 'Of the 95 % interval.' }) low!: number;
  @ApiProperty({ type: Number, description: 'Of the 95 % interval.' }) high!: number;
}

export class SampleCounts {
  @ApiProperty({ type: Number, description: 'Judged as meant, of what the live query finds.' }) kept!: number;
  @ApiProperty({ type: Number }) dropped!: number;
  @ApiProperty({ type: PrecisionDto, nullable: true, description: 'Null below 5 judgements.' })
  precision!: PrecisionDto | null;
}

export class WatchSamples extends SampleCounts {
  @ApiProperty({ type: [FoundMentionDto], description: 'Finds that nobody has judged yet, 10 at most.' })
  items!: FoundMentionDto[];
}
