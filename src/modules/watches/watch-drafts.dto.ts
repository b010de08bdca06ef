import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Named } from './watch-parts.dto.js';
import { WatchContent, WatchFields } from './watches.dto.js';

/** What is left out is as in the live version. */
export class NewWatchDraft extends PartialType(WatchFields, { skipNullProperties: false }) {}

export class WatchDraftView extends WatchContent {
  @ApiProperty({ type: Number, description: 'Of the draft itself; what If-Match names when it is saved or removed.' })
  version!: number;
  @ApiProperty({ type: Number, description: 'The version of the watch it was begun from.' }) basedOn!: number;
  @ApiProperty({ type: Boolean, description: 'The watch has moved on: it can no longer be saved or published.' })
  isStale!: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt!: string;
  @ApiProperty({ type: Named, nullable: true }) updatedBy!: Named | null;
}
