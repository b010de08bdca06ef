import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { changeLabels } from '../../domain/task-labels/change-labels.js';
import { decideTransition } from '../../domain/task-state/transitions.js';
import { AppError, invalid, staleVersion } from '../../errors.js';
import { TaskActsService, nextState } from '../tasks/task-acts.service.js';
import { TaskClocksService } from '../tasks/task-clocks.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import type { LockedTask, TaskChange } from '../tasks/tasks.types.js';
import { hasReplyInFlight, keepEarliestClocks, movePromises, takeOver } from './merged-rows.js';

/** Two tasks become one: the other answers what this one answered. */
@Injectable()
export class MergeTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
    private readonly tasks: TaskQueries,
  ) {}

  /** A merge that was done already changes nothing. Gives the merged task. */
  async merge(actor: Actor, id: string, version: number | null, intoId: string): Promise<TaskDto> {
    if (id === intoId) throw invalid('same-task', 'A task cannot be merged into itself.');
    await this.acts.explainingConflicts(actor, id, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const { task, into } = await this.lockBoth(tx, actor, id, intoId);
        if (task.mergedIntoId === into.id) return;
        if (version !== null && version !== task.version) {
          throw staleVersion();
        }
        await this.mergeInto(tx, actor, task, into);
      }),
    );
    return this.tasks.get(actor, id);
  }

  /** In the order of their ids, so that two people who merge the same tasks wait for one another. */
  private async lockBoth(
    tx: EntityManager,
    actor: Actor,
    id: string,
    intoId: string,
  ): Promise<{ readonly task: LockedTask; readonly into: LockedTask }> {
    const lockTask = (): Promise<LockedTask> => this.acts.lockFor(tx, actor, id, null, 'merge');
    const lockInto = (): Promise<LockedTask> => this.acts.lockFor(tx, actor, intoId, null, 'absorb');
    if (BigInt(id) < BigInt(intoId)) {
      const task = await lockTask();
      return { task, into: await lockInto() };
    }
    const into = await lockInto();
    return { task: await lockTask(), into };
  }

  private async mergeInto(tx: EntityManager, actor: Actor, task: LockedTask, into: LockedTask): Promise<void> {
    const ended = nextState(task, 'merge');
    const absorbed = decideTransition(into.state, 'absorb', into.previousState ?? undefined);
    if (!absorbed.ok) throw new AppError('conflict', 'target-not-open', { detail: 'The other task is closed.' });
    if (await hasReplyInFlight(tx, task.id)) {
      throw new AppError('conflict', 'reply-in-flight', {
        detail: 'A reply of this task is on its way or waits for somebody. Merge the other one into it, or wait.',
      });
    }
    // Either may have waited for its customer; what is merged does not.
    await this.clocks.resume(tx, [task.id, into.id]);
    await movePromises(tx, task, into);
    await keepEarliestClocks(tx, task, into);
    await this.clocks.cancelRunning(tx, task.id);
    await takeOver(tx, task, into);
    const parked = { previousState: null, snoozedUntil: null };
    await this.writer.change(
      tx,
      task,
      { state: ended, ...parked, closedAt: 'now', mergedIntoId: into.id, isJoined: true },
      { kind: 'merged', actorId: actor.memberId, details: { into: into.id, reason: 'merged' } },
    );
    await this.writer.change(
      tx,
      into,
      { ...(absorbed.to === into.state ? {} : { state: absorbed.to, ...parked }), ...unitedLabels(into, task) },
      { kind: 'merged', actorId: actor.memberId, details: { from: task.id } },
    );
  }
}

/** Nobody asked for a label here: that there are many refuses no merge. */
function unitedLabels(into: LockedTask, from: LockedTask): Pick<TaskChange, 'labels'> {
  const united = changeLabels(into.labels, { add: from.labels }, Infinity);
  return united.ok && united.added.length > 0 ? { labels: united.labels } : {};
}
