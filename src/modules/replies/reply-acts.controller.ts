import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { RepliesService, type Words } from './replies.service.js';
import { MeasureBody, ReplyMeasureView, SpokenDto, WordsBody } from './replies.dto.js';

/** The acts on a task that speak to the customer. */
@ApiTags('tasks')
@Controller('tasks')
export class ReplyActsController {
  constructor(
    private readonly replies: RepliesService,
    private readonly templates: TemplatesService,
    private readonly tasks: TaskQueries,
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
    return this.replies.acknowledge(actor, id, version, await this.wordsOf(actor, id, body, key));
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
    return this.replies.answer(actor, id, version, await this.wordsOf(actor, id, body, key));
  }

  @Post(':id/reply-measure')
  @HttpCode(200)
  @Access('replies', 'create')
  @ApiOperation({ summary: 'Counts an answer as the network of the task does; sends nothing' })
  @ApiOkResponse({ type: ReplyMeasureView })
  async measure(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MeasureBody,
  ): Promise<ReplyMeasureView> {
    const measure = await this.replies.measure(actor, id, body);
    if (measure === null)
      return { length: Array.from(body.text).length, limit: null, fits: true, parts: [body.text], warnings: [] };
    return { ...measure, fits: measure.warnings.every(({ code }) => code !== 'too-long') };
  }

  private async wordsOf(actor: Actor, id: string, body: WordsBody, key: string | undefined): Promise<Words | null> {
    const text = body.text ?? (await this.fillTemplate(actor, id, body));
    if (text === null || text.trim() === '') return null;
    return { text, visibility: body.visibility, clientKey: body.clientKey ?? key ?? randomUUID() };
  }

  /** `handle` and `name` are the customer's unless the caller says otherwise. */
  private async fillTemplate(actor: Actor, id: string, { templateId, variables }: WordsBody): Promise<string | null> {
    if (templateId === undefined) return null;
    const { customer } = await this.tasks.get(actor, id);
    return this.templates.fill(templateId, {
      handle: customer.handle,
      name: customer.name ?? customer.handle,
      ...variables,
    });
  }
}
