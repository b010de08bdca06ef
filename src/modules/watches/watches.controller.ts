import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { NewWatch, WatchChange, WatchPage, WatchView } from './watches.dto.js';
import { WatchesService } from './watches.service.js';

@ApiTags('watches')
@Controller('watches')
export class WatchesController {
  constructor(private readonly watches: WatchesService) {}

  @Get()
  @Access('watches', 'read')
  @ApiOperation({ summary: 'Lists the watches you may see' })
  @ApiOkResponse({ type: WatchPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<WatchPage> {
    return this.watches.list(actor, page);
  }

  @Post()
  @Access('watches', 'create')
  @ApiOperation({ summary: 'Adds a watch; it takes effect with the next posts' })
  @ApiCreatedResponse({ type: WatchView })
  create(@CurrentActor() actor: Actor, @Body() watch: NewWatch): Promise<WatchView> {
    return this.watches.create(actor, watch);
  }

  @Get(':id')
  @Access('watches', 'read')
  @ApiOperation({ summary: 'One watch' })
  @ApiOkResponse({ type: WatchView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<WatchView> {
    return this.watches.get(actor, id);
  }

  @Patch(':id')
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Changes a watch' })
  @ApiOkResponse({ type: WatchView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: WatchChange,
  ): Promise<WatchView> {
    return this.watches.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('watches', 'delete')
  @ApiOperation({ summary: 'Removes a watch; its mentions stay' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.watches.remove(actor, id, version);
  }
}
