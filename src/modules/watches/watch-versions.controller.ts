import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { VersionNamePipe, VersionNumberPipe } from './version-name.pipe.js';
import { ChangeReasonDto } from './watch-parts.dto.js';
import { DiffQuery, WatchDiff, WatchVersionPage } from './watch-versions.dto.js';
import { WatchVersionsService, type VersionName } from './watch-versions.service.js';
import { WatchView } from './watches.dto.js';

@ApiTags('watches')
@Controller('watches/:id/versions')
export class WatchVersionsController {
  constructor(private readonly versions: WatchVersionsService) {}

  @Get()
  @Access('watches', 'read')
  @ApiOperation({ summary: 'What a watch was, newest first' })
  @ApiOkResponse({ type: WatchVersionPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<WatchVersionPage> {
    return this.versions.list(actor, id, page);
  }

  @Get(':n/diff')
  @Access('watches', 'read')
  @ApiOperation({ summary: 'What changed from another version to this one' })
  @ApiParam({ name: 'n', type: String, description: 'Number of a version, or `draft`.' })
  @ApiOkResponse({ type: WatchDiff })
  diff(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionNamePipe) n: VersionName,
    @Query() { against }: DiffQuery,
  ): Promise<WatchDiff> {
    const from = against === undefined || against === 'draft' ? (against ?? null) : Number(against);
    return this.versions.diff(actor, id, n, from);
  }

  @Post(':n/restore')
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Makes a new version with the content of this one' })
  @ApiParam({ name: 'n', type: Number })
  @ApiOkResponse({ type: WatchView })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Param('n', VersionNumberPipe) n: number,
    @IfMatch() version: number | null,
    @Body() { reason }: ChangeReasonDto,
  ): Promise<WatchView> {
    return this.versions.restore(actor, id, n, version, reason);
  }
}
