import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { FoundMentionDto } from './found-mention.types.js';
import { LANGUAGE, LONGEST_QUERY } from './watch-parts.dto.js';

const MOST_DAYS = 90;

export class PreviewRequest {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, LONGEST_QUERY)
  query!: string;

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(LANGUAGE, { each: true, message: 'each language must be a tag such as fi or zh-TW' })
  languages?: string[];

  @ApiPropertyOptional({
    type: String,
    description:
      'The watch that is edited: its kind and weight decide what would become a task, and it overlaps with no other by itself.',
  })
  @IfPresent()
  @IsId()
  watchId?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_DAYS, default: 30 })
  @IfPresent()
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  days?: number;
}

export class PreviewDay {
  @ApiProperty({ type: String, format: 'date' }) date!: string;
  @ApiProperty({ type: Number }) count!: number;
}

export class PreviewDaily {
  @ApiProperty({ type: Number }) mean!: number;
  @ApiProperty({ type: Number, description: 'Eight days of ten have at least these (10 % quantile) …' }) low!: number;
  @ApiProperty({ type: Number, description: '… and at most these (90 % quantile).' }) high!: number;
}

export class PreviewTasks {
  @ApiProperty({
    type: Number,
    description:
      'Conversations a day that would ask for an answer, judged by the sentiment stored with each mention as new posts are. A conversation that went on over several days counts once.',
  })
  perDay!: number;
  @ApiProperty({ type: Number, description: 'Those of priority P1.' }) p1PerDay!: number;
}

export class PreviewLoad {
  @ApiProperty({ type: Number, description: 'Working days of a person that a day of such tasks fills.' })
  people!: number;
  @ApiProperty({ type: Number, description: 'Minutes reckoned for each task, of 360 productive minutes a day.' })
  minutesPerTask!: number;
}

export class PreviewQuota {
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String, nullable: true, description: "What the network's own search would be asked." })
  native!: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Part of what is stored of the network that would be read, 0 to 1; null where nothing is known.',
  })
  share!: number | null;
  @ApiProperty({ enum: ['no-search', 'too-little', 'looked'], description: 'What `share` rests on.' }) code!: string;
  @ApiProperty({ type: Number, description: 'Stored mentions of the network that were looked at.' }) looked!: number;
  @ApiProperty({ type: [String], description: 'Parts of the query that are checked here after reading.' })
  checkedByUs!: string[];
  @ApiProperty({ type: String, description: 'The same in English.' }) note!: string;
}

export class NearMissReason {
  @ApiProperty({
    enum: [
      'language',
      'spelling',
      'compound',
      'inflection',
      'other-case',
      'too-far',
      'wrong-order',
      'excluded',
      'missing-part',
    ],
  })
  code!: string;
  @ApiProperty({ type: String, description: 'English.' }) text!: string;
  @ApiProperty({ type: Object, description: 'What the sentence is made of: names to texts and numbers.' })
  args!: Readonly<Record<string, string | number>>;
  @ApiProperty({ type: String, nullable: true, description: 'The whole query, changed so that it finds the mention.' })
  suggestion!: string | null;
}

export class PreviewNearMiss extends FoundMentionDto {
  @ApiProperty({ type: NearMissReason, description: 'The one condition that it fails.' }) reason!: NearMissReason;
}

export class PreviewOverlap {
  @ApiProperty({ type: String }) watchId!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number, description: 'Part of the hits that this watch has as well, 0 to 1.' }) share!: number;
}

export class WatchPreview {
  @ApiProperty({ type: Number, description: 'Mentions that the query finds; scaled up to the total from a sample.' })
  hits!: number;
  @ApiProperty({ type: Number, description: 'Mentions looked at.' }) sampled!: number;
  @ApiProperty({
    type: Number,
    description: 'Stored mentions of these days that you may see; estimated with a sample.',
  })
  total!: number;
  @ApiProperty({
    type: Boolean,
    description:
      'Only an even sample was looked at, and every count is scaled up from it: more than 100,000 mentions, very long ones, or a busy moment.',
  })
  isSampled!: boolean;
  @ApiProperty({ type: Number, description: 'Calendar days in UTC, today included.' }) days!: number;
  @ApiProperty({ type: [PreviewDay], description: 'Every day, oldest first.' }) perDay!: PreviewDay[];
  @ApiProperty({ type: PreviewDaily }) daily!: PreviewDaily;
  @ApiProperty({ type: PreviewTasks }) tasks!: PreviewTasks;
  @ApiProperty({ type: PreviewLoad }) load!: PreviewLoad;
  @ApiProperty({ type: [PreviewQuota] }) quota!: PreviewQuota[];
  @ApiProperty({ type: [PreviewNearMiss], description: 'Mentions that fail by exactly one condition.' })
  nearMisses!: PreviewNearMiss[];
  @ApiProperty({ type: [PreviewOverlap], description: 'Watches you may see that found the same, most first.' })
  overlaps!: PreviewOverlap[];
  @ApiProperty({ type: [FoundMentionDto], description: 'The newest hits.' }) examples!: FoundMentionDto[];
  @ApiProperty({ type: Number, description: 'Milliseconds.' }) tookMs!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the query is refused, with line and column.' })
  error!: string | null;
}
