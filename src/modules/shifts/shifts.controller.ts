import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { AbsencesService } from './absences.service.js';
import { OnCallService } from './on-call.service.js';
import { PresenceService } from './presence.service.js';
import {
  AbsenceDto,
  AbsencePage,
  NewAbsence,
  NewShift,
  PresenceBody,
  PresenceNow,
  ShiftChange,
  ShiftDto,
  ShiftPage,
  ShiftQuery,
  ShiftsNow,
  ShiftWeek,
  WeekQuery,
} from './shifts.dto.js';
import { ShiftsService } from './shifts.service.js';

@ApiTags('shifts')
@Controller('shifts')
export class ShiftsController {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly onCall: OnCallService,
  ) {}

  @Get()
  @Access('shifts', 'read')
  @ApiOkResponse({ type: ShiftPage })
  list(@CurrentActor() actor: Actor, @Query() filter: ShiftQuery): Promise<ShiftPage> {
    return this.shifts.list(actor, filter);
  }

  @Get('now')
  @Access('shifts', 'read')
  @ApiOperation({ summary: 'Who is on shift now, and which teams are covered' })
  @ApiOkResponse({ type: ShiftsNow })
  now(@CurrentActor() actor: Actor): Promise<ShiftsNow> {
    return this.onCall.now(actor, new Date());
  }

  @Get('week')
  @Access('shifts', 'read')
  @ApiOperation({ summary: 'Seven days of shifts and absences, and when a team has nobody' })
  @ApiOkResponse({ type: ShiftWeek })
  week(@CurrentActor() actor: Actor, @Query() { from }: WeekQuery): Promise<ShiftWeek> {
    return this.onCall.week(actor, from === undefined ? new Date() : new Date(from));
  }

  @Post()
  @Access('shifts', 'create')
  @ApiCreatedResponse({ type: ShiftDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewShift): Promise<ShiftDto> {
    return this.shifts.create(actor, body);
  }

  @Patch(':id')
  @Access('shifts', 'update')
  @ApiOkResponse({ type: ShiftDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: ShiftChange,
  ): Promise<ShiftDto> {
    return this.shifts.change(actor, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('shifts', 'delete')
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.shifts.remove(actor, id, version);
  }
}

@ApiTags('shifts')
@Controller('absences')
export class AbsencesController {
  constructor(private readonly absences: AbsencesService) {}

  @Get()
  @Access('shifts', 'read')
  @ApiOperation({ summary: 'Who is or will be out of office' })
  @ApiOkResponse({ type: AbsencePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AbsencePage> {
    return this.absences.list(actor, page);
  }

  @Post()
  @Access('own-account', 'create')
  @ApiOperation({ summary: 'Out of office: oneself, or others for whoever may change their shifts' })
  @ApiCreatedResponse({ type: AbsenceDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewAbsence): Promise<AbsenceDto> {
    return this.absences.create(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('own-account', 'delete')
  @ApiNoContentResponse()
  remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.absences.remove(actor, id);
  }
}

@ApiTags('me')
@Controller('me/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @Access('own-account', 'read')
  @ApiOkResponse({ type: PresenceNow })
  get(@CurrentActor() actor: Actor): Promise<PresenceNow> {
    return this.presence.get(actor);
  }

  @Put()
  @Access('own-account', 'update')
  @ApiOperation({ summary: 'Whether one is at the desk; said again every 30 seconds, else it goes away by itself' })
  @ApiOkResponse({ type: PresenceNow })
  say(@CurrentActor() actor: Actor, @Body() { state }: PresenceBody): Promise<PresenceNow> {
    return this.presence.say(actor, state);
  }
}
