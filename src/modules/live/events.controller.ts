import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { Response } from 'express';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import type { EarshotRequest } from '../../http/request.types.js';
import { EventStreams } from './event-streams.service.js';
import { isPosition } from './live.service.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  @Get()
  @SkipThrottle()
  @Access('own-account', 'read')
  @ApiOperation({ summary: 'Server-sent events; Last-Event-ID replays what was missed, or sends `resync`' })
  @ApiProduces('text/event-stream')
  async open(
    @CurrentActor() actor: Actor,
    @Req() request: EarshotRequest,
    @Res() response: Response,
    @Headers('last-event-id') lastEventId: string | undefined,
  ): Promise<void> {
    const since = lastEventId !== undefined && isPosition(lastEventId) ? lastEventId : null;
    await this.streams.open(actor, request, response, since);
  }
}
