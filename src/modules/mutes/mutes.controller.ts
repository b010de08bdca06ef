import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { MutePreviewService } from './mute-preview.service.js';
import { Mute, MuteChange, MutePage, MutePreview, MuteToPreview, NewMute } from './mutes.dto.js';
import { MutesService } from './mutes.service.js';

@ApiTags('mutes')
@Controller('mutes')
export class MutesController {
  constructor(
    private readonly mutes: MutesService,
    private readonly previews: MutePreviewService,
  ) {}

  @Get()
  @Access('mutes', 'read')
  @ApiOperation({ summary: 'What is kept out of the inbox, newest rule first' })
  @ApiOkResponse({ type: MutePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<MutePage> {
    return this.mutes.list(actor, page);
  }

  @Post()
  @Access('mutes', 'create')
  @ApiOperation({ summary: 'Mutes an author, a site, a thread or words, from the next posts on' })
  @ApiCreatedResponse({ type: Mute })
  create(@CurrentActor() actor: Actor, @Body() mute: NewMute): Promise<Mute> {
    return this.mutes.create(actor, mute);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('mutes', 'read')
  @ApiOperation({ summary: 'What a rule would have hidden in the last 30 days' })
  @ApiOkResponse({ type: MutePreview })
  preview(@CurrentActor() actor: Actor, @Body() mute: MuteToPreview): Promise<MutePreview> {
    return this.previews.preview(actor, mute);
  }

  @Get(':id')
  @Access('mutes', 'read')
  @ApiOperation({ summary: 'One rule and what it has hidden' })
  @ApiOkResponse({ type: Mute })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Mute> {
    return this.mutes.get(actor, id);
  }

  @Patch(':id')
  @Access('mutes', 'update')
  @ApiOperation({ summary: 'Changes a rule for the posts to come; its kind stays' })
  @ApiOkResponse({ type: Mute })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: MuteChange,
  ): Promise<Mute> {
    return this.mutes.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('mutes', 'delete')
  @ApiOperation({ summary: 'Removes a rule; what it hid stays hidden' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.mutes.remove(actor, id, version);
  }
}
