import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import {
  NewNotifier,
  NotifierChange,
  NotifierKindPage,
  NotifierPage,
  NotifierTest,
  NotifierView,
} from './notifiers.dto.js';
import { NotifiersService } from './notifiers.service.js';

@ApiTags('alerts')
@Controller('notifier-kinds')
export class NotifierKindsController {
  constructor(private readonly notifiers: NotifiersService) {}

  @Get()
  @Access('notifiers', 'read')
  @ApiOperation({ summary: 'The ways notices can be sent, and the fields of their forms' })
  @ApiOkResponse({ type: NotifierKindPage })
  list(@CurrentActor() actor: Actor): NotifierKindPage {
    return { items: this.notifiers.listKinds(actor), nextCursor: null };
  }
}

@ApiTags('alerts')
@Controller('notifiers')
export class NotifiersController {
  constructor(private readonly notifiers: NotifiersService) {}

  @Get()
  @Access('notifiers', 'read')
  @ApiOperation({ summary: 'Where notices of alerts go' })
  @ApiOkResponse({ type: NotifierPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<NotifierPage> {
    return this.notifiers.list(actor, page);
  }

  @Post()
  @Access('notifiers', 'create')
  @ApiOperation({ summary: 'Adds a notifier; it is told of what happens from now on' })
  @ApiCreatedResponse({ type: NotifierView })
  create(@CurrentActor() actor: Actor, @Body() notifier: NewNotifier): Promise<NotifierView> {
    return this.notifiers.create(actor, notifier);
  }

  @Patch(':id')
  @Access('notifiers', 'update')
  @ApiOperation({ summary: 'Changes, pauses or resumes a notifier; settings are replaced as a whole' })
  @ApiOkResponse({ type: NotifierView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: NotifierChange,
  ): Promise<NotifierView> {
    return this.notifiers.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('notifiers', 'delete')
  @ApiOperation({ summary: 'Removes a notifier and its credentials' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.notifiers.remove(actor, id, version);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Access('notifiers', 'act')
  @ApiOperation({ summary: 'Sends a notice now; refused with the reason where it does not arrive' })
  @ApiOkResponse({ type: NotifierTest })
  test(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<NotifierTest> {
    return this.notifiers.test(actor, id);
  }
}
