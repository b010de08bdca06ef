import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { BulkActs } from './bulk-acts.service.js';
import {
  BulkAnswer,
  BulkBody,
  LabelsBody,
  LabelsInUse,
  TaskPresenceBody,
  PresenceList,
  UnreadTasks,
} from './desk.dto.js';
import { TaskCompany } from './task-company.service.js';
import { TaskLabels } from './task-labels.service.js';

/** What a team does with many tasks at once, and what its people show one another about them. */
@ApiTags('tasks')
@Controller('desk')
export class DeskController {
  constructor(
    private readonly company: TaskCompany,
    private readonly labels: TaskLabels,
  ) {}

  @Get('labels')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: LabelsInUse })
  async labelsInUse(@CurrentActor() actor: Actor): Promise<LabelsInUse> {
    return { items: await this.labels.inUse(actor) };
  }

  @Get('unread')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: UnreadTasks })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadTasks> {
    return { items: await this.company.unread(actor) };
  }

  @Get('presence')
  @Access('tasks', 'read')
  @ApiOkResponse({ type: PresenceList })
  async present(@CurrentActor() actor: Actor): Promise<PresenceList> {
    return { items: await this.company.present(actor) };
  }
}

@ApiTags('tasks')
@Controller('tasks')
export class DeskActsController {
  constructor(
    private readonly bulk: BulkActs,
    private readonly company: TaskCompany,
    private readonly labels: TaskLabels,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'One act on many tasks, each with the checks of the single act and a result of its own' })
  @ApiOkResponse({ type: BulkAnswer })
  perform(
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: BulkBody,
  ): Promise<BulkAnswer> {
    return this.bulk.perform(actor, body, key ?? randomUUID(), new Date());
  }

  @Post(':id/labels')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOkResponse({ type: TaskDto })
  label(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() body: LabelsBody,
  ): Promise<TaskDto> {
    return this.labels.change(actor, id, version, body);
  }

  @Put(':id/unread')
  @HttpCode(204)
  @Access('tasks', 'read')
  @ApiOperation({ summary: 'Marks the task as still to be read, for the caller alone' })
  @ApiNoContentResponse()
  async markUnread(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.company.markUnread(actor, id, true);
  }

  @Delete(':id/unread')
  @HttpCode(204)
  @Access('tasks', 'read')
  @ApiNoContentResponse()
  async markRead(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.company.markUnread(actor, id, false);
  }

  @Post(':id/presence')
  @HttpCode(204)
  @Access('tasks', 'read')
  @ApiOperation({ summary: 'The caller looks at the task or writes in it; to be said again every 20 seconds' })
  @ApiNoContentResponse()
  async sit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: TaskPresenceBody,
  ): Promise<void> {
    await this.company.sit(actor, id, body.doing);
  }
}
