import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import {
  NewRebase,
  NewRehearsal,
  NewWeights,
  RebasePage,
  RebaseView,
  RehearsalView,
  WeightsVersionPage,
  WeightsVersionView,
} from './priorities.dto.js';
import { PriorityWeightsService } from './priority-weights.service.js';
import { RebasesService } from './rebases.service.js';
import { RehearsalsService } from './rehearsals.service.js';

@ApiTags('priorities')
@Controller('priorities')
export class PrioritiesController {
  constructor(
    private readonly weights: PriorityWeightsService,
    private readonly rehearsals: RehearsalsService,
    private readonly rebases: RebasesService,
  ) {}

  @Get('weights')
  @Access('priorities', 'read')
  @ApiOperation({ summary: 'What each part of a priority counts, in the version in force' })
  @ApiOkResponse({ type: WeightsVersionView })
  get(@CurrentActor() actor: Actor): Promise<WeightsVersionView> {
    return this.weights.get(actor);
  }

  @Get('weights/versions')
  @Access('priorities', 'read')
  @ApiOperation({ summary: 'Who changed the weights, when and why; newest first' })
  @ApiOkResponse({ type: WeightsVersionPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<WeightsVersionPage> {
    return this.weights.list(actor, page);
  }

  @Put('weights')
  @Access('priorities', 'update')
  @ApiOperation({
    summary: 'Puts other weights in force for the tasks to come',
    description: 'Open tasks keep what they were judged by until they are judged anew.',
  })
  @ApiOkResponse({ type: WeightsVersionView })
  change(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() change: NewWeights,
  ): Promise<WeightsVersionView> {
    return this.weights.change(actor, version, change);
  }

  @Post('rehearsals')
  @HttpCode(200)
  @Access('priorities', 'update')
  @ApiOperation({ summary: 'What other weights would have given to the tasks of the last days' })
  @ApiOkResponse({ type: RehearsalView })
  rehearse(@CurrentActor() actor: Actor, @Body() rehearsal: NewRehearsal): Promise<RehearsalView> {
    return this.rehearsals.rehearse(actor, rehearsal);
  }

  @Get('rebases')
  @Access('priorities', 'read')
  @ApiOperation({ summary: 'When open tasks were judged anew; newest first' })
  @ApiOkResponse({ type: RebasePage })
  listRebases(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<RebasePage> {
    return this.rebases.list(actor, page);
  }

  @Post('rebases')
  @HttpCode(202)
  @Access('priorities', 'act')
  @ApiOperation({
    summary: 'Judges open tasks anew by the weights in force',
    description: 'From the facts that were kept with each; levels that people set stay.',
  })
  @ApiAcceptedResponse({ type: RebaseView })
  rebase(@CurrentActor() actor: Actor, @Body() { version }: NewRebase): Promise<RebaseView> {
    return this.rebases.create(actor, version ?? null);
  }

  @Get('rebases/:id')
  @Access('priorities', 'read')
  @ApiOperation({ summary: 'How far it is' })
  @ApiOkResponse({ type: RebaseView })
  getRebase(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RebaseView> {
    return this.rebases.get(actor, id);
  }

  @Post('rebases/:id/cancel')
  @HttpCode(200)
  @Access('priorities', 'act')
  @ApiOperation({ summary: 'Stops it; what was judged stays' })
  @ApiOkResponse({ type: RebaseView })
  cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RebaseView> {
    return this.rebases.cancel(actor, id);
  }
}
