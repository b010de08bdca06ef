import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../domain/access/access.types.js';
import { Access } from '../../http/access.decorator.js';
import { CurrentActor } from '../../http/actor.decorator.js';
import { IdPipe } from '../../http/id.pipe.js';
import { invalid } from '../../errors.js';
import {
  FanOutBody,
  FanOutPage,
  FanOutPreview,
  FanOutPreviewQuery,
  FanOutQuery,
  FanOutStarted,
  FanOutUndoBody,
  FanOutUndone,
} from './fan-out.dto.js';
import { FanOutReport } from './fan-out-report.service.js';
import { FanOutService } from './fan-out.service.js';
import {
  IncidentStatementBody,
  IncidentStatementDecision,
  IncidentStatementRejection,
  IncidentTasksAdded,
  IncidentTasksBody,
} from './incident-bodies.dto.js';
import { IncidentQueries } from './incident-queries.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { IncidentRoomView } from './incidents.dto.js';
import { StatementsService } from './statements.service.js';

@ApiTags('incidents')
@Controller('incidents')
export class FanOutController {
  constructor(
    private readonly statements: StatementsService,
    private readonly fanOut: FanOutService,
    private readonly report: FanOutReport,
    private readonly tasks: IncidentTasks,
    private readonly queries: IncidentQueries,
  ) {}

  @Post(':id/tasks')
  @HttpCode(200)
  @Access('incidents', 'create')
  @ApiOperation({ summary: 'Adds tasks to it: their customers are told with the others' })
  @ApiOkResponse({ type: IncidentTasksAdded })
  async attach(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { taskIds }: IncidentTasksBody,
  ): Promise<IncidentTasksAdded> {
    return { added: await this.tasks.attach(actor, id, taskIds) };
  }

  @Post(':id/statement')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({
    summary: 'Writes the next version of what is said in public',
    description: 'Approved holding texts are ready at once; any other words wait for a second person.',
  })
  @ApiOkResponse({ type: IncidentRoomView })
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { kind, texts, templateIds }: IncidentStatementBody,
  ): Promise<IncidentRoomView> {
    await this.statements.write(actor, id, {
      kind: kind ?? 'holding',
      texts: textsOf(texts ?? {}),
      templateIds: templateIds ?? [],
    });
    return this.queries.get(actor, id);
  }

  @Post(':id/statement/approve')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'A second person, not its author, lets a statement go' })
  @ApiOkResponse({ type: IncidentRoomView })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version }: IncidentStatementDecision,
  ): Promise<IncidentRoomView> {
    await this.statements.decide(actor, id, version, 'approve');
    return this.queries.get(actor, id);
  }

  @Post(':id/statement/reject')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'A second person says why a statement does not go' })
  @ApiOkResponse({ type: IncidentRoomView })
  async reject(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { version, reason }: IncidentStatementRejection,
  ): Promise<IncidentRoomView> {
    await this.statements.decide(actor, id, version, { rejectedBecause: reason.trim() });
    return this.queries.get(actor, id);
  }

  @Get(':id/fan-out/preview')
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'Who would get which words and when, and who would not; nothing is sent' })
  @ApiOkResponse({ type: FanOutPreview })
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { kind, statementVersion, groups, personal }: FanOutPreviewQuery,
  ): Promise<FanOutPreview> {
    const plan = await this.fanOut.preview(actor, id, {
      kind,
      statementVersion,
      groups: groups === undefined ? null : groups.split(',').filter(Boolean),
      taskIds: null,
      isPersonal: personal !== 'false',
    });
    return this.report.show(plan);
  }

  @Post(':id/fan-out')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({
    summary: 'Sends an approved statement to the customers of an incident, each once',
    description: 'Whoever has a message of this kind, or is about to get one, gets no second one, whoever asks.',
  })
  @ApiOkResponse({ type: FanOutStarted })
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { kind, statementVersion, groups, taskIds, personal }: FanOutBody,
  ): Promise<FanOutStarted> {
    const { batch, count, plan, undoUntil } = await this.fanOut.start(actor, id, {
      kind,
      statementVersion,
      groups: groups ?? null,
      taskIds: taskIds ?? null,
      isPersonal: personal ?? true,
    });
    return { ...this.report.show(plan), batch, count, undoUntil: undoUntil.toISOString() };
  }

  @Post(':id/fan-out/undo')
  @HttpCode(200)
  @Access('incidents', 'act')
  @ApiOperation({ summary: 'Takes back what of a batch has not left yet' })
  @ApiOkResponse({ type: FanOutUndone })
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { batch }: FanOutUndoBody,
  ): Promise<FanOutUndone> {
    return { undone: await this.fanOut.undo(actor, id, batch) };
  }

  @Get(':id/fan-out')
  @Access('incidents', 'read')
  @ApiOperation({ summary: 'Who was told what and when, as proof' })
  @ApiOkResponse({ type: FanOutPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() filter: FanOutQuery,
  ): Promise<FanOutPage> {
    return this.report.list(actor, id, filter);
  }
}

const LONGEST = 5_000;

function textsOf(texts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([lang, text]) => {
      if (typeof text === 'string' && text.length <= LONGEST) return [lang, text];
      throw invalid('bad-text', `The text in ${lang} is no text of at most ${String(LONGEST)} letters.`);
    }),
  );
}
