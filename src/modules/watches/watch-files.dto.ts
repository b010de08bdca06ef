import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, MaxLength } from 'class-validator';
import { WATCH_FILE_FORMATS, type WatchFileFormat } from '../../domain/watch-file/watch-file.types.js';
import { IfPresent } from '../../http/if-present.decorator.js';

const LONGEST_FILE = 1_000_000;

export class WatchFileQuery {
  @ApiPropertyOptional({ enum: WATCH_FILE_FORMATS, default: 'yaml' })
  @IfPresent()
  @IsIn(WATCH_FILE_FORMATS)
  format?: WatchFileFormat;
}

export class WatchImport {
  @ApiProperty({ enum: WATCH_FILE_FORMATS })
  @IsIn(WATCH_FILE_FORMATS)
  format!: WatchFileFormat;

  @ApiProperty({ type: String, maxLength: LONGEST_FILE, description: 'The file: at most 1,000 watches.' })
  @IsString()
  @MaxLength(LONGEST_FILE)
  content!: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Only say what would be done.' })
  @IfPresent()
  @IsBoolean()
  dryRun?: boolean;
}

export class WatchFileFaultDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Which watch of the file, from 1.' }) row!: number | null;
  @ApiProperty({ type: Number, nullable: true }) line!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'In YAML the character in its line, in CSV the cell in its row.',
  })
  column!: number | null;
  @ApiProperty({ type: String }) message!: string;
}

export class WatchImportResult {
  @ApiProperty({ type: [String], description: 'Names.' }) added!: string[];
  @ApiProperty({ type: [String] }) updated!: string[];
  @ApiProperty({ type: [String] }) unchanged!: string[];
  @ApiProperty({ type: [WatchFileFaultDto], description: 'With any of them nothing was written.' })
  faults!: WatchFileFaultDto[];
  @ApiProperty({ type: Boolean }) isDryRun!: boolean;
}
