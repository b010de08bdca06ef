import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageQuery } from '../../http/paging.js';
import { BackfillPage, BackfillView, NewBackfill } from './backfills.dto.js';
import { BackfillsService } from './backfills.service.js';

@ApiTags('backfills')
@Controller()
export class BackfillsController {
  constructor(private readonly backfills: BackfillsService) {}

  @Post('watches/:id/backfills')
  @HttpCode(202)
  @Access('watches', 'update')
  @ApiOperation({
    summary: 'Runs a watch over the mentions of the last days',
    description:
      'Looks at what is stored already, for whichever watch it was kept; it reads nothing anew from the networks. Each mention that the watch finds is added to it once and counted at the time it was published.',
  })
  @ApiAcceptedResponse({ type: BackfillView })
  create(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) watchId: string,
    @Body() backfill: NewBackfill,
  ): Promise<BackfillView> {
    return this.backfills.create(actor, watchId, backfill);
  }

  @Get('watches/:id/backfills')
  @Access('watches', 'read')
  @ApiOperation({ summary: 'Lists the backfills of a watch, newest first' })
  @ApiOkResponse({ type: BackfillPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) watchId: string,
    @Query() page: PageQuery,
  ): Promise<BackfillPage> {
    return this.backfills.list(actor, watchId, page);
  }

  @Get('backfills/:id')
  @Access('watches', 'read')
  @ApiOperation({ summary: 'How far a backfill is' })
  @ApiOkResponse({ type: BackfillView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BackfillView> {
    return this.backfills.get(actor, id);
  }

  @Post('backfills/:id/cancel')
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Stops a backfill; what it found stays' })
  @ApiOkResponse({ type: BackfillView })
  cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BackfillView> {
    return this.backfills.cancel(actor, id);
  }

  @Post('backfills/:id/resume')
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Goes on with a backfill that was cancelled or failed' })
  @ApiOkResponse({ type: BackfillView })
  resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BackfillView> {
    return this.backfills.resume(actor, id);
  }
}
