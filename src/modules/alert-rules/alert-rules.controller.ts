import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import {
  AlertRuleChange,
  AlertRulePage,
  AlertRuleRehearsalView,
  AlertRuleToRehearse,
  AlertRuleView,
  NewAlertRule,
} from './alert-rules.dto.js';
import { AlertRulesService } from './alert-rules.service.js';
import { RuleRehearsals } from './rule-rehearsals.service.js';

@ApiTags('alert-rules')
@Controller('alert-rules')
export class AlertRulesController {
  constructor(
    private readonly rules: AlertRulesService,
    private readonly rehearsals: RuleRehearsals,
  ) {}

  @Get()
  @Access('alert-rules', 'read')
  @ApiOperation({ summary: 'What is told, and what is held back' })
  @ApiOkResponse({ type: AlertRulePage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<AlertRulePage> {
    return this.rules.list(actor, page);
  }

  @Post()
  @Access('alert-rules', 'create')
  @ApiOperation({ summary: 'Adds a rule that was rehearsed as it is (409 `not-rehearsed` otherwise)' })
  @ApiCreatedResponse({ type: AlertRuleView })
  create(@CurrentActor() actor: Actor, @Body() rule: NewAlertRule): Promise<AlertRuleView> {
    return this.rules.create(actor, rule);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('alert-rules', 'update')
  @ApiOperation({
    summary: 'The alerts a rule would have sent in the last 90 days; what was tried may be saved for a day',
  })
  @ApiOkResponse({ type: AlertRuleRehearsalView })
  rehearse(@CurrentActor() actor: Actor, @Body() { rule }: AlertRuleToRehearse): Promise<AlertRuleRehearsalView> {
    return this.rehearsals.rehearse(actor, rule);
  }

  @Get(':id')
  @Access('alert-rules', 'read')
  @ApiOperation({ summary: 'One rule' })
  @ApiOkResponse({ type: AlertRuleView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<AlertRuleView> {
    return this.rules.get(actor, id);
  }

  @Patch(':id')
  @Access('alert-rules', 'update')
  @ApiOperation({ summary: 'Changes a rule; what changes its alerts must have been rehearsed' })
  @ApiOkResponse({ type: AlertRuleView })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: AlertRuleChange,
  ): Promise<AlertRuleView> {
    return this.rules.update(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('alert-rules', 'delete')
  @ApiOperation({ summary: 'Removes a rule' })
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.rules.remove(actor, id, version);
  }
}
