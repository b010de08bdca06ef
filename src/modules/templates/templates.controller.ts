import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TemplateFilling } from './template-filling.service.js';
import {
  FillBody,
  FilledView,
  NewTemplate,
  PreviewBody,
  TemplateChange,
  TemplateFilter,
  TemplatePage,
  TemplateVersionPage,
  TemplateView,
} from './templates.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('templates')
@Controller('templates')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly filling: TemplateFilling,
  ) {}

  @Get()
  @Access('templates', 'read')
  @ApiOperation({ summary: 'Texts for customers, oldest first' })
  @ApiOkResponse({ type: TemplatePage })
  list(@CurrentActor() actor: Actor, @Query() filter: TemplateFilter): Promise<TemplatePage> {
    return this.templates.list(actor, filter);
  }

  @Post()
  @Access('templates', 'create')
  @ApiOperation({ summary: 'Writes a text; it can be sent once it is approved' })
  @ApiCreatedResponse({ type: TemplateView })
  create(@CurrentActor() actor: Actor, @Body() template: NewTemplate): Promise<TemplateView> {
    return this.templates.create(actor, template);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('templates', 'read')
  @ApiOperation({ summary: 'Any text as it would read for the customer of a task; nothing is kept or sent' })
  @ApiOkResponse({ type: FilledView })
  async preview(@CurrentActor() actor: Actor, @Body() body: PreviewBody): Promise<FilledView> {
    const { text, missing } = await this.filling.fillText(actor, body.taskId, body, body.variables);
    return { text, missing };
  }

  @Get(':id')
  @Access('templates', 'read')
  @ApiOperation({ summary: 'The newest version of a text, by id or key' })
  @ApiOkResponse({ type: TemplateView })
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TemplateView> {
    return this.templates.get(actor, id);
  }

  @Get(':id/versions')
  @Access('templates', 'read')
  @ApiOperation({ summary: 'What it said before, newest first; the last 200' })
  @ApiOkResponse({ type: TemplateVersionPage })
  async versions(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TemplateVersionPage> {
    return { items: [...(await this.templates.versions(actor, id))], nextCursor: null };
  }

  @Patch(':id')
  @Access('templates', 'update')
  @ApiOperation({ summary: 'Writes a new version; the approved one is sent until this one is approved' })
  @ApiOkResponse({ type: TemplateView })
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number | null,
    @Body() change: TemplateChange,
  ): Promise<TemplateView> {
    return this.templates.change(actor, id, version, change);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Access('templates', 'act')
  @ApiOperation({ summary: 'Lets the newest version be sent' })
  @ApiOkResponse({ type: TemplateView })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<TemplateView> {
    return this.templates.approve(actor, id, version);
  }

  @Post(':id/fill')
  @HttpCode(200)
  @Access('templates', 'read')
  @ApiOperation({ summary: 'The text as it would read for the customer of a task, and what it still lacks' })
  @ApiOkResponse({ type: FilledView })
  async fill(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: FillBody): Promise<FilledView> {
    const { text, missing } = await this.filling.show(actor, body.taskId, id, body.variables);
    return { text, missing };
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('templates', 'delete')
  @ApiOperation({ summary: 'Offers a text no longer; what was said with it stays' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.templates.remove(actor, id, version);
  }
}
