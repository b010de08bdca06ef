import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray } from 'class-validator';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { MentionDto } from '../mentions/mention-view.types.js';

const MOST_SPLIT = 500;

export class StoryNetworkDto {
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: Number, description: 'Mentions on this network.' }) count!: number;
}

export class StoryDto {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String, description: 'The headline of its first article, else the first words of a post.' })
  title!: string;
  @ApiProperty({ type: String, format: 'date-time' }) firstSeenAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) lastSeenAt!: string;
  @ApiProperty({ type: Number, description: 'Of those you may see, as are all counts.' }) mentionCount!: number;
  @ApiProperty({ type: Number, description: 'Different authors.' }) voiceCount!: number;
  @ApiProperty({ type: Number, description: 'People its mentions may reach, each mention counted.' }) reach!: number;
  @ApiProperty({ type: [StoryNetworkDto] }) networks!: StoryNetworkDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Its open task.' }) taskId!: string | null;
  @ApiProperty({ type: Boolean, description: 'A person has taken it apart.' }) isSplit!: boolean;
}

export class StoryPage extends pageOf(StoryDto) {}

export class StoryMentionPage extends pageOf(MentionDto) {}

export class StorySplit {
  @ApiProperty({ type: [String], minItems: 1, maxItems: MOST_SPLIT, description: 'Mentions that leave the story.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SPLIT)
  @ArrayUnique()
  @IsId({ each: true })
  mentionIds!: string[];
}

export class StoryMerge {
  @ApiProperty({ type: String, description: 'The story that becomes part of this one.' })
  @IsId()
  storyId!: string;
}

export class SplitStories {
  @ApiProperty({ type: StoryDto, description: 'The new story, of the mentions that left.' }) story!: StoryDto;
  @ApiProperty({ type: StoryDto, description: 'The story they left.' }) from!: StoryDto;
}
