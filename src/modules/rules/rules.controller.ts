import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { RehearseRules } from './rehearse-rules.service.js';
import { RuleApplications } from './rule-applications.service.js';
import {
  NewRule,
  PreparedTextAnswer,
  RuleApplicationPage,
  RuleChange,
  RuleOrder,
  RulePage,
  RuleRehearsalView,
  RuleToRehearse,
  RuleView,
} from './rules.dto.js';
import { RulesService } from './rules.service.js';

@ApiTags('rules')
@Controller('rules')
export class RulesController {
  constructor(
    private readonly rules: RulesService,
    private readonly rehearsals: RehearseRules,
    private readonly applications: RuleApplications,
  ) {}

  @Get()
  @Access('automations', 'read')
  @ApiOperation({ summary: 'Automation rules, in the order in which they are carried out' })
  @ApiOkResponse({ type: RulePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<RulePage> {
    return this.rules.list(actor, page);
  }

  @Post()
  @Access('automations', 'create')
  @ApiOperation({ summary: 'Writes a rule; switched on only when exactly it was rehearsed within a day' })
  @ApiCreatedResponse({ type: RuleView })
  create(@CurrentActor() actor: Actor, @Body() rule: NewRule): Promise<RuleView> {
    return this.rules.create(actor, rule);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('automations', 'create')
  @ApiOperation({ summary: 'Rehearses a rule: what it would have done in the last 30 days' })
  @ApiOkResponse({ type: RuleRehearsalView })
  preview(@CurrentActor() actor: Actor, @Body() body: RuleToRehearse): Promise<RuleRehearsalView> {
    return this.rehearsals.rehearse(actor, body.rule);
  }

  @Post('order')
  @HttpCode(200)
  @Access('automations', 'update')
  @ApiOperation({ summary: 'Puts all rules into an order' })
  @ApiOkResponse({ type: RulePage })
  order(@CurrentActor() actor: Actor, @Body() { ids }: RuleOrder): Promise<RulePage> {
    return this.rules.order(actor, ids);
  }

  @Get(':id')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'One rule, and how it fares' })
  @ApiOkResponse({ type: RuleView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RuleView> {
    return this.rules.get(actor, id);
  }

  @Patch(':id')
  @Access('automations', 'update')
  @ApiOperation({ summary: 'Changes a rule for what is to come, switches it on or off' })
  @ApiOkResponse({ type: RuleView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: RuleChange,
  ): Promise<RuleView> {
    return this.rules.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('automations', 'delete')
  @ApiOperation({ summary: 'Removes a rule; what it did stays done' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.rules.remove(actor, id, version);
  }

  @Get(':id/applications')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'What a rule did, newest first, with the reasons' })
  @ApiOkResponse({ type: RuleApplicationPage })
  listApplications(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<RuleApplicationPage> {
    return this.applications.list(actor, id, page);
  }
}

@ApiTags('tasks')
@Controller('tasks')
export class PreparedTextController {
  constructor(private readonly applications: RuleApplications) {}

  @Get(':id/prepared-text')
  @Access('tasks', 'read')
  @ApiOperation({ summary: 'The approved acknowledgement that a rule laid out for whoever answers' })
  @ApiOkResponse({ type: PreparedTextAnswer })
  async get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PreparedTextAnswer> {
    return { prepared: await this.applications.prepared(actor, id) };
  }
}
