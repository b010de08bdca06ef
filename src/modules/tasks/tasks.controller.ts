import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskQuery } from './task-query.types.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskDetailDto } from './task-detail.dto.js';
import { TaskDto } from './task-view.types.js';
import { AssignBody, DismissBody, NoteBody, ResolveBody, SnoozeBody, TaskCountsDto, TaskPage } from './tasks.dto.js';

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly queries: TaskQueries,
    private readonly details: TaskDetailService,
    private readonly acts: TaskActsService,
  ) {}

  @Get()
  @Access('tasks', 'read')
  @ApiOperation({ summary: 'Tasks of a view, the next promise to break first' })
  @ApiOkResponse({ type: TaskPage })
  list(@CurrentActor() actor: Actor, @Query() filter: TaskQuery): Promise<TaskPage> {
    return this.queries.list(actor, filter);
  }

  @Get('counts')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: TaskCountsDto })
  counts(@CurrentActor() actor: Actor): Promise<TaskCountsDto> {
    return this.queries.counts(actor);
  }

  @Get(':id')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: TaskDetailDto })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<TaskDetailDto> {
    return this.details.get(actor, id);
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Access('tasks', 'update')
  @ApiOkResponse({ type: TaskDto })
  claim(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.acts.claim(actor, id, version);
  }

  @Post(':id/release')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  release(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.acts.release(actor, id, version);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: AssignBody,
  ): Promise<TaskDto> {
    return this.acts.assign(actor, id, version, body.assigneeId);
  }

  @Post(':id/note')
  @HttpCode(200)
  @Access('notes', 'create')
  @ApiOkResponse({ type: TaskDto })
  note(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() body: NoteBody): Promise<TaskDto> {
    return this.acts.note(actor, id, body.text);
  }

  @Post(':id/snooze')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  snooze(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: SnoozeBody,
  ): Promise<TaskDto> {
    return this.acts.snooze(actor, id, version, new Date(body.until), new Date());
  }

  @Post(':id/wait')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  wait(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.acts.wait(actor, id, version);
  }

  @Post(':id/resolve')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  resolve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: ResolveBody,
  ): Promise<TaskDto> {
    return this.acts.resolve(actor, id, version, body.note ?? null);
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: DismissBody,
  ): Promise<TaskDto> {
    return this.acts.dismiss(actor, id, version, body.reason, body.note ?? null);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  reopen(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
  ): Promise<TaskDto> {
    return this.acts.reopen(actor, id, version);
  }
}
