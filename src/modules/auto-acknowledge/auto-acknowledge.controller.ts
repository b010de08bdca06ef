import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { AcknowledgeDecisions } from './acknowledge-decisions.service.js';
import { AcknowledgePolicies } from './acknowledge-policy.service.js';
import {
  AcknowledgePolicyView,
  AcknowledgePreview,
  DecisionCounts,
  DecisionFilter,
  DecisionPage,
  NewAcknowledgePolicy,
  NewOptOut,
  OptOutPage,
  OptOutView,
  PolicyToTry,
} from './auto-acknowledge.dto.js';
import { OptOuts } from './opt-outs.service.js';

@ApiTags('automation')
@Controller()
export class AutoAcknowledgeController {
  constructor(
    private readonly policies: AcknowledgePolicies,
    private readonly decisions: AcknowledgeDecisions,
    private readonly optOuts: OptOuts,
  ) {}

  @Get('auto-acknowledge')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'When the system may acknowledge by itself' })
  @ApiOkResponse({ type: AcknowledgePolicyView })
  get(@CurrentActor() actor: Actor): Promise<AcknowledgePolicyView> {
    return this.policies.get(actor);
  }

  @Put('auto-acknowledge')
  @Access('automations', 'update')
  @ApiOperation({ summary: 'Puts another policy in force for the tasks to come' })
  @ApiOkResponse({ type: AcknowledgePolicyView })
  change(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() change: NewAcknowledgePolicy,
  ): Promise<AcknowledgePolicyView> {
    return this.policies.change(actor, version, change);
  }

  @Get('auto-acknowledge/decisions')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'What was decided on each task and why, the newest first' })
  @ApiOkResponse({ type: DecisionPage })
  list(@CurrentActor() actor: Actor, @Query() filter: DecisionFilter): Promise<DecisionPage> {
    return this.decisions.list(actor, filter);
  }

  @Get('auto-acknowledge/counts')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'How often it was allowed and refused, by reason' })
  @ApiOkResponse({ type: DecisionCounts })
  count(@CurrentActor() actor: Actor): Promise<DecisionCounts> {
    return this.decisions.count(actor);
  }

  @Post('auto-acknowledge/preview')
  @HttpCode(200)
  @Access('automations', 'update')
  @ApiOperation({ summary: 'Tries a policy on the last 30 days; changes nothing' })
  @ApiOkResponse({ type: AcknowledgePreview })
  preview(@CurrentActor() actor: Actor, @Body() { policy }: PolicyToTry): Promise<AcknowledgePreview> {
    return this.decisions.preview(actor, policy);
  }

  @Get('automation-opt-outs')
  @Access('automations', 'read')
  @ApiOperation({ summary: 'Authors who want no automatic messages' })
  @ApiOkResponse({ type: OptOutPage })
  listOptOuts(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<OptOutPage> {
    return this.optOuts.list(actor, page);
  }

  @Post('automation-opt-outs')
  @Access('automations', 'create')
  @ApiOperation({ summary: 'Enters an author; one who is there already stays' })
  @ApiCreatedResponse({ type: OptOutView })
  addOptOut(@CurrentActor() actor: Actor, @Body() optOut: NewOptOut): Promise<OptOutView> {
    return this.optOuts.add(actor, optOut);
  }

  @Delete('automation-opt-outs/:id')
  @HttpCode(204)
  @Access('automations', 'delete')
  @ApiNoContentResponse()
  removeOptOut(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.optOuts.remove(actor, id);
  }
}
