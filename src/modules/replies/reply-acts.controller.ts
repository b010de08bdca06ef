import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TemplatesService } from '../templates/templates.service.js';
import { RepliesService, type Words } from './replies.service.js';
import { SpokenDto, WordsBody } from './replies.dto.js';

/** The acts on a task that speak to the customer. */
@ApiTags('tasks')
@Controller('tasks')
export class ReplyActsController {
  constructor(
    private readonly replies: RepliesService,
    private readonly templates: TemplatesService,
  ) {}

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Tells the customer that they were heard; claims where the source cannot be answered' })
  @ApiOkResponse({ type: SpokenDto })
  async acknowledge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: WordsBody,
  ): Promise<SpokenDto> {
    return this.replies.acknowledge(actor, id, version, this.wordsOf(body, key));
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Access('replies', 'act')
  @ApiOkResponse({ type: SpokenDto })
  async reply(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: WordsBody,
  ): Promise<SpokenDto> {
    return this.replies.answer(actor, id, version, this.wordsOf(body, key));
  }

  private wordsOf(body: WordsBody, key: string | undefined): Words | null {
    const text =
      body.text ?? (body.templateId === undefined ? null : this.templates.fill(body.templateId, body.variables ?? {}));
    if (text === null || text.trim() === '') return null;
    return { text, visibility: body.visibility, clientKey: body.clientKey ?? key ?? randomUUID() };
  }
}
