import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, notFound } from '../../errors.js';
import { CorrectionActs } from '../corrections/correction-acts.service.js';
import { TaskLabels } from '../desk/task-labels.service.js';
import { RepliesService } from '../replies/replies.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { ReplyDto } from '../tasks/task-view.types.js';
import { ReplyWording } from '../templates/reply-wording.service.js';
import type { MacroRow } from './macro-rows.js';
import type { MacroResult, MacroStepResult } from './macros.dto.js';
import { MacrosService } from './macros.service.js';
import { isSpeaking, type MacroStep, type SpeakingStep } from './macros.types.js';

interface Run {
  readonly actor: Actor;
  readonly taskId: string;
  readonly now: Date;
  /** The words of the step that speaks, ready to be sent; null where none does. */
  readonly text: string | null;
  readonly clientKey: string;
}

/**
 * Carries out macros. Each step is the act of that name, with its own access check and its own transaction; the first
 * refusal ends the run, and what was done before stays done and is told. Words are filled and checked before the first
 * step, so that a text that cannot be sent stops everything.
 */
@Injectable()
export class MacroRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly macros: MacrosService,
    private readonly wording: ReplyWording,
    private readonly tasks: TaskQueries,
    private readonly acts: TaskActsService,
    private readonly corrections: CorrectionActs,
    private readonly labels: TaskLabels,
    private readonly replies: RepliesService,
  ) {}

  /** `version` is the task's, as the caller last saw it; null leaves out the check. A refusal of the first step is thrown. */
  async run(actor: Actor, taskId: string, macroId: string, version: number | null, now: Date): Promise<MacroResult> {
    const macro = await this.macros.find(actor, macroId);
    const task = await this.tasks.get(actor, taskId);
    if (macro.team !== null && macro.team.id !== task.team.id) throw notFound('macro');
    const speaking = macro.steps.find(isSpeaking);
    const text = speaking === undefined ? null : await this.wording.prepare(actor, taskId, wordingOf(speaking));
    const run: Run = { actor, taskId, now, text, clientKey: await this.clientKey(macro, taskId) };
    const results: MacroStepResult[] = [];
    let reply: ReplyDto | null = null;
    for (const [i, step] of macro.steps.entries()) {
      try {
        reply = (await this.take(run, step, i === 0 ? version : null)) ?? reply;
        results.push({ kind: step.kind, isDone: true, code: null, detail: null });
      } catch (error) {
        if (!(error instanceof AppError) || i === 0) throw error;
        results.push({ kind: step.kind, isDone: false, code: error.code, detail: error.details.detail ?? null });
        break;
      }
    }
    if (reply !== null && speaking !== undefined) await this.wording.countUse(actor, taskId, speaking);
    const notTried = macro.steps
      .slice(results.length)
      .map(({ kind }) => ({ kind, isDone: false, code: null, detail: null }));
    const steps = [...results, ...notTried];
    return {
      task: await this.tasks.get(actor, taskId),
      reply,
      steps,
      isComplete: steps.every(({ isDone }) => isDone),
    };
  }

  private async take(run: Run, step: MacroStep, version: number | null): Promise<ReplyDto | null> {
    const { actor, taskId } = run;
    switch (step.kind) {
      case 'priority':
        await this.corrections.setPriority(actor, taskId, version, step.level, null);
        return null;
      case 'label':
        await this.labels.change(actor, taskId, version, { add: step.labels });
        return null;
      case 'assign':
        await this.assign(run, step.memberId, version);
        return null;
      case 'note':
        await this.acts.note(actor, taskId, step.text);
        return null;
      case 'acknowledge':
      case 'reply':
        return this.speak(run, step, version);
      case 'snooze': {
        const until = new Date(run.now.getTime() + step.minutes * 60_000);
        await this.acts.snooze(actor, taskId, version, until, run.now);
        return null;
      }
      case 'wait':
        await this.acts.wait(actor, taskId, version);
        return null;
      case 'resolve':
        await this.acts.resolve(actor, taskId, version, step.note);
        return null;
    }
  }

  private async assign({ actor, taskId }: Run, memberId: string | null, version: number | null): Promise<void> {
    if (memberId === null) await this.acts.claim(actor, taskId, version);
    else await this.acts.assign(actor, taskId, version, memberId);
  }

  private async speak(run: Run, step: SpeakingStep, version: number | null): Promise<ReplyDto | null> {
    const { actor, taskId, text, clientKey } = run;
    const words =
      text === null
        ? null
        : {
            text,
            visibility: step.visibility,
            clientKey,
            isTakeOver: false,
            isApprovedText: true,
            promise: { is: 'read' } as const,
          };
    const { reply } =
      step.kind === 'acknowledge'
        ? await this.replies.acknowledge(actor, taskId, version, words)
        : await this.replies.answer(actor, taskId, version, words);
    return reply;
  }

  /**
   * One macro speaks once to one post: a request that comes again, with whatever key, finds the reply of the first. Only
   * taking that back opens the way for another.
   */
  private async clientKey(macro: MacroRow, taskId: string): Promise<string> {
    const [row] = await query<{ post: string; undone: number }>(
      this.dataSource,
      `SELECT last_mention_id::text AS post,
         (SELECT count(*)::int FROM reply r WHERE r.task_id = t.id AND r.withdrawn_at IS NOT NULL) AS undone
       FROM task t WHERE t.id = $1`,
      [taskId],
    );
    if (row === undefined) throw notFound('task');
    return `macro ${macro.id} task ${taskId} post ${row.post} undone ${String(row.undone)}`;
  }
}

const wordingOf = ({ templateId, visibility }: SpeakingStep) => ({ templateId, visibility });
