import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { ChecklistService } from './checklist.service.js';
import { ChecklistChange, ChecklistView } from './tone-guide.dto.js';

@ApiTags('tasks')
@Controller('tasks')
export class ChecklistController {
  constructor(private readonly checklists: ChecklistService) {}

  @Get(':id/checklist')
  @Access('tasks', 'read')
  @ApiOperation({ summary: 'The steps of calming the customer down: which are done, which our words take' })
  @ApiOkResponse({ type: ChecklistView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ChecklistView> {
    return this.checklists.get(actor, id);
  }

  @Patch(':id/checklist')
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Ticks a step, or takes the tick back' })
  @ApiOkResponse({ type: ChecklistView })
  mark(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { item, isDone }: ChecklistChange,
  ): Promise<ChecklistView> {
    return this.checklists.mark(actor, id, item, isDone);
  }
}
