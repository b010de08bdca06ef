import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageQuery } from '../../http/paging.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { DrillSessions } from './drill-sessions.service.js';
import { DrillViews } from './drill-views.service.js';
import { DrillPage, DrillScenarioPage, DrillView, NewDrill, OwnTraining, TrainingPage } from './drills.dto.js';
import { EndDrill } from './end-drill.service.js';
import { DrillScenarios } from './scenarios.service.js';
import { StartDrill } from './start-drill.service.js';
import { TrainingRecord } from './training.service.js';

@ApiTags('drills')
@Controller('drills')
export class DrillsController {
  constructor(
    private readonly scenarios: DrillScenarios,
    private readonly views: DrillViews,
    private readonly starting: StartDrill,
    private readonly ending: EndDrill,
    private readonly sessions: DrillSessions,
    private readonly training: TrainingRecord,
  ) {}

  @Get('scenarios')
  @Access('drills', 'read')
  @ApiOperation({ summary: 'Crises that can be practised' })
  @ApiOkResponse({ type: DrillScenarioPage })
  async listScenarios(@CurrentActor() actor: Actor): Promise<DrillScenarioPage> {
    return { items: this.scenarios.list(actor, await this.views.languagesOf(actor)), nextCursor: null };
  }

  @Get('training')
  @Access('training', 'read')
  @ApiOperation({ summary: 'Who has practised how often, and how it went' })
  @ApiOkResponse({ type: TrainingPage })
  listTraining(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<TrainingPage> {
    return this.training.list(actor, page);
  }

  @Get()
  @Access('drills', 'read')
  @ApiOperation({ summary: 'Drills, the newest first' })
  @ApiOkResponse({ type: DrillPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<DrillPage> {
    return this.views.list(actor, page);
  }

  @Post()
  @Access('drills', 'create')
  @ApiOperation({ summary: 'Starts a drill in a workspace of its own; one at a time' })
  @ApiCreatedResponse({ type: DrillView })
  async start(@CurrentActor() actor: Actor, @Body() body: NewDrill): Promise<DrillView> {
    const { id: scenarioId, scenario } = this.scenarios.require(body.scenarioId);
    const { participants, notifierIds = [] } = body;
    const id = await this.starting.start(actor, { scenarioId, scenario, participants, notifierIds, speed: 1 });
    return this.views.get(actor, id);
  }

  @Post('leave')
  @HttpCode(204)
  @Access('drills', 'act')
  @ApiOperation({ summary: 'Brings this session home from the drill it is in' })
  @ApiNoContentResponse()
  leave(@CurrentActor() actor: Actor, @Req() request: EarshotRequest): Promise<void> {
    return this.sessions.leave(actor, request.credential);
  }

  @Post('end')
  @HttpCode(200)
  @Access('drills', 'act')
  @ApiOperation({
    summary: 'Ends the drill that this session is in, by the right of the own workspace; its report is made',
  })
  @ApiOkResponse({ type: DrillView })
  async endOwn(@CurrentActor() actor: Actor): Promise<DrillView> {
    const id = await this.ending.requireOwn(actor);
    return this.views.get(await this.ending.end(actor, id), id);
  }

  @Post('cancel')
  @HttpCode(200)
  @Access('drills', 'act')
  @ApiOperation({
    summary: 'Ends the drill that this session is in without a report, by the right of the own workspace',
  })
  @ApiOkResponse({ type: DrillView })
  async cancelOwn(@CurrentActor() actor: Actor): Promise<DrillView> {
    const id = await this.ending.requireOwn(actor);
    return this.views.get(await this.ending.cancel(actor, id), id);
  }

  @Get(':id')
  @Access('drills', 'read')
  @ApiOperation({ summary: 'A drill, with its report once it has ended' })
  @ApiOkResponse({ type: DrillView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DrillView> {
    return this.views.get(actor, id);
  }

  @Post(':id/enter')
  @HttpCode(204)
  @Access('drills', 'act')
  @ApiOperation({ summary: 'Lets this session be in the drill, until it leaves or the drill ends' })
  @ApiNoContentResponse()
  enter(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Req() request: EarshotRequest): Promise<void> {
    return this.sessions.enter(actor, request.credential, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('drills', 'update')
  @ApiOperation({ summary: 'Ends a drill; its report is made' })
  @ApiOkResponse({ type: DrillView })
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DrillView> {
    return this.views.get(await this.ending.end(actor, id), id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Access('drills', 'update')
  @ApiOperation({ summary: 'Ends a drill without a report' })
  @ApiOkResponse({ type: DrillView })
  async cancel(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DrillView> {
    return this.views.get(await this.ending.cancel(actor, id), id);
  }
}

@ApiTags('me')
@Controller('me/training')
export class OwnTrainingController {
  constructor(private readonly training: TrainingRecord) {}

  @Get()
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'The drills that the reader took part in' })
  @ApiOkResponse({ type: OwnTraining })
  async own(@CurrentActor() actor: Actor): Promise<OwnTraining> {
    return { items: await this.training.own(actor) };
  }
}
