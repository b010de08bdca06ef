import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import type { PromiseChoice } from '../../domain/promise/promise.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { ReplyWording } from '../templates/reply-wording.service.js';
import { RepliesService } from './replies.service.js';
import { MeasureBody, ReplyMeasureView, SpokenDto, WordsBody } from './replies.dto.js';
import type { Words } from './replies.types.js';

/** The acts on a task that speak to the customer. */
@ApiTags('tasks')
@Controller('tasks')
export class ReplyActsController {
  constructor(
    private readonly replies: RepliesService,
    private readonly wording: ReplyWording,
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
    const spoken = await this.replies.acknowledge(actor, id, version, await this.wordsOf(actor, id, body, key));
    if (spoken.reply !== null) await this.wording.countUse(actor, id, body);
    return spoken;
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
    const spoken = await this.replies.answer(actor, id, version, await this.wordsOf(actor, id, body, key));
    await this.wording.countUse(actor, id, body);
    return spoken;
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
    const text = await this.wording.prepare(actor, id, body);
    if (text === null) return null;
    return {
      text,
      visibility: body.visibility,
      clientKey: body.clientKey ?? key ?? randomUUID(),
      isTakeOver: body.takeOver ?? false,
      isApprovedText: await this.wording.isApproved(actor, id, body),
      promise: choiceOf(body.promise),
      mediaIds: body.mediaIds ?? [],
    };
  }
}

const choiceOf = (promise: WordsBody['promise']): PromiseChoice => {
  if (promise === undefined) return { is: 'read' };
  if (promise === null) return { is: 'none' };
  const { dueAt, text } = promise;
  return { is: 'at', dueAt, ...(text === undefined ? {} : { text }) };
};
