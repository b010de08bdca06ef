import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { pageOf } from '../../http/paging.js';
import { HOLD_KINDS, type ErasureState, type HoldKind, type HoldState } from './rights.types.js';

const ERASURE_STATES: readonly ErasureState[] = ['requested', 'queued', 'running', 'done', 'cancelled', 'failed'];
const HOLD_STATES: readonly HoldState[] = ['requested', 'active', 'released'];

export class NewErasure {
  @ApiProperty({ type: String, description: 'As mentions name it.' })
  @IsString()
  @Length(1, 60)
  network!: string;

  @ApiPropertyOptional({ type: String, description: "The network's own id of the author; this or the handle." })
  @IfPresent()
  @IsString()
  @Length(1, 300)
  authorId?: string;

  @ApiPropertyOptional({ type: String, description: 'With or without @.' })
  @IfPresent()
  @IsString()
  @Length(1, 300)
  @Matches(/[^\s@]/, { message: 'handle must not be blank' })
  handle?: string;

  @ApiPropertyOptional({ type: String, description: 'Why: "letter of 3 May". Kept, unless it names the author.' })
  @IfPresent()
  @IsString()
  @Length(1, 1_000)
  note?: string;
}

export class ErasureView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: ERASURE_STATES, description: 'requested: an administrator has to start it.' })
  state!: ErasureState;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null once it is done.' }) authorId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null once it is done.' }) handle!: string | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Mentions of the author; null before the search.' })
  found!: number | null;
  @ApiProperty({ type: Number, description: 'Those that are done.' }) erased!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, description: 'Rows emptied, by place.' })
  removed!: Record<string, number>;
  @ApiProperty({ type: String, nullable: true }) error!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
}

export class ErasurePage extends pageOf(ErasureView) {}

export class NewLegalHold {
  @ApiProperty({ enum: HOLD_KINDS }) @IsIn(HOLD_KINDS) kind!: HoldKind;

  @ApiPropertyOptional({ type: String, description: 'Of the author.' })
  @IfPresent()
  @IsString()
  @Length(1, 60)
  network?: string;

  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, 300) authorId?: string;
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsString() @Length(1, 300) handle?: string;
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsId() mentionId?: string;
  @ApiPropertyOptional({ type: String }) @IfPresent() @IsId() storyId?: string;

  @ApiProperty({ type: String, description: 'What it is kept for: the case, the letter.' })
  @IsString()
  @Length(1, 1_000)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class LegalHoldView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: HOLD_KINDS }) kind!: HoldKind;
  @ApiProperty({ enum: HOLD_STATES }) state!: HoldState;
  @ApiProperty({ type: String, nullable: true }) network!: string | null;
  @ApiProperty({ type: String, nullable: true }) authorId!: string | null;
  @ApiProperty({ type: String, nullable: true }) handle!: string | null;
  @ApiProperty({ type: String, nullable: true }) mentionId!: string | null;
  @ApiProperty({ type: String, nullable: true }) storyId!: string | null;
  @ApiProperty({ type: String }) reason!: string;
  @ApiProperty({ type: Number, description: 'Deleted mentions that it keeps.' }) kept!: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) releasedAt!: string | null;
}

export class LegalHoldPage extends pageOf(LegalHoldView) {}

export class HeldAuthorView {
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  @ApiProperty({ type: String }) handle!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
}

export class HeldMentionView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: HeldAuthorView }) author!: HeldAuthorView;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) publishedAt!: string;
  @ApiProperty({ type: String, format: 'date-time' }) removedAt!: string;
}

export class HeldMentionPage extends pageOf(HeldMentionView) {}

export class StatementQuery {
  @ApiProperty({ type: String, example: '2026-11', description: 'In UTC.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'month must be YYYY-MM' })
  month!: string;
}

export class RightsStatement {
  @ApiProperty({ type: String }) month!: string;
  @ApiProperty({ type: Number, description: 'Deleted here because their network had deleted them.' }) mirrored!: number;
  @ApiProperty({ type: Number, description: 'Asked for at their network.' }) checked!: number;
  @ApiProperty({ type: Number, description: "Erased on their authors' wish." }) erased!: number;
  @ApiProperty({ type: Number, description: 'Deleted for everybody, kept under a legal hold.' }) retained!: number;
  @ApiProperty({ type: Number, description: 'Kept under a legal hold today.' }) held!: number;
  @ApiProperty({ type: Number, description: 'Deleted because the time of their source was over.' }) expired!: number;
  @ApiProperty({ type: Number, description: 'Shown again by authors who were erased, and not stored.' })
  dropped!: number;
}
