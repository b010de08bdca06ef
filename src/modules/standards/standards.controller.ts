import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import {
  AttainmentQuery,
  DetectionDto,
  JudgedClockPage,
  MissesExportQuery,
  MissesQuery,
  StandardAttainmentDto,
} from './attainment.dto.js';
import { AttainmentService } from './attainment.service.js';
import { MissesService } from './misses.service.js';
import { StandardRehearsalDto } from './rehearsal.dto.js';
import { StandardReceiptsService } from './standard-receipts.service.js';
import { StandardVersionsService } from './standard-versions.service.js';
import { NewStandard, OwnReceiptPage, StandardPage, StandardView, TargetsDto } from './standards.dto.js';
import { StandardsService } from './standards.service.js';
import { TargetRehearsalsService } from './target-rehearsals.service.js';

@ApiTags('standards')
@Controller('standards')
export class StandardsController {
  constructor(
    private readonly standards: StandardsService,
    private readonly versions: StandardVersionsService,
    private readonly receipts: StandardReceiptsService,
    private readonly rehearsals: TargetRehearsalsService,
    private readonly attainment: AttainmentService,
    private readonly misses: MissesService,
  ) {}

  @Get()
  @Access('standards', 'read')
  @ApiOperation({ summary: 'What the organisation promises, with all versions' })
  @ApiOkResponse({ type: StandardPage })
  async list(@CurrentActor() actor: Actor): Promise<StandardPage> {
    return { items: await this.standards.list(actor), nextCursor: null };
  }

  @Post()
  @Access('standards', 'create')
  @ApiOperation({ summary: 'A standard whose first version is a draft' })
  @ApiCreatedResponse({ type: StandardView })
  create(@CurrentActor() actor: Actor, @Body() standard: NewStandard): Promise<StandardView> {
    return this.versions.create(actor, standard);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('standards', 'act')
  @ApiOperation({
    summary: 'What targets would have come to on the last 30 days',
    description: 'Targets that were tried may be approved. Pauses are left out: nothing was promised then.',
  })
  @ApiOkResponse({ type: StandardRehearsalDto })
  rehearse(@CurrentActor() actor: Actor, @Body() { targets }: TargetsDto): Promise<StandardRehearsalDto> {
    return this.rehearsals.rehearse(actor, targets);
  }

  @Get('receipts')
  @Access('standards', 'read')
  @ApiOperation({ summary: 'What you are to read, those not read first' })
  @ApiOkResponse({ type: OwnReceiptPage })
  listOwn(@CurrentActor() actor: Actor): Promise<OwnReceiptPage> {
    return this.receipts.listOwn(actor);
  }

  @Get(':id')
  @Access('standards', 'read')
  @ApiOkResponse({ type: StandardView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StandardView> {
    return this.standards.get(actor, id);
  }

  @Get(':id/attainment')
  @Access('reports', 'read')
  @ApiOperation({
    summary: 'Whether it was kept, by exact count',
    description:
      'Over the clocks that started in the range and are not cancelled. Late, and past due without being met, is a miss. Each ' +
      'clock counts under the percentage of the version it started with.',
  })
  @ApiOkResponse({ type: StandardAttainmentDto })
  report(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() filter: AttainmentQuery,
  ): Promise<StandardAttainmentDto> {
    return this.attainment.report(actor, id, filter);
  }

  @Get(':id/detection')
  @Access('reports', 'read')
  @ApiOperation({ summary: 'How long its tasks waited to be seen; no part of the time that a standard counts' })
  @ApiOkResponse({ type: DetectionDto })
  detection(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() filter: AttainmentQuery,
  ): Promise<DetectionDto> {
    return this.attainment.detection(actor, id, filter);
  }

  @Get(':id/misses')
  @Access('reports', 'read')
  @ApiOperation({ summary: 'The tasks behind the figures, newest first, with the version each is judged by' })
  @ApiOkResponse({ type: JudgedClockPage })
  listMisses(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() filter: MissesQuery,
  ): Promise<JudgedClockPage> {
    return this.misses.list(actor, id, filter);
  }

  @Post(':id/misses/export')
  @HttpCode(200)
  @Access('exports', 'act')
  @ApiOperation({ summary: 'The same as CSV: `{csv}`' })
  @ApiOkResponse({ schema: { type: 'object', required: ['csv'], properties: { csv: { type: 'string' } } } })
  async exportMisses(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() filter: MissesExportQuery,
  ): Promise<{ csv: string }> {
    return { csv: await this.misses.exportCsv(actor, id, filter) };
  }
}
