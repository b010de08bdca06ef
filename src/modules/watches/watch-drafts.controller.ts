import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { NewWatchDraft, WatchDraftView } from './watch-drafts.dto.js';
import { WatchDraftsService } from './watch-drafts.service.js';
import { ChangeReasonDto } from './watch-parts.dto.js';
import { WatchView } from './watches.dto.js';

@ApiTags('watches')
@Controller('watches/:id')
export class WatchDraftsController {
  constructor(private readonly drafts: WatchDraftsService) {}

  @Get('draft')
  @Access('watches', 'read')
  @ApiOperation({ summary: 'The unpublished draft of a watch' })
  @ApiOkResponse({ type: WatchDraftView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<WatchDraftView> {
    return this.drafts.get(actor, id);
  }

  @Put('draft')
  @Access('watches', 'update')
  @ApiOperation({
    summary: 'Saves the draft, right or wrong',
    description:
      'If-Match names the version of the draft, 0 for none yet. Refused with stale-version when the watch has moved on since the draft was begun; remove the draft to begin anew.',
  })
  @ApiOkResponse({ type: WatchDraftView })
  save(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() fields: NewWatchDraft,
  ): Promise<WatchDraftView> {
    return this.drafts.save(actor, id, version, fields);
  }

  @Delete('draft')
  @HttpCode(204)
  @Access('watches', 'update')
  @ApiOperation({ summary: 'Throws the draft away', description: 'If-Match names the version of the draft.' })
  @ApiNoContentResponse()
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.drafts.discard(actor, id, version);
  }

  @Post('publish')
  @HttpCode(200)
  @Access('watches', 'update')
  @ApiOperation({
    summary: 'Puts the draft in force; refused while an example is red',
    description: 'If-Match names the version of the watch.',
  })
  @ApiOkResponse({ type: WatchView })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { reason }: ChangeReasonDto,
  ): Promise<WatchView> {
    return this.drafts.publish(actor, id, version, reason);
  }
}
