import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { Actor } from '../../domain/access/access.types.js';
import { Access, PublicRoute } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { IfPresent } from '../../http/if-present.decorator.js';
import { StrictThrottle } from '../../http/throttle.guard.js';
import { CodeBody, ContactsBody, ContactsDto } from './contacts.dto.js';
import { ContactsService } from './contacts.service.js';
import { DailyTest } from './daily-test.service.js';
import { OnCallScheduleService } from './on-call-schedule.service.js';
import { OnCallView } from './on-call-view.service.js';
import {
  CalendarFeed,
  ImportedCalendar,
  NewOverride,
  OnCallBody,
  OnCallDto,
  OnCallNow,
  OnCallTestDto,
} from './on-call.dto.js';

class FeedQuery {
  @ApiProperty({ type: String })
  @IsString()
  @Length(1, 100)
  token!: string;
}

class ImportQuery {
  @ApiPropertyOptional({ type: String, description: 'The rotation it is about; none: all.' })
  @IfPresent()
  @IsString()
  @Length(1, 40)
  rotation?: string;
}

@ApiTags('on-call')
@Controller('on-call')
export class OnCallController {
  constructor(
    private readonly schedules: OnCallScheduleService,
    private readonly view: OnCallView,
    private readonly tests: DailyTest,
  ) {}

  @Get()
  @Access('escalation-chains', 'read')
  @ApiOkResponse({ type: OnCallDto })
  read(@CurrentActor() actor: Actor): Promise<OnCallDto> {
    return this.schedules.read(actor, new Date());
  }

  @Put()
  @Access('escalation-chains', 'update')
  @ApiOperation({ summary: 'As a whole; chains that run already go on as they started' })
  @ApiOkResponse({ type: OnCallDto })
  write(@CurrentActor() actor: Actor, @IfMatch() version: number | null, @Body() body: OnCallBody): Promise<OnCallDto> {
    return this.schedules.write(actor, body, version, new Date());
  }

  @Get('now')
  @Access('escalation-chains', 'read')
  @ApiOperation({ summary: 'Who is on call now, the next two weeks, and when nobody is' })
  @ApiOkResponse({ type: OnCallNow })
  now(@CurrentActor() actor: Actor): Promise<OnCallNow> {
    return this.view.now(actor, new Date());
  }

  @Post('overrides')
  @HttpCode(200)
  @Access('own-account', 'create')
  @ApiOperation({ summary: 'Somebody does it instead for a while: a swap, or turns of one’s own given to another' })
  @ApiOkResponse({ type: OnCallDto })
  addOverride(@CurrentActor() actor: Actor, @Body() body: NewOverride): Promise<OnCallDto> {
    return this.schedules.addOverride(actor, body, new Date());
  }

  @Delete('overrides/:id')
  @Access('own-account', 'delete')
  @ApiOkResponse({ type: OnCallDto })
  removeOverride(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OnCallDto> {
    return this.schedules.removeOverride(actor, id, new Date());
  }

  @Get('test')
  @Access('escalation-chains', 'read')
  @ApiOperation({ summary: 'The last test: who was reached, and who was not' })
  @ApiOkResponse({ type: OnCallTestDto })
  test(@CurrentActor() actor: Actor): Promise<OnCallTestDto> {
    return this.tests.latest(actor);
  }

  @Post('test')
  @HttpCode(200)
  @Access('escalation-chains', 'update')
  @ApiOperation({ summary: 'Pages everybody now, as a test' })
  @ApiOkResponse({ type: OnCallTestDto })
  startTest(@CurrentActor() actor: Actor): Promise<OnCallTestDto> {
    return this.tests.startByHand(actor, new Date());
  }

  @Post('feed')
  @HttpCode(200)
  @Access('own-account', 'create')
  @ApiOperation({ summary: 'An address for one’s calendar program; a new one ends the one before' })
  @ApiOkResponse({ type: CalendarFeed })
  makeFeed(@CurrentActor() actor: Actor): Promise<CalendarFeed> {
    return this.view.makeFeed(actor);
  }

  @Delete('feed')
  @HttpCode(204)
  @Access('own-account', 'delete')
  @ApiNoContentResponse()
  removeFeed(@CurrentActor() actor: Actor): Promise<void> {
    return this.view.removeFeed(actor);
  }

  @Post('import')
  @HttpCode(200)
  @Access('escalation-chains', 'update')
  @ApiConsumes('text/calendar')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOperation({ summary: 'Events of a calendar become overrides; who is meant is found by mail address or name' })
  @ApiOkResponse({ type: ImportedCalendar })
  importCalendar(
    @CurrentActor() actor: Actor,
    @Query() { rotation }: ImportQuery,
    @Body() text: unknown,
  ): Promise<ImportedCalendar> {
    return this.view.importCalendar(actor, text, rotation ?? null, new Date());
  }

  @Get(':which.ics')
  @PublicRoute('the token in the address, made by a person for their calendar program')
  @StrictThrottle()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOperation({ summary: 'mine, all, or a rotation, as iCalendar' })
  @ApiOkResponse({ schema: { type: 'string' } })
  feed(@Param('which') which: string, @Query() { token }: FeedQuery): Promise<string> {
    return this.view.feed(which, token, new Date());
  }
}

@ApiTags('me')
@Controller('me/contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'How I am reached when I am paged, in order' })
  @ApiOkResponse({ type: ContactsDto })
  list(@CurrentActor() actor: Actor): Promise<ContactsDto> {
    return this.contacts.list(actor);
  }

  @Put()
  @Access('own-account', 'update')
  @ApiOkResponse({ type: ContactsDto })
  replace(@CurrentActor() actor: Actor, @Body() body: ContactsBody): Promise<ContactsDto> {
    return this.contacts.replace(actor, body);
  }

  @Post(':id/code')
  @HttpCode(200)
  @Access('own-account', 'act')
  @ApiOperation({ summary: 'Sends a code there; at most one a minute' })
  @ApiOkResponse({ type: ContactsDto })
  sendCode(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ContactsDto> {
    return this.contacts.sendCode(actor, id);
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Access('own-account', 'act')
  @ApiOkResponse({ type: ContactsDto })
  verify(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { code }: CodeBody,
  ): Promise<ContactsDto> {
    return this.contacts.verify(actor, id, code);
  }
}
