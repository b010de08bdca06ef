import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { InboundRequest } from '../../connectors/connector.js';
import { PublicRoute } from '../../http/access.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { InboundService } from './inbound.service.js';

class InboundAccepted {
  /** New mentions; repeats and posts that match no watch are not counted. */
  @ApiProperty() stored!: number;
  /** Posts that could not be read; the source's page shows why. */
  @ApiProperty() quarantined!: number;
}

@ApiTags('inbound')
@Controller('inbound')
export class InboundController {
  constructor(@Inject(InboundService) private readonly inbound: InboundService) {}

  @Get(':sourceId')
  @PublicRoute('answers the question of a network whether this is the receiver it was told of')
  @ApiOperation({ summary: "Answers a network's challenge to the webhook of a source" })
  @ApiOkResponse({ type: String, description: 'What the network asked for, in its own form.' })
  async challenge(
    @Param('sourceId', IdPipe) sourceId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answer = await this.inbound.answerChallenge(sourceId, toInbound('GET', request));
    response.status(answer.status).type(answer.contentType).set('x-content-type-options', 'nosniff').send(answer.body);
  }

  @Post(':sourceId')
  @HttpCode(202)
  @PublicRoute('signed by the sender with the secret of the source')
  @ApiOperation({ summary: 'Takes a delivery, signed as the connector of the source says' })
  @ApiAcceptedResponse({ type: InboundAccepted })
  async take(
    @Param('sourceId', IdPipe) sourceId: string,
    @Req() request: RawBodyRequest<Request>,
  ): Promise<InboundAccepted> {
    return this.inbound.take(sourceId, toInbound('POST', request));
  }
}

/** The bytes and the query as they came: parsers would change what was signed, and nest names with dots. */
function toInbound(method: InboundRequest['method'], request: RawBodyRequest<Request>): InboundRequest {
  return {
    method,
    query: request.originalUrl.split('?').slice(1).join('?'),
    body: request.rawBody ?? Buffer.alloc(0),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(', ') : v]),
    ),
    receivedAt: new Date(),
  };
}
