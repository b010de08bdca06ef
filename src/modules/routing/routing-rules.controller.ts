import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PreviewRoutes } from './preview-routes.service.js';
import { RoutingPreview, RoutingRulesBody, RoutingRulesDto, RoutingToPreview } from './routing-rules.dto.js';
import { RoutingRulesService } from './routing-rules.service.js';

@ApiTags('routing')
@Controller('routing-rules')
export class RoutingRulesController {
  constructor(
    private readonly rules: RoutingRulesService,
    private readonly previews: PreviewRoutes,
  ) {}

  @Get()
  @Access('routing-rules', 'read')
  @ApiOperation({ summary: 'The rules by which tasks find their person, in order' })
  @ApiOkResponse({ type: RoutingRulesDto })
  get(@CurrentActor() actor: Actor): Promise<RoutingRulesDto> {
    return this.rules.get(actor);
  }

  @Put()
  @Access('routing-rules', 'update')
  @ApiOperation({ summary: 'Replaces all rules, and switches routing on and off' })
  @ApiOkResponse({ type: RoutingRulesDto })
  replace(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number | null,
    @Body() body: RoutingRulesBody,
  ): Promise<RoutingRulesDto> {
    return this.rules.replace(actor, version, body);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('routing-rules', 'read')
  @ApiOperation({ summary: 'Where the tasks of the last days would have gone, and why' })
  @ApiOkResponse({ type: RoutingPreview })
  preview(@CurrentActor() actor: Actor, @Body() body: RoutingToPreview): Promise<RoutingPreview> {
    return this.previews.preview(actor, body);
  }
}
