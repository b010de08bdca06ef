import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { EscalationChainsService } from './escalation-chains.service.js';
import {
  EscalateBody,
  EscalationChainChange,
  EscalationChainDto,
  EscalationChainPage,
  EscalationRunPage,
  EscalationRunQuery,
  NewEscalationChain,
} from './escalations.dto.js';
import { EscalationsService } from './escalations.service.js';

@ApiTags('escalations')
@Controller('escalation-chains')
export class EscalationChainsController {
  constructor(private readonly chains: EscalationChainsService) {}

  @Get()
  @Access('escalation-chains', 'read')
  @ApiOkResponse({ type: EscalationChainPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<EscalationChainPage> {
    return this.chains.list(actor, page);
  }

  @Get('runs')
  @Access('escalation-chains', 'read')
  @ApiOperation({ summary: 'Escalations on their way, or all of one task' })
  @ApiOkResponse({ type: EscalationRunPage })
  listRuns(@CurrentActor() actor: Actor, @Query() filter: EscalationRunQuery): Promise<EscalationRunPage> {
    return this.chains.listRuns(actor, filter);
  }

  @Post()
  @Access('escalation-chains', 'create')
  @ApiCreatedResponse({ type: EscalationChainDto })
  create(@CurrentActor() actor: Actor, @Body() body: NewEscalationChain): Promise<EscalationChainDto> {
    return this.chains.create(actor, body, new Date());
  }

  @Patch(':id')
  @Access('escalation-chains', 'update')
  @ApiOperation({ summary: 'Changes a chain for escalations to come; those on their way keep their steps' })
  @ApiOkResponse({ type: EscalationChainDto })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: EscalationChainChange,
  ): Promise<EscalationChainDto> {
    return this.chains.change(actor, id, version, body, new Date());
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('escalation-chains', 'delete')
  @ApiNoContentResponse()
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    return this.chains.remove(actor, id, version);
  }
}

@ApiTags('tasks')
@Controller('tasks')
export class EscalateController {
  constructor(private readonly escalations: EscalationsService) {}

  @Post(':id/escalate')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Hands a task up: the next step of its chain now, or the person named' })
  @ApiOkResponse({ type: TaskDto })
  escalate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: EscalateBody,
  ): Promise<TaskDto> {
    return this.escalations.escalate(actor, id, version, body);
  }
}
