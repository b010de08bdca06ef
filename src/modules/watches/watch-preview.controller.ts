import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { PreviewRequest, WatchPreview } from './watch-preview.dto.js';
import { WatchPreviewService } from './watch-preview.service.js';

@ApiTags('watches')
@Controller('watches')
export class WatchPreviewController {
  constructor(private readonly previews: WatchPreviewService) {}

  @Post('preview')
  @HttpCode(200)
  @Access('watches', 'read')
  @ApiOperation({
    summary: 'Tries a query on the mentions of the last days',
    description:
      'Looks only at what is stored: what no watch has kept so far cannot be found. Up to 100,000 mentions are looked at one by one; of more, an even sample, and the answer says so.',
  })
  @ApiOkResponse({ type: WatchPreview })
  preview(
    @CurrentActor() actor: Actor,
    @Body() request: PreviewRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WatchPreview> {
    const ended = new AbortController();
    // Whoever types on asks anew and lets go of this request.
    response.once('close', () => {
      ended.abort();
    });
    return this.previews.preview(actor, request, ended.signal);
  }
}
