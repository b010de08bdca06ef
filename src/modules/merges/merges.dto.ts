import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { IsId } from '../../http/is-id.decorator.js';

const MOST_MENTIONS = 200;

export class MergeBody {
  @ApiProperty({ description: 'Id of the open task that answers the conversations of this one from now on.' })
  @IsId()
  into!: string;
}

export class SplitBody {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: MOST_MENTIONS,
    description: 'Mentions of the one conversation that becomes a task of its own again.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MENTIONS)
  @ArrayUnique()
  @IsId({ each: true })
  mentionIds!: string[];
}
