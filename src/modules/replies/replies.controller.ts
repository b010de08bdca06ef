import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ReplyDto } from '../tasks/task-view.types.js';
import { CheckBody, RepliesQuery, ReplyPage } from './replies.dto.js';
import { RepliesService } from './replies.service.js';

@ApiTags('replies')
@Controller('replies')
export class RepliesController {
  constructor(private readonly replies: RepliesService) {}

  @Get()
  @Access('replies', 'read')
  @ApiOkResponse({ type: ReplyPage })
  list(@CurrentActor() actor: Actor, @Query() filter: RepliesQuery): Promise<ReplyPage> {
    return this.replies.list(actor, filter.state.split(','), filter.limit, filter.cursor);
  }

  @Get(':id')
  @Access('replies', 'read')
  @ApiOkResponse({ type: ReplyDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReplyDto> {
    return this.replies.get(actor, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('replies', 'act')
  @ApiOperation({ summary: 'Undo while held: nothing is sent' })
  @ApiNoContentResponse()
  async undo(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.replies.undo(actor, id);
  }

  @Post(':id/check')
  @HttpCode(200)
  @Access('replies', 'act')
  @ApiOperation({ summary: 'Looks again, or records what a person found' })
  @ApiOkResponse({ type: ReplyDto })
  check(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() body: CheckBody): Promise<ReplyDto> {
    return body.outcome === undefined
      ? this.replies.lookAgain(actor, id)
      : this.replies.decide(actor, id, body.outcome);
  }
}
