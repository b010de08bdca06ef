import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { readOpmlBody } from './opml-body.js';
import { SourceChangesService } from './source-changes.service.js';
import { SourceImportService } from './source-import.service.js';
import { SourceTroubleService } from './source-trouble.service.js';
import {
  GapPage,
  GapView,
  NewSource,
  OpmlDocument,
  OpmlResult,
  PolledSource,
  QuarantinePage,
  SourceChange,
  SourcePage,
  SourceView,
} from './sources.dto.js';
import { SourcesService } from './sources.service.js';

@ApiTags('sources')
@Controller('sources')
export class SourcesController {
  constructor(
    private readonly sources: SourcesService,
    private readonly changes: SourceChangesService,
    private readonly trouble: SourceTroubleService,
    private readonly imports: SourceImportService,
    private readonly env: Env,
  ) {}

  @Get()
  @Access('sources', 'read')
  @ApiOperation({ summary: 'Lists the sources and how they are' })
  @ApiOkResponse({ type: SourcePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery, @Req() request: EarshotRequest): Promise<SourcePage> {
    return this.sources.list(actor, page, this.originOf(request));
  }

  @Post()
  @Access('sources', 'create')
  @ApiOperation({ summary: 'Adds a source; it is read at once' })
  @ApiCreatedResponse({ type: SourceView })
  create(@CurrentActor() actor: Actor, @Body() source: NewSource, @Req() request: EarshotRequest): Promise<SourceView> {
    return this.changes.create(actor, source, this.originOf(request));
  }

  @Post('opml')
  @HttpCode(200)
  @Access('sources', 'create')
  @ApiOperation({ summary: 'Adds every feed of an OPML list' })
  @ApiConsumes('application/json', 'text/xml', 'application/xml', 'text/x-opml')
  @ApiBody({ type: OpmlDocument })
  @ApiOkResponse({ type: OpmlResult })
  async importOpml(@CurrentActor() actor: Actor, @Req() request: EarshotRequest): Promise<OpmlResult> {
    return this.imports.importOpml(actor, await readOpmlBody(request), this.originOf(request));
  }

  @Get(':id')
  @Access('sources', 'read')
  @ApiOperation({ summary: 'One source' })
  @ApiOkResponse({ type: SourceView })
  get(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: EarshotRequest,
  ): Promise<SourceView> {
    return this.sources.get(actor, id, this.originOf(request));
  }

  @Patch(':id')
  @Access('sources', 'update')
  @ApiOperation({ summary: 'Changes, pauses or resumes a source; settings are replaced as a whole' })
  @ApiOkResponse({ type: SourceView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: SourceChange,
    @Req() request: EarshotRequest,
  ): Promise<SourceView> {
    return this.changes.update(actor, id, version, change, this.originOf(request));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('sources', 'delete')
  @ApiOperation({ summary: 'Removes a source and its credentials; its mentions stay' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Req() request: EarshotRequest,
  ): Promise<void> {
    await this.changes.remove(actor, id, version, this.originOf(request));
  }

  @Post(':id/poll')
  @HttpCode(202)
  @Access('sources', 'act')
  @ApiOperation({ summary: 'Reads a source as soon as a worker is free' })
  @ApiAcceptedResponse({ type: PolledSource })
  async pollNow(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Req() request: EarshotRequest,
  ): Promise<PolledSource> {
    return { source: await this.sources.pollNow(actor, id, this.originOf(request)) };
  }

  @Get(':id/gaps')
  @Access('sources', 'read')
  @ApiOperation({ summary: 'Intervals of a source that could not be read' })
  @ApiOkResponse({ type: GapPage })
  gaps(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Query() page: PageQuery): Promise<GapPage> {
    return this.trouble.listGaps(actor, id, page);
  }

  @Post(':id/gaps/:gapId/fill')
  @HttpCode(202)
  @Access('sources', 'act')
  @ApiOperation({ summary: 'Asks for an interval that could not be read to be read now' })
  @ApiAcceptedResponse({ type: GapView })
  fillGap(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('gapId', IdPipe) gapId: string,
  ): Promise<GapView> {
    return this.trouble.fillGap(actor, id, gapId);
  }

  @Get(':id/quarantine')
  @Access('quarantine', 'read')
  @ApiOperation({ summary: 'Posts of a source that could not be understood' })
  @ApiOkResponse({ type: QuarantinePage })
  quarantine(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<QuarantinePage> {
    return this.trouble.listQuarantine(actor, id, page);
  }

  /** Where senders reach this server: as configured, else as this caller does. */
  private originOf(request: EarshotRequest): string {
    if (this.env.baseUrl !== null) return this.env.baseUrl.replace(/\/+$/, '');
    return `${request.protocol}://${request.headers.host ?? ''}`;
  }
}
