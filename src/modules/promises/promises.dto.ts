import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsTimeZone, Length, Matches } from 'class-validator';
import { UNCLEAR_REASONS } from '../../domain/promise/promise.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { NamedDto } from '../tasks/task-view.types.js';
import { PROMISE_STATES } from './promises.types.js';

export class NewPromiseBody {
  @ApiProperty({ type: String, format: 'date-time' }) @IsInstant() dueAt!: string;
  @ApiProperty({ type: String, description: 'What the customer was told.' })
  @IsString()
  @Length(1, 500)
  @Matches(/\S/, { message: 'text must not be blank' })
  text!: string;
}

export class PromiseDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The reply that made it.' }) replyId!: string | null;
  @ApiProperty({ type: String, description: 'The words that promise it.' }) text!: string;
  @ApiProperty({ type: String, description: 'IANA: the zone it was meant in.' }) zone!: string;
  @ApiProperty({ type: NamedDto }) madeBy!: NamedDto;
  @ApiProperty({ type: String, format: 'date-time' }) madeAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) dueAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nudgedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) keptAt!: string | null;
  @ApiProperty({ enum: PROMISE_STATES }) state!: string;
}

export class TaskPromisesDto {
  @ApiProperty({ type: [PromiseDto] }) items!: PromiseDto[];
}

export class ReadBody {
  @ApiProperty({ type: String }) @IsString() @Length(0, 10_000) text!: string;
  @ApiPropertyOptional({ type: String, description: 'Found out from the text where absent.' })
  @IfPresent()
  @IsString()
  @Length(2, 20)
  lang?: string;
  @ApiPropertyOptional({ type: String, description: 'IANA; that of the task’s team where absent, else UTC.' })
  @IfPresent()
  @IsTimeZone()
  zone?: string;
  @ApiPropertyOptional({ type: String, format: 'date-time' }) @IfPresent() @IsInstant() now?: string;
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsId() taskId?: string;
}

export class FoundTimeDto {
  @ApiProperty({ type: [Number], description: 'UTF-16 offsets in the text, end exclusive.' }) span!: number[];
  @ApiProperty({ type: String, format: 'date-time' }) dueAt!: string;
  @ApiProperty({ type: String }) zone!: string;
  @ApiProperty({ type: String }) text!: string;
}

export class UnclearTimeDto {
  @ApiProperty({ type: [Number] }) span!: number[];
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ enum: UNCLEAR_REASONS }) reason!: string;
}

export class ReadTimesDto {
  @ApiProperty({ type: [FoundTimeDto] }) found!: FoundTimeDto[];
  @ApiProperty({ type: [UnclearTimeDto], description: 'Times that say no one instant, and why.' })
  unclear!: UnclearTimeDto[];
  @ApiProperty({ type: [FoundTimeDto], description: 'Always empty: nothing is guessed.' }) guesses!: FoundTimeDto[];
}
