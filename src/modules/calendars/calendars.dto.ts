import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IfPresent } from '../../http/if-present.decorator.js';
import { IsInstant } from '../../http/is-instant.decorator.js';
import { pageOf } from '../../http/paging.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const WEEK_SCHEMA = {
  oneOf: [
    { type: 'string' as const, enum: ['always'] },
    { type: 'object' as const, additionalProperties: { type: 'array' as const, items: { type: 'string' as const } } },
  ],
  description: '`always`, or windows by weekday: {"mon": ["09:00-12:00", "13:00-17:00"], …}; an end may be 24:00.',
};
const OPEN_SCHEMA = {
  type: 'object' as const,
  additionalProperties: { type: 'array' as const, items: { type: 'string' as const } },
  description: 'Dates with windows of their own: {"2026-12-05": ["10:00-14:00"]}.',
};

export class HolidaySuggestionDto {
  @ApiProperty({ type: String, example: '2026-12-24' })
  @Matches(DATE)
  date!: string;

  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 120)
  name!: string;
}

/** What the hours may be is checked by the reader of calendars, which tells every fault with its place. */
export class NewCalendar {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 120)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Europe/Helsinki',
    description: 'Needed unless always open.',
  })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  zone?: string | null;

  @ApiProperty(WEEK_SCHEMA)
  @IsDefined()
  week!: unknown;

  @ApiPropertyOptional({ type: [String], description: 'Closed dates.' })
  @IfPresent()
  @IsArray()
  closed?: unknown[];

  @ApiPropertyOptional(OPEN_SCHEMA)
  @IfPresent()
  open?: unknown;

  @ApiPropertyOptional({
    type: [HolidaySuggestionDto],
    description: 'Holidays somebody has yet to confirm, by closing their dates. They count for nothing.',
  })
  @IfPresent()
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => HolidaySuggestionDto)
  suggestions?: HolidaySuggestionDto[];
}

export class CalendarChange extends PartialType(NewCalendar, { skipNullProperties: false }) {}

export class CalendarHours {
  @ApiProperty({ type: String, nullable: true }) zone!: string | null;
  @ApiProperty(WEEK_SCHEMA) week!: unknown;
  @ApiProperty({ type: [String] }) closed!: string[];
  @ApiProperty(OPEN_SCHEMA) open!: Record<string, string[]>;
}

export class CalendarView extends CalendarHours {
  @ApiProperty({ type: String }) id!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: Number, description: 'Clocks keep the one they started with.' }) version!: number;
  @ApiProperty({ type: [HolidaySuggestionDto] }) suggestions!: HolidaySuggestionDto[];
  @ApiProperty({ type: Boolean, description: 'A standard in force counts by it; then it cannot be removed.' })
  isUsed!: boolean;
}

export class CalendarPage extends pageOf(CalendarView) {}

export class CalendarPreset extends CalendarHours {
  @ApiProperty({ type: String, example: 'fi' }) key!: string;
  @ApiProperty({ type: String }) name!: string;
  @ApiProperty({ type: [HolidaySuggestionDto] }) suggestions!: HolidaySuggestionDto[];
}

export class CalendarPresetPage extends pageOf(CalendarPreset) {}

export class CalendarToPreview {
  @ApiProperty({ type: 'object', additionalProperties: true, description: '{zone, week, closed, open}' })
  @IsDefined()
  calendar!: unknown;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Now unless given.' })
  @IfPresent()
  @IsInstant()
  from?: string;
}

export class PreviewWindow {
  @ApiProperty({ type: String, format: 'date-time' }) from!: string;
  @ApiProperty({ type: String, format: 'date-time' }) to!: string;
}

export class OpenDay {
  @ApiProperty({ type: String, example: '2026-12-24' }) date!: string;
  @ApiProperty({ type: [PreviewWindow], description: 'In absolute time: a changed clock shows.' })
  windows!: PreviewWindow[];
  @ApiProperty({ type: Number }) openSeconds!: number;
}

export class CalendarPreview {
  @ApiProperty({ type: Boolean }) isOpen!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextOpeningAt!: string | null;
  @ApiProperty({ type: [OpenDay], description: 'The date of `from` and the 13 after it.' }) days!: OpenDay[];
}
