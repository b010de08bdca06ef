import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { TemplateFilter, TemplatePage } from './templates.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Access('templates', 'read')
  @ApiOperation({ summary: 'Approved texts for acknowledgements' })
  @ApiOkResponse({ type: TemplatePage })
  list(@CurrentActor() actor: Actor, @Query() filter: TemplateFilter): TemplatePage {
    return { items: [...this.templates.list(actor, filter.lang)], nextCursor: null };
  }
}
