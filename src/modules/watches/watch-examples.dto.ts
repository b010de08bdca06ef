import { ApiProperty, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { EXAMPLE_EXPECTATIONS, type ExampleExpectation } from '../../domain/watch/watch-definition.types.js';
import { MOST_EXAMPLES, WatchExampleDto } from './watch-parts.dto.js';
import { WatchFields } from './watches.dto.js';

export class ExamplesToTest extends PickType(WatchFields, ['query', 'languages']) {
  @ApiProperty({ type: [WatchExampleDto] })
  @IsArray()
  @ArrayMaxSize(MOST_EXAMPLES)
  @ValidateNested({ each: true })
  @Type(() => WatchExampleDto)
  examples!: WatchExampleDto[];
}

export class ExampleReason {
  @ApiProperty({ type: String }) code!: string;
  @ApiProperty({ type: Object, description: 'What the sentence is made of: names to texts and numbers.' })
  args!: Readonly<Record<string, string | number>>;
}

export class ExampleResult {
  @ApiProperty({ enum: EXAMPLE_EXPECTATIONS }) expects!: ExampleExpectation;
  @ApiProperty({ type: Boolean }) isFound!: boolean;
  @ApiProperty({ type: Boolean, description: 'As it should be.' }) isGreen!: boolean;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
    description: '[start, end) in UTF-16 units of the text.',
  })
  spans!: [number, number][];
  @ApiProperty({ type: Boolean }) isLookalike!: boolean;
  @ApiProperty({ type: String, description: 'One sentence.' }) why!: string;
  @ApiProperty({ type: [ExampleReason], description: 'Why it was not found.' }) reasons!: readonly ExampleReason[];
}

export class ExampleResults {
  @ApiProperty({ type: Number }) passed!: number;
  @ApiProperty({ type: Number }) failed!: number;
  @ApiProperty({ type: [ExampleResult], description: 'In the order of the examples.' }) results!: ExampleResult[];
}
