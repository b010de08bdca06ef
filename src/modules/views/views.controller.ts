import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { NewSavedView, SavedViewChange, SavedViewDto, SavedViewPage } from './views.dto.js';
import { ViewsService } from './views.service.js';

@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Get()
  @Access('views', 'read')
  @ApiOperation({ summary: 'Saved views of the inbox: one’s own and those shared with one’s teams, in their order' })
  @ApiOkResponse({ type: SavedViewPage })
  list(@CurrentActor() actor: Actor): Promise<SavedViewPage> {
    return this.views.list(actor);
  }

  @Post()
  @Access('views', 'create')
  @ApiCreatedResponse({ type: SavedViewDto })
  create(@CurrentActor() actor: Actor, @Body() view: NewSavedView): Promise<SavedViewDto> {
    return this.views.create(actor, view);
  }

  @Get(':id')
  @Access('views', 'read')
  @ApiOkResponse({ type: SavedViewDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SavedViewDto> {
    return this.views.get(actor, id);
  }

  @Patch(':id')
  @Access('views', 'update')
  @ApiOkResponse({ type: SavedViewDto })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: SavedViewChange,
  ): Promise<SavedViewDto> {
    return this.views.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('views', 'delete')
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.views.remove(actor, id, version);
  }
}
