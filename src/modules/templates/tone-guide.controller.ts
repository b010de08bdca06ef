import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { stepsTaken } from '../../domain/reply-text/checklist.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { ToneCheck } from './tone-check.service.js';
import { ChangeToneGuide, CheckToneBody, ToneCheckView, ToneGuidePage, ToneGuideView } from './tone-guide.dto.js';
import { ToneGuideService } from './tone-guide.service.js';

@ApiTags('templates')
@Controller('tone-guide')
export class ToneGuideController {
  constructor(
    private readonly guides: ToneGuideService,
    private readonly tone: ToneCheck,
  ) {}

  @Get()
  @Access('templates', 'read')
  @ApiOperation({ summary: 'How we speak to customers' })
  @ApiOkResponse({ type: ToneGuideView })
  get(@CurrentActor() actor: Actor): Promise<ToneGuideView> {
    return this.guides.get(actor);
  }

  @Get('versions')
  @Access('templates', 'read')
  @ApiOperation({ summary: 'All guides so far, newest first; the last 200' })
  @ApiOkResponse({ type: ToneGuidePage })
  async versions(@CurrentActor() actor: Actor): Promise<ToneGuidePage> {
    return { items: [...(await this.guides.versions(actor))], nextCursor: null };
  }

  @Put()
  @Access('templates', 'update')
  @ApiOperation({ summary: 'Puts another guide in force, as a new version' })
  @ApiOkResponse({ type: ToneGuideView })
  change(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() body: ChangeToneGuide,
  ): Promise<ToneGuideView> {
    return this.guides.change(actor, version, body);
  }

  @Post('check')
  @HttpCode(200)
  @Access('templates', 'read')
  @ApiOperation({ summary: 'What the guide has to say about a text; nothing is kept or sent' })
  @ApiOkResponse({ type: ToneCheckView })
  async check(@CurrentActor() actor: Actor, @Body() body: CheckToneBody): Promise<ToneCheckView> {
    return { findings: await this.tone.check(actor, body), steps: stepsTaken(body.text, body.lang) };
  }
}
