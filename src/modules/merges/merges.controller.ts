import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { MergeTasks } from './merge-tasks.service.js';
import { MergeBody, SplitBody } from './merges.dto.js';
import { SplitTasks } from './split-tasks.service.js';

@ApiTags('tasks')
@Controller('tasks')
export class MergesController {
  constructor(
    private readonly merges: MergeTasks,
    private readonly splits: SplitTasks,
  ) {}

  @Post(':id/merge')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({
    summary: 'Another open task answers the conversations of this one from now on',
    description: 'Gives the merged task, which is dismissed and names the other.',
  })
  @ApiOkResponse({ type: TaskDto })
  merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: MergeBody,
  ): Promise<TaskDto> {
    return this.merges.merge(actor, id, version, body.into);
  }

  @Post(':id/split')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({
    summary: 'A conversation that joined this task by a merge or a story becomes a task of its own again',
    description: 'Gives the task of that conversation.',
  })
  @ApiOkResponse({ type: TaskDto })
  split(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: SplitBody,
  ): Promise<TaskDto> {
    return this.splits.split(actor, id, version, body.mentionIds);
  }
}
