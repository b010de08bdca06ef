import { ApiProperty, ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { MUTE_KINDS, type MuteKind } from '../../domain/mute/mute.types.js';
import { IsId } from '../../http/is-id.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { pageOf } from '../../http/paging.js';
import { FoundMentionDto } from '../watches/found-mention.types.js';

export class MuteParty {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
}

export class Mute {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: MUTE_KINDS }) kind!: MuteKind;
  @ApiProperty({ type: String, description: 'A handle, a host, the id of a conversation, or a query.' }) value!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: any.' }) network!: string | null;
  @ApiProperty({ type: MuteParty, nullable: true, description: 'Only what this watch alone finds; null: any.' })
  watch!: MuteParty | null;
  @ApiProperty({ type: MuteParty, nullable: true, description: 'Only what concerns this team alone; null: everybody.' })
  team!: MuteParty | null;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: MuteParty, description: 'Who made it.' }) owner!: MuteParty;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt!: string | null;
  @ApiProperty({ type: Number, description: 'Mentions it has kept out of the inbox so far.' }) hiddenTotal!: number;
  @ApiProperty({ type: Boolean, description: 'At its end; it hides nothing more.' }) isExpired!: boolean;
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
}

export class MutePage extends pageOf(Mute) {}

export class NewMute {
  @ApiProperty({ enum: MUTE_KINDS })
  @IsIn(MUTE_KINDS)
  kind!: MuteKind;

  @ApiProperty({
    type: String,
    description:
      'author: a handle, of `network` · site: a host, with its subdomains · thread: `conversation.id` of a mention, of `network` · words: a query of the language of watches',
  })
  @IsString()
  @Length(1, 5_000)
  value!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Needed for an author and a thread.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,59}$/)
  network?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Id of a watch: only what it alone finds.' })
  @IsOptional()
  @IsId()
  watch?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Id of a team: only what concerns it alone. Left out: the whole workspace, for whoever may mute for an own team only the first of these.',
  })
  @IsOptional()
  @IsId()
  team?: string | null;

  @ApiProperty({ type: String, maxLength: 1_000 })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'One year away at most.' })
  @IsOptional()
  @IsInstant()
  expiresAt?: string | null;
}

export class MuteChange extends PartialType(OmitType(NewMute, ['kind']), { skipNullProperties: false }) {}

export class MuteToPreview extends PickType(NewMute, ['kind', 'value', 'network', 'watch', 'team']) {}

export class HiddenMention extends FoundMentionDto {
  @ApiProperty({ enum: ['P1', 'P2', 'P3', 'P4'], nullable: true, description: 'Of the task of its conversation.' })
  priority!: 'P1' | 'P2' | 'P3' | 'P4' | null;
}

export class TasksByPriority {
  @ApiProperty({ type: Number }) P1!: number;
  @ApiProperty({ type: Number }) P2!: number;
  @ApiProperty({ type: Number }) P3!: number;
  @ApiProperty({ type: Number }) P4!: number;
}

export class MutePreview {
  @ApiProperty({ type: Number, description: 'How far back was looked.' }) days!: number;
  @ApiProperty({ type: Number, description: 'Mentions it would have hidden.' }) hidden!: number;
  @ApiProperty({
    type: TasksByPriority,
    description:
      'Tasks opened in that time for the conversations of these mentions. One that other mentions opened as well would have stayed.',
  })
  byPriority!: TasksByPriority;
  @ApiProperty({ type: Boolean, description: 'There is more than was looked at: the newest only.' })
  isSampled!: boolean;
  @ApiProperty({ type: [HiddenMention], description: 'The most urgent first, then the newest; 10 at most.' })
  examples!: HiddenMention[];
  @ApiProperty({ type: String, nullable: true, description: 'Why there can be no such rule.' })
  error!: string | null;
}
