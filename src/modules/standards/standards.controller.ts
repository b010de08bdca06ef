import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { NewStandardVersion, StandardPage, StandardView } from './standards.dto.js';
import { StandardsService } from './standards.service.js';

@ApiTags('standards')
@Controller('standards')
export class StandardsController {
  constructor(private readonly standards: StandardsService) {}

  @Get()
  @Access('standards', 'read')
  @ApiOperation({ summary: 'What the organisation promises, in the version in force' })
  @ApiOkResponse({ type: StandardPage })
  async list(@CurrentActor() actor: Actor): Promise<StandardPage> {
    return { items: await this.standards.list(actor), nextCursor: null };
  }

  @Post(':id/versions')
  @Access('standards', 'update')
  @ApiOperation({ summary: 'Puts a new version in force; running clocks keep theirs' })
  @ApiCreatedResponse({ type: StandardView })
  addVersion(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() version: NewStandardVersion,
  ): Promise<StandardView> {
    return this.standards.addVersion(actor, id, version);
  }
}
