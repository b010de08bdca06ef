import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { AlertQueries } from './alert-queries.service.js';
import { AlertPage, AlertQuery, AlertView } from './alerts.dto.js';

@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(private readonly alerts: AlertQueries) {}

  @Get()
  @Access('alerts', 'read')
  @ApiOperation({ summary: 'What people were told of and what became of each notice, newest first' })
  @ApiOkResponse({ type: AlertPage })
  list(@CurrentActor() actor: Actor, @Query() filter: AlertQuery): Promise<AlertPage> {
    return this.alerts.list(actor, filter);
  }

  @Get(':id')
  @Access('alerts', 'read')
  @ApiOkResponse({ type: AlertView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AlertView> {
    return this.alerts.get(actor, id);
  }

  @Post(':id/page-next')
  @HttpCode(200)
  @Access('alerts', 'act')
  @ApiOperation({ summary: 'Not me: the next of the chain is paged at once' })
  @ApiOkResponse({ type: AlertView })
  pageNext(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AlertView> {
    return this.alerts.pageNext(actor, id);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Access('alerts', 'act')
  @ApiOperation({ summary: 'Says that somebody has taken it on; it pages nobody any more' })
  @ApiOkResponse({ type: AlertView })
  acknowledge(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AlertView> {
    return this.alerts.acknowledge(actor, id);
  }
}
