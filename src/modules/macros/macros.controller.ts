import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { PageQuery } from '../../http/paging.js';
import { MacroRuns } from './macro-runs.service.js';
import { MacroChange, MacroPage, MacroResult, MacroView, NewMacro, RunMacroBody } from './macros.dto.js';
import { MacrosService } from './macros.service.js';

@ApiTags('macros')
@Controller('macros')
export class MacrosController {
  constructor(private readonly macros: MacrosService) {}

  @Get()
  @Access('templates', 'read')
  @ApiOperation({ summary: 'Macros, oldest first' })
  @ApiOkResponse({ type: MacroPage })
  list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<MacroPage> {
    return this.macros.list(actor, page);
  }

  @Post()
  @Access('templates', 'create')
  @ApiOperation({ summary: 'Puts several acts under one name and key' })
  @ApiCreatedResponse({ type: MacroView })
  create(@CurrentActor() actor: Actor, @Body() macro: NewMacro): Promise<MacroView> {
    return this.macros.create(actor, macro);
  }

  @Get(':id')
  @Access('templates', 'read')
  @ApiOkResponse({ type: MacroView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MacroView> {
    return this.macros.get(actor, id);
  }

  @Patch(':id')
  @Access('templates', 'update')
  @ApiOkResponse({ type: MacroView })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() change: MacroChange,
  ): Promise<MacroView> {
    return this.macros.change(actor, id, version, change);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('templates', 'delete')
  @ApiNoContentResponse()
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<void> {
    await this.macros.remove(actor, id, version);
  }
}

@ApiTags('tasks')
@Controller('tasks')
export class TaskMacrosController {
  constructor(private readonly runs: MacroRuns) {}

  @Post(':id/macro')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({
    summary: 'Carries out a macro on a task',
    description: 'Step by step, until one is refused; what was done before stays done. It speaks once to one post.',
  })
  @ApiOkResponse({ type: MacroResult })
  run(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { macroId }: RunMacroBody,
  ): Promise<MacroResult> {
    return this.runs.run(actor, id, macroId, version, new Date());
  }
}
