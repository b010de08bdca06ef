import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ReplyMediaDto } from '../tasks/reply-media.types.js';
import { NewReplyMedia, ReplyMediaRules } from './reply-media.dto.js';
import { ReplyMediaService } from './reply-media.service.js';

/** Pictures that go with answers. */
@ApiTags('replies')
@Controller()
export class ReplyMediaController {
  constructor(private readonly media: ReplyMediaService) {}

  @Post('reply-media')
  @Access('replies', 'create')
  @ApiOperation({
    summary: 'Uploads a picture for an answer',
    description: 'Name its id in `mediaIds` of the answer. What no answer names is deleted after a day.',
  })
  @ApiCreatedResponse({ type: ReplyMediaDto })
  upload(@CurrentActor() actor: Actor, @Body() body: NewReplyMedia): Promise<ReplyMediaDto> {
    return this.media.upload(actor, Buffer.from(body.content, 'base64'), body.altText);
  }

  /** Bytes of strangers' making: never run, never guessed at. */
  @Get('reply-media/:id')
  @Access('replies', 'read')
  @ApiOperation({ summary: 'The picture itself' })
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  @Header('X-Content-Type-Options', 'nosniff')
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { type, content } = await this.media.read(actor, id);
    return new StreamableFile(content, { type, length: content.length, disposition: 'inline' });
  }

  @Delete('reply-media/:id')
  @HttpCode(204)
  @Access('replies', 'create')
  @ApiOperation({ summary: 'Removes an upload that goes with no answer' })
  @ApiNoContentResponse()
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.media.remove(actor, id);
  }

  @Get('tasks/:id/reply-media')
  @Access('replies', 'create')
  @ApiOperation({ summary: 'Which pictures may go with an answer to a task, or why none' })
  @ApiOkResponse({ type: ReplyMediaRules })
  rules(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ReplyMediaRules> {
    return this.media.rulesFor(actor, id);
  }
}
