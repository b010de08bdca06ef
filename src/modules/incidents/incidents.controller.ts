import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { PageQuery } from '../../http/paging.js';
import { RaiseIncident } from './raise-incident.service.js';
import { IncidentExportQuery, IncidentReviewView, NewIncidentBody } from './incident-bodies.dto.js';
import { IncidentCharts } from './incident-chart.service.js';
import { IncidentQueries } from './incident-queries.service.js';
import { IncidentReviews } from './incident-review.service.js';
import {
  IncidentChart,
  IncidentChartQuery,
  IncidentEventPage,
  IncidentPage,
  IncidentParty,
  IncidentPosts,
  IncidentQuery,
  IncidentRoomView,
  IncidentTaskGroups,
  PlaybookPage,
} from './incidents.dto.js';
import { PlaybooksService } from './playbooks.service.js';

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly queries: IncidentQueries,
    private readonly raising: RaiseIncident,
    private readonly charts: IncidentCharts,
    private readonly reviews: IncidentReviews,
  ) {}

  @Get()
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Suspected and confirmed crises, newest first' })
  @ApiOkResponse({ type: IncidentPage })
  list(@CurrentActor() actor: Actor, @Query() filter: IncidentQuery): Promise<IncidentPage> {
    return this.queries.list(actor, filter);
  }

  @Post()
  @Access('incidents', 'create')
  @ApiOperation({
    summary: 'Raises an incident by hand',
    description: 'Where one of the same watch goes on, gives that one.',
  })
  @ApiCreatedResponse({ type: IncidentRoomView })
  async raise(@CurrentActor() actor: Actor, @Body() body: NewIncidentBody): Promise<IncidentRoomView> {
    const id = await this.raising.raise(actor, {
      title: body.title.trim(),
      severity: body.severity,
      watchId: body.watchId ?? null,
      startedAt: body.startedAt === undefined ? null : new Date(body.startedAt),
      taskIds: body.taskIds ?? [],
      playbook: body.playbook ?? null,
    });
    return this.queries.get(actor, id);
  }

  @Get('members')
  @Access('incidents', 'update')
  @ApiOperation({ summary: 'Who may be given a role' })
  @ApiOkResponse({ type: [IncidentParty] })
  members(@CurrentActor() actor: Actor): Promise<IncidentParty[]> {
    return this.queries.members(actor);
  }

  @Get(':id')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'The room: state, roles, statements, checklist' })
  @ApiOkResponse({ type: IncidentRoomView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IncidentRoomView> {
    return this.queries.get(actor, id);
  }

  @Get(':id/timeline')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'What happened, newest first' })
  @ApiOkResponse({ type: IncidentEventPage })
  timeline(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<IncidentEventPage> {
    return this.queries.timeline(actor, id, limit, cursor);
  }

  @Get(':id/posts')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Posts since it began whose authors reach most people' })
  @ApiOkResponse({ type: IncidentPosts })
  async posts(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IncidentPosts> {
    return { items: await this.charts.posts(actor, id) };
  }

  @Get(':id/tasks')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Its tasks by language and topic' })
  @ApiOkResponse({ type: IncidentTaskGroups })
  tasks(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IncidentTaskGroups> {
    return this.queries.groups(actor, id);
  }

  @Get(':id/chart')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Counts of five minutes against the usual band, with what was done' })
  @ApiOkResponse({ type: IncidentChart })
  chart(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { watchId }: IncidentChartQuery,
  ): Promise<IncidentChart> {
    return this.charts.chart(actor, id, watchId ?? null);
  }

  @Get(':id/review')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Measured times, and what was learnt' })
  @ApiOkResponse({ type: IncidentReviewView })
  review(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<IncidentReviewView> {
    return this.reviews.get(actor, id);
  }

  @Get(':id/export')
  @Access('incidents', 'read')
  @Header('content-type', 'text/markdown; charset=utf-8')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'All of it as one document, Markdown or JSON' })
  @ApiProduces('text/markdown')
  @ApiOkResponse({ schema: { type: 'string' } })
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { format }: IncidentExportQuery,
  ): Promise<string> {
    if (format === 'json') return JSON.stringify(await this.reviews.export(actor, id), null, 2);
    return this.reviews.exportMarkdown(actor, id);
  }
}

@ApiTags('incidents')
@Controller('incident-playbooks')
export class PlaybooksController {
  constructor(private readonly playbooks: PlaybooksService) {}

  @Get()
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Checklists that an incident can be worked by' })
  @ApiOkResponse({ type: PlaybookPage })
  list(@CurrentActor() actor: Actor): PlaybookPage {
    return { items: [...this.playbooks.list(actor)], nextCursor: null };
  }
}
