import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { ConnectorPage } from './sources.dto.js';
import { SourcesService } from './sources.service.js';

@ApiTags('sources')
@Controller('connectors')
export class ConnectorsController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @Access('sources', 'read')
  @ApiOperation({ summary: 'The networks that can be read, and the fields of their forms' })
  @ApiOkResponse({ type: ConnectorPage })
  list(@CurrentActor() actor: Actor): ConnectorPage {
    return { items: this.sources.listConnectors(actor), nextCursor: null };
  }
}
