import { Controller, HttpCode, Inject, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
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

  @Post(':sourceId')
  @HttpCode(202)
  @PublicRoute('signed by the sender with the secret of the source')
  @ApiOperation({ summary: 'Takes one post or a list, signed as Standard Webhooks says' })
  @ApiAcceptedResponse({ type: InboundAccepted })
  async take(
    @Param('sourceId', IdPipe) sourceId: string,
    @Req() request: RawBodyRequest<Request>,
  ): Promise<InboundAccepted> {
    return this.inbound.take(sourceId, {
      body: request.rawBody ?? Buffer.alloc(0),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([k, v]) => [k, Array.isArray(v) ? v.join(', ') : v]),
      ),
      receivedAt: new Date(),
    });
  }
}
