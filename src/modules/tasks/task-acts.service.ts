import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { decideTransition, type TaskAction } from '../../domain/task-state/transitions.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LabelsService } from '../corrections/labels.service.js';
import { TaskClocksService } from './task-clocks.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskWriter } from './task-writer.service.js';
import type { TaskDto } from './task-view.types.js';
import type { DismissReason, LockedTask, NewTaskEvent, TaskChange } from './tasks.types.js';

interface Decision {
  readonly change: TaskChange;
  readonly event: NewTaskEvent;
}

/** Keys that keep what is answered to one open task. */
const ONE_OPEN_TASK = [
  { key: 'task_open_key', of: 'conversation' },
  { key: 'task_open_story', of: 'story' },
] as const;

/** What people do with tasks, apart from speaking to customers. Every act is one transaction and says who did it. */
@Injectable()
export class TaskActsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
    private readonly queries: TaskQueries,
    private readonly labels: LabelsService,
  ) {}

  /** Takes a task nobody has. Somebody else's is taken over only by who shows, with the version, to have seen whose it is. */
  claim(actor: Actor, id: string, version: number | null): Promise<TaskDto> {
    return this.act(actor, id, version, 'claim', (_, task) => {
      const isMine = task.assigneeId === actor.memberId;
      if (task.assigneeId !== null && !isMine && version === null) throw taken();
      return {
        // Being sent a task is not taking it: whoever routing chose takes it by an act of their own.
        change: {
          assigneeId: actor.memberId,
          ...(isMine && task.claimedAt !== null ? {} : { claimedAt: 'now' }),
          routeDueAt: null,
        },
        event: { kind: 'claimed', actorId: actor.memberId, details: { from: task.assigneeId } },
      };
    });
  }

  release(actor: Actor, id: string, version: number | null): Promise<TaskDto> {
    return this.act(actor, id, version, 'release', async (tx, task) => {
      // An acknowledgement by claim goes with the claim: nobody owns it any more and nobody told the customer.
      const wasOnlyClaimed = task.acknowledgedAt !== null && (await this.wasMetByClaim(tx, task.id));
      if (wasOnlyClaimed) await this.clocks.unmeet(tx, task.id, 'acknowledge');
      return {
        change: {
          assigneeId: null,
          claimedAt: null,
          // Whoever gives it back does not get it again.
          routeDueAt: 'now',
          routeTried: [...new Set([...task.routeTried, actor.memberId])],
          ...(wasOnlyClaimed ? { acknowledgedAt: null, acknowledgedBy: null } : {}),
          ...(wasOnlyClaimed && task.state === 'acknowledged' ? { state: 'open' } : {}),
          ...(wasOnlyClaimed && task.previousState === 'acknowledged' ? { previousState: 'open' } : {}),
        },
        event: { kind: 'released', actorId: actor.memberId },
      };
    });
  }

  assign(actor: Actor, id: string, version: number | null, assigneeId: string | null): Promise<TaskDto> {
    return this.act(actor, id, version, 'assign', async (tx, task) => {
      if (assigneeId !== null) await this.requireTeamMember(tx, task, assigneeId);
      return {
        change: { assigneeId, claimedAt: assigneeId === null ? null : 'now', routeDueAt: null },
        event: { kind: 'assigned', actorId: actor.memberId, details: { from: task.assigneeId, to: assigneeId } },
      };
    });
  }

  /** Acknowledges by claiming, where the source cannot be answered through us. */
  acknowledgeByClaim(actor: Actor, id: string, version: number | null): Promise<TaskDto> {
    return this.act(actor, id, version, 'acknowledge', async (tx, task, to) => {
      await this.clocks.meet(tx, task.id, 'acknowledge', 'claim');
      return {
        change: {
          state: to,
          previousState: null,
          snoozedUntil: null,
          ...(task.assigneeId === null ? { assigneeId: actor.memberId, claimedAt: 'now' } : {}),
          acknowledgedAt: 'now',
          acknowledgedBy: actor.memberId,
        },
        event: { kind: 'acknowledged', actorId: actor.memberId, details: { by: 'claim' } },
      };
    });
  }

  note(actor: Actor, id: string, text: string): Promise<TaskDto> {
    requireAccess(actor, 'notes', 'create');
    return this.act(actor, id, null, 'note', () => ({
      change: {},
      event: { kind: 'note', actorId: actor.memberId, details: { text } },
    }));
  }

  snooze(actor: Actor, id: string, version: number | null, until: Date, now: Date): Promise<TaskDto> {
    const days = (until.getTime() - now.getTime()) / 86_400_000;
    if (days <= 0 || days > 366) throw invalid('bad-snooze', 'A snooze ends in the future, within a year.');
    return this.act(actor, id, version, 'snooze', (_, task, to) => ({
      change: { state: to, previousState: task.previousState ?? task.state, snoozedUntil: until },
      event: { kind: 'snoozed', actorId: actor.memberId, details: { until: until.toISOString() } },
    }));
  }

  /** Waiting for the customer; their next post brings it back. */
  wait(actor: Actor, id: string, version: number | null): Promise<TaskDto> {
    return this.act(actor, id, version, 'wait', (_, task, to) => ({
      change: { state: to, previousState: task.previousState ?? task.state, snoozedUntil: null },
      event: { kind: 'waiting', actorId: actor.memberId },
    }));
  }

  resolve(actor: Actor, id: string, version: number | null, note: string | null): Promise<TaskDto> {
    const event = { kind: 'resolved', actorId: actor.memberId, details: { note } };
    return this.close(actor, id, version, 'resolve', event, (tx, task) =>
      this.clocks.meet(tx, task.id, ['resolve', 'promise'], 'resolution'),
    );
  }

  /** A post that is not about us is a label too, for what watches find. */
  dismiss(
    actor: Actor,
    id: string,
    version: number | null,
    reason: DismissReason,
    note: string | null,
  ): Promise<TaskDto> {
    const event = { kind: 'dismissed', actorId: actor.memberId, details: { reason, note } };
    return this.close(actor, id, version, 'dismiss', event, async (tx, task) => {
      if (reason === 'not-about-us') await this.labels.keepRelevance(tx, task, false, actor.memberId);
    });
  }

  /** Brings a closed, snoozed or waiting task back. Refused when its conversation or story has another open task by now. */
  async reopen(actor: Actor, id: string, version: number | null): Promise<TaskDto> {
    try {
      return await this.act(actor, id, version, 'reopen', async (tx, task) => {
        if (task.isJoined) {
          throw new AppError('conflict', 'merged', { detail: 'It was merged into another task: split it off there.' });
        }
        if (task.state === 'resolved') await this.clocks.unmeet(tx, task.id, 'resolve');
        await this.clocks.resumeCancelled(tx, task.id);
        const state = task.acknowledgedAt === null ? 'open' : 'acknowledged';
        return {
          change: { state, previousState: null, snoozedUntil: null, closedAt: null, mergedIntoId: null },
          event: { kind: 'reopened', actorId: actor.memberId },
        };
      });
    } catch (error) {
      const other = ONE_OPEN_TASK.find(({ key }) => isUniqueViolation(error, key))?.of;
      if (other === undefined) throw error;
      const refusal = new AppError('conflict', 'one-open-task', {
        detail: `The ${other} has another open task by now.`,
      });
      throw await this.withCurrent(actor, id, refusal);
    }
  }

  /** Locks a task the actor may act on; everything else about it looks absent. */
  async lockFor(
    tx: EntityManager,
    actor: Actor,
    id: string,
    version: number | null,
    action: TaskAction,
  ): Promise<LockedTask> {
    const scope = requireAccess(actor, 'tasks', action === 'claim' ? 'update' : 'act');
    const task = await this.writer.lock(tx, actor.workspaceId, id);
    const isTheirs = task !== null && (scope === 'all' || actor.teamIds.includes(task.teamId));
    if (!isTheirs) throw notFound('task');
    if (scope === 'own' && task.assigneeId !== null && task.assigneeId !== actor.memberId) {
      // Who comes second with an acknowledgement is told that it is done, not only whose the task is.
      if (action === 'acknowledge') nextState(task, action);
      throw taken();
    }
    if (version !== null && version !== task.version) {
      throw staleVersion();
    }
    return task;
  }

  /** Runs an act on a task; a conflict shows what the task is now, so that the agent sees who was first. */
  async explainingConflicts<T>(actor: Actor, id: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'conflict' || error.details.current !== undefined) throw error;
      throw await this.withCurrent(actor, id, error);
    }
  }

  private async withCurrent(actor: Actor, id: string, error: AppError): Promise<AppError> {
    const current = await this.queries.get(actor, id);
    const detail = whoWasFirst(error.code, current) ?? error.details.detail ?? '';
    return new AppError(error.kind, error.code, { ...error.details, detail, current });
  }

  private async act(
    actor: Actor,
    id: string,
    version: number | null,
    action: TaskAction,
    decide: (tx: EntityManager, task: LockedTask, to: LockedTask['state']) => Decision | Promise<Decision>,
  ): Promise<TaskDto> {
    await this.explainingConflicts(actor, id, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.lockFor(tx, actor, id, version, action);
        const to = nextState(task, action);
        const { change, event } = await decide(tx, task, to);
        await this.writer.change(tx, task, change, event);
      }),
    );
    return this.queries.get(actor, id);
  }

  private close(
    actor: Actor,
    id: string,
    version: number | null,
    action: TaskAction,
    event: NewTaskEvent,
    also?: (tx: EntityManager, task: LockedTask) => Promise<void>,
  ): Promise<TaskDto> {
    return this.act(actor, id, version, action, async (tx, task, to) => {
      await also?.(tx, task);
      await this.clocks.cancelRunning(tx, task.id);
      return {
        change: {
          state: to,
          previousState: null,
          snoozedUntil: null,
          closedAt: 'now',
          ...(task.assigneeId === null ? { assigneeId: actor.memberId } : {}),
        },
        event,
      };
    });
  }

  private async wasMetByClaim(tx: EntityManager, taskId: string): Promise<boolean> {
    const rows = await query<{ by: string | null }>(
      tx,
      `SELECT met_by AS by FROM task_clock WHERE task_id = $1 AND kind = 'acknowledge' ORDER BY id DESC LIMIT 1`,
      [taskId],
    );
    return rows[0]?.by === 'claim';
  }

  private async requireTeamMember(tx: EntityManager, task: LockedTask, memberId: string): Promise<void> {
    const rows = await query(
      tx,
      `SELECT m.id FROM staff_member m JOIN team_member t ON t.member_id = m.id
       WHERE m.id = $1 AND m.workspace_id = $2 AND t.team_id = $3 AND m.is_active`,
      [memberId, task.workspaceId, task.teamId],
    );
    if (rows.length === 0) throw invalid('not-in-team', 'That person is not in the team of this task.');
  }
}

const taken = (): AppError => new AppError('conflict', 'taken', { detail: 'Somebody else has taken it.' });

/** Names the person behind a conflict, where there is one. */
function whoWasFirst(code: string, { assignee, acknowledgedBy, acknowledgedAt }: TaskDto): string | null {
  if (code === 'taken' && assignee !== null) return `${assignee.name} has taken it; claim it first.`;
  if (code !== 'already-acknowledged' || acknowledgedBy === null || acknowledgedAt === null) return null;
  return `${acknowledgedBy.name} acknowledged it at ${new Date(acknowledgedAt).toISOString()}.`;
}

/** Where the act leads from the task's present state; throws the conflict that says why it leads nowhere. */
export function nextState(task: LockedTask, action: TaskAction): LockedTask['state'] {
  const move = decideTransition(task.state, action, task.previousState ?? undefined);
  if (move.ok) return move.to;
  throw new AppError('conflict', move.reason, { detail: `This cannot be done while the task is ${task.state}.` });
}
