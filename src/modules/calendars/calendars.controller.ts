import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { hoursOf } from './calendar-hours.js';
import { CalendarPresets } from './calendar-presets.service.js';
import {
  CalendarChange,
  CalendarPage,
  CalendarPresetPage,
  CalendarPreview,
  CalendarToPreview,
  CalendarView,
  NewCalendar,
} from './calendars.dto.js';
import { CalendarsService } from './calendars.service.js';
import { previewCalendar } from './preview-calendar.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly presets: CalendarPresets,
  ) {}

  @Get()
  @Access('calendars', 'read')
  @ApiOperation({ summary: 'Opening hours by which promises are counted' })
  @ApiOkResponse({ type: CalendarPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<CalendarPage> {
    return this.calendars.list(actor, page);
  }

  @Get('presets')
  @Access('calendars', 'read')
  @ApiOperation({ summary: 'Starting points, with holidays as suggestions; nothing counts by them' })
  @ApiOkResponse({ type: CalendarPresetPage })
  listPresets(@CurrentActor() actor: Actor): CalendarPresetPage {
    return { items: this.presets.list(actor), nextCursor: null };
  }

  @Post()
  @Access('calendars', 'create')
  @ApiOperation({ summary: 'Adds a calendar' })
  @ApiCreatedResponse({ type: CalendarView })
  create(@CurrentActor() actor: Actor, @Body() calendar: NewCalendar): Promise<CalendarView> {
    return this.calendars.create(actor, calendar);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('calendars', 'read')
  @ApiOperation({ summary: 'The next fourteen days of hours, and the next opening' })
  @ApiOkResponse({ type: CalendarPreview })
  preview(@Body() { calendar, from }: CalendarToPreview): CalendarPreview {
    return previewCalendar(hoursOf(calendar, 'calendar'), from === undefined ? new Date() : new Date(from));
  }

  @Get(':id')
  @Access('calendars', 'read')
  @ApiOperation({ summary: 'One calendar in its newest version' })
  @ApiOkResponse({ type: CalendarView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<CalendarView> {
    return this.calendars.get(actor, id);
  }

  @Patch(':id')
  @Access('calendars', 'update')
  @ApiOperation({ summary: 'A new version; clocks that run keep theirs' })
  @ApiOkResponse({ type: CalendarView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: CalendarChange,
  ): Promise<CalendarView> {
    return this.calendars.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('calendars', 'delete')
  @ApiOperation({ summary: 'Removes a calendar that no standard in force counts by' })
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.calendars.remove(actor, id, version);
  }
}
