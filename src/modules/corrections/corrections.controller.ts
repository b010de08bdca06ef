import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { MentionDto } from '../mentions/mention-view.types.js';
import { MentionsService } from '../mentions/mentions.service.js';
import { CorrectionActs } from './correction-acts.service.js';
import { CorrectionPage, CorrectionQuery, MentionIntentBody, MentionSentimentBody } from './corrections.dto.js';
import { CorrectionsService } from './corrections.service.js';

@ApiTags('corrections')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly acts: CorrectionActs,
    private readonly mentions: MentionsService,
  ) {}

  @Get('corrections')
  @Access('insights', 'read')
  @ApiOperation({ summary: 'What people said of posts against what engines had said, newest first' })
  @ApiOkResponse({ type: CorrectionPage })
  list(@CurrentActor() actor: Actor, @Query() filter: CorrectionQuery): Promise<CorrectionPage> {
    return this.corrections.list(actor, filter);
  }

  @Post('mentions/:id/sentiment')
  @HttpCode(200)
  @Access('mentions', 'update')
  @ApiOperation({ summary: 'Sets the feeling of a mention by hand; If-Match is its `versions`' })
  @ApiOkResponse({ type: MentionDto })
  async judgeSentiment(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { label }: MentionSentimentBody,
  ): Promise<MentionDto> {
    await this.acts.judgeMention(actor, id, version, { kind: 'sentiment', label });
    return this.read(actor, id);
  }

  @Post('mentions/:id/intent')
  @HttpCode(200)
  @Access('mentions', 'update')
  @ApiOperation({ summary: 'Sets the intent of a mention by hand; If-Match is its `versions`' })
  @ApiOkResponse({ type: MentionDto })
  async judgeIntent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { label }: MentionIntentBody,
  ): Promise<MentionDto> {
    await this.acts.judgeMention(actor, id, version, { kind: 'intent', label });
    return this.read(actor, id);
  }
  private async read(actor: Actor, id: string): Promise<MentionDto> {
    const { history: _, ...mention } = await this.mentions.get(actor, id);
    return mention;
  }
}
