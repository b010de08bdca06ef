import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
} from 'class-validator';
import { FAN_OUT_KINDS, type FanOutKind } from '../../domain/incident/incident.types.js';
import { LEFT_OUT_REASONS, type LeftOutReason } from '../../domain/incident/plan-fan-out.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsId } from '../../http/is-id.decorator.js';
import { PageQuery, pageOf } from '../../http/paging.js';

const MOST_TASKS = 5_000;
const MOST_GROUPS = 500;
const LARGEST_VERSION = 1_000_000;

export class FanOutBody {
  @ApiProperty({ enum: FAN_OUT_KINDS, description: 'statement: the first message · resolution: that it is over' })
  @IsIn(FAN_OUT_KINDS)
  kind!: FanOutKind;

  @ApiProperty({ type: Number, description: 'Of the statement.' })
  @IsInt()
  @Min(1)
  @Max(LARGEST_VERSION)
  statementVersion!: number;

  @ApiPropertyOptional({ type: [String], description: 'Keys of task groups. With taskIds: both. Neither: everybody.' })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(MOST_GROUPS)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  groups?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IfPresent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TASKS)
  @ArrayUnique()
  @IsId({ each: true })
  taskIds?: string[];

  @ApiPropertyOptional({ type: Boolean, default: true, description: 'Greets by name where the text does not.' })
  @IfPresent()
  @IsBoolean()
  personal?: boolean;
}

export class FanOutPreviewQuery {
  @ApiProperty({ enum: FAN_OUT_KINDS })
  @IsIn(FAN_OUT_KINDS)
  kind!: FanOutKind;

  @ApiProperty({ type: Number })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_VERSION)
  statementVersion!: number;

  @ApiPropertyOptional({ type: String, description: 'Keys of task groups, separated by commas. Absent: everybody.' })
  @IfPresent()
  @IsString()
  @Length(0, 20_000)
  groups?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'true' })
  @IfPresent()
  @IsIn(['true', 'false'])
  personal?: 'true' | 'false';
}

export class FanOutMessageView {
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String, description: 'Of the text.' }) lang!: string;
  @ApiProperty({ type: String, description: 'As this customer reads it.' }) text!: string;
  @ApiProperty({ enum: ['public', 'private'] }) visibility!: string;
  @ApiProperty({ type: Number, description: 'Seconds after the hold at which it leaves.' }) afterSeconds!: number;
}

export class FanOutLeftOut {
  @ApiProperty({ enum: LEFT_OUT_REASONS }) reason!: LeftOutReason;
  @ApiProperty({ type: Number }) count!: number;
  @ApiProperty({ type: [String] }) taskIds!: string[];
}

export class FanOutNetwork {
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: Number }) count!: number;
  @ApiProperty({ type: Number }) perMinute!: number;
  @ApiProperty({ type: Number, description: 'Seconds after the hold at which the last one leaves.' })
  lastAfterSeconds!: number;
}

export class FanOutPreview {
  @ApiProperty({ type: Number }) count!: number;
  @ApiProperty({ type: [FanOutMessageView], description: 'The first ones.' }) messages!: FanOutMessageView[];
  @ApiProperty({ type: [FanOutLeftOut] }) leftOut!: FanOutLeftOut[];
  @ApiProperty({ type: [FanOutNetwork] }) networks!: FanOutNetwork[];
  @ApiProperty({ type: Number, description: 'Everything can be taken back for so long.' }) holdSeconds!: number;
}

export class FanOutStarted extends FanOutPreview {
  @ApiProperty({ type: String, description: 'Names it for taking it back.' }) batch!: string;
  @ApiProperty({ type: String, format: 'date-time' }) undoUntil!: string;
}

export class FanOutUndoBody {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 60)
  batch!: string;
}

export class FanOutUndone {
  @ApiProperty({ type: Number, description: 'Messages that were taken back; the rest had left.' }) undone!: number;
}

export class FanOutQuery extends PageQuery {
  @ApiPropertyOptional({ enum: FAN_OUT_KINDS, description: 'Absent: both.' })
  @IfPresent()
  @IsIn(FAN_OUT_KINDS)
  kind?: FanOutKind;
}

export class FanOutReplyView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) state!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) sentAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
  @ApiProperty({ type: String, nullable: true }) problem!: string | null;
}

export class FanOutRowView {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ enum: FAN_OUT_KINDS }) kind!: FanOutKind;
  @ApiProperty({ type: String }) taskId!: string;
  @ApiProperty({ type: String }) customer!: string;
  @ApiProperty({ type: String }) network!: string;
  @ApiProperty({ type: String }) lang!: string;
  @ApiProperty({ type: String }) text!: string;
  @ApiProperty({ type: Number }) statementVersion!: number;
  @ApiProperty({ enum: ['waiting', 'written', 'left-out'], description: 'written: see the reply' }) state!: string;
  @ApiProperty({ type: String, nullable: true, enum: [...LEFT_OUT_REASONS, null] }) reason!: string | null;
  @ApiProperty({ type: FanOutReplyView, nullable: true }) reply!: FanOutReplyView | null;
}

export class FanOutPage extends pageOf(FanOutRowView) {}
