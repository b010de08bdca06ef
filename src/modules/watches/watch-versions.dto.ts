import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { pageOf } from '../../http/paging.js';
import { Named } from './watch-parts.dto.js';
import { WatchContent } from './watches.dto.js';

const VERSION_NAME = { oneOf: [{ type: 'integer' }, { type: 'string', enum: ['draft'] }] };

export class WatchVersionView extends WatchContent {
  @ApiProperty({ type: Number }) n!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was made.' }) reason!: string | null;
  @ApiProperty({ type: Named, nullable: true }) author!: Named | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: Boolean, description: 'The one that is in force.' }) isLive!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'The version whose content it has again.' })
  restoredFrom!: number | null;
}

export class WatchVersionPage extends pageOf(WatchVersionView) {}

export class DiffQuery {
  @ApiPropertyOptional({
    type: String,
    description: 'Number of a version, or `draft`; left out: the version before, for a draft the live one.',
  })
  @IfPresent()
  @Matches(/^([1-9]\d{0,8}|draft)$/, { message: 'against must be the number of a version, or draft' })
  against?: string;
}

export class WatchFieldChange {
  @ApiProperty({ type: String, example: 'priorityWeight' }) field!: string;
  @ApiProperty({ type: Object, nullable: true }) before!: unknown;
  @ApiProperty({ type: Object, nullable: true }) after!: unknown;
}

export class QueryPiece {
  @ApiProperty({ enum: ['same', 'added', 'removed'] }) kind!: 'same' | 'added' | 'removed';
  @ApiProperty({ type: String }) text!: string;
}

export class WatchDiff {
  @ApiProperty({ ...VERSION_NAME, nullable: true, description: 'Null: there was none before.' })
  from!: number | 'draft' | null;
  @ApiProperty(VERSION_NAME) to!: number | 'draft';
  @ApiProperty({ type: [WatchFieldChange], description: 'What differs, apart from the query.' })
  fields!: WatchFieldChange[];
  @ApiProperty({ type: [QueryPiece], description: 'The query, whole, in pieces.' }) query!: QueryPiece[];
}
