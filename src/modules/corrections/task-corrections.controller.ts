import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { IfMatch } from '../../http/if-match.decorator.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskDto } from '../tasks/task-view.types.js';
import { CorrectionActs } from './correction-acts.service.js';
import { TaskIntentBody, TaskPriorityBody, TaskRelevanceBody, TaskSentimentBody } from './corrections.dto.js';

@ApiTags('tasks')
@Controller('tasks')
export class TaskCorrectionsController {
  constructor(
    private readonly acts: CorrectionActs,
    private readonly tasks: TaskQueries,
  ) {}

  @Post(':id/priority')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Sets the priority by hand; it stays when tasks are judged by other weights' })
  @ApiOkResponse({ type: TaskDto })
  async setPriority(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { level, note }: TaskPriorityBody,
  ): Promise<TaskDto> {
    await this.acts.setPriority(actor, id, version, level, note ?? null);
    return this.tasks.get(actor, id);
  }

  @Post(':id/sentiment')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Sets the feeling of a mention of the task by hand; the task follows its newest one' })
  @ApiOkResponse({ type: TaskDto })
  async judgeSentiment(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { label, mentionId }: TaskSentimentBody,
  ): Promise<TaskDto> {
    await this.acts.judgeInTask(actor, id, version, mentionId, { kind: 'sentiment', label });
    return this.tasks.get(actor, id);
  }

  @Post(':id/intent')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({ summary: 'Sets the intent of a mention of the task by hand' })
  @ApiOkResponse({ type: TaskDto })
  async judgeIntent(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { label, mentionId }: TaskIntentBody,
  ): Promise<TaskDto> {
    await this.acts.judgeInTask(actor, id, version, mentionId, { kind: 'intent', label });
    return this.tasks.get(actor, id);
  }

  @Post(':id/relevance')
  @HttpCode(200)
  @Access('tasks', 'act')
  @ApiOperation({
    summary: 'Says whether a mention of the task is about us',
    description:
      'Keeps a label and nothing else: to close the task, dismiss it; with the reason `not-about-us` that keeps the label too.',
  })
  @ApiOkResponse({ type: TaskDto })
  async judgeRelevance(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number | null,
    @Body() { isRelevant, mentionId }: TaskRelevanceBody,
  ): Promise<TaskDto> {
    await this.acts.judgeInTask(actor, id, version, mentionId, { kind: 'relevance', isRelevant });
    return this.tasks.get(actor, id);
  }
}
