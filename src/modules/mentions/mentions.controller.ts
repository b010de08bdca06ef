import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { MentionDetailDto, MentionPage, MentionQuery } from './mentions.dto.js';
import { MentionsService } from './mentions.service.js';

@ApiTags('mentions')
@Controller('mentions')
export class MentionsController {
  constructor(private readonly mentions: MentionsService) {}

  @Get()
  @Access('mentions', 'read')
  @ApiOperation({ summary: 'Lists mentions, newest first' })
  @ApiOkResponse({ type: MentionPage })
  list(@CurrentActor() actor: Actor, @Query() filter: MentionQuery): Promise<MentionPage> {
    return this.mentions.list(actor, filter);
  }

  @Get(':id')
  @Access('mentions', 'read')
  @ApiOperation({ summary: 'One mention with what it said before' })
  @ApiOkResponse({ type: MentionDetailDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MentionDetailDto> {
    return this.mentions.get(actor, id);
  }
}
