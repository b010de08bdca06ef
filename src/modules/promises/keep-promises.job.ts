import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { LiveService } from '../live/live.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { STATE_BY_CLOCK, type PromiseState } from './promises.types.js';

const BATCH = 100;

interface MovedPromise {
  readonly id: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly teamId: string;
  readonly ownerId: string;
  readonly text: string;
  readonly dueAt: string;
  readonly state: PromiseState;
}

const MOVED = `p.id, p.workspace_id AS "workspaceId", p.task_id AS "taskId", t.team_id AS "teamId",
  coalesce(t.assignee_id, p.made_by) AS "ownerId", p.text, p.due_at AS "dueAt"`;

/**
 * Reminds of promises before they are due and tells what became of them, as their clocks say. Safe to run twice and side by side:
 * each promise is told of once.
 */
@Injectable()
export class KeepPromisesJob implements Job {
  readonly name = 'keep-promises';
  readonly scope = 'worker';
  readonly everySeconds = 5;

  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: TaskWriter,
    private readonly alerts: AlertsService,
    private readonly live: LiveService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    let nudged = 0;
    let settled = 0;
    while (!signal.aborted) {
      const [remindedNow, toldNow] = [await this.nudge(), await this.tellSettled()];
      nudged += remindedNow;
      settled += toldNow;
      if (remindedNow < BATCH && toldNow < BATCH) break;
    }
    return { nudged, settled };
  }

  private nudge(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const due = await query<MovedPromise>(
        tx,
        `WITH soon AS (
           SELECT id FROM promise WHERE state = 'open' AND nudged_at IS NULL AND nudge_at <= now()
           ORDER BY nudge_at LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED)
         UPDATE promise p SET nudged_at = now() FROM soon, task t WHERE p.id = soon.id AND t.id = p.task_id
         RETURNING ${MOVED}, (SELECT ${STATE_BY_CLOCK} FROM task_clock c WHERE c.promise_id = p.id) AS state`,
      );
      for (const promise of due) if (promise.state === 'open') await this.remind(tx, promise);
      return due.length;
    });
  }

  private async remind(tx: EntityManager, promise: MovedPromise): Promise<void> {
    const { id, workspaceId, taskId, teamId, ownerId, text, dueAt } = promise;
    const details = { promiseId: id, dueAt, text };
    await this.writer.record(tx, { id: taskId, workspaceId }, { kind: 'promise-nudged', actorId: null, details });
    await this.live.publish(tx, [
      {
        workspaceId,
        teamId,
        kind: 'tasks',
        details: { kind: 'promise-nudged', taskIds: [taskId], actorId: null, memberId: ownerId, dueAt },
      },
    ]);
  }

  private tellSettled(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const moved = await query<MovedPromise>(
        tx,
        `WITH moved AS (
           SELECT p.id, ${STATE_BY_CLOCK} AS state FROM promise p JOIN task_clock c ON c.promise_id = p.id
           WHERE p.state IN ('open', 'broken') AND ${STATE_BY_CLOCK} <> p.state
           ORDER BY p.id LIMIT ${String(BATCH)} FOR UPDATE OF p SKIP LOCKED)
         UPDATE promise p SET state = moved.state, settled_at = now() FROM moved, task t
         WHERE p.id = moved.id AND t.id = p.task_id RETURNING ${MOVED}, p.state`,
      );
      for (const promise of moved) await this.tell(tx, promise);
      return moved.length;
    });
  }

  private async tell(tx: EntityManager, promise: MovedPromise): Promise<void> {
    const { id, workspaceId, taskId, teamId, state, dueAt, text } = promise;
    const key = `promise:${id}`;
    const task = { id: taskId, workspaceId, teamId };
    const details = { promiseId: id, dueAt, text };
    if (state === 'broken') {
      await this.writer.record(tx, task, { kind: 'promise-broken', actorId: null, details });
      await this.alerts.open(tx, {
        workspaceId,
        teamId,
        key,
        kind: 'promise-broken',
        severity: 'warning',
        title: 'A promise to a customer was not kept',
        text: 'The customer was told a time, and has heard nothing since. The task says what was promised.',
        details: { promiseId: id, taskId, dueAt },
      });
    } else {
      const isLate = state === 'kept-late';
      if (state !== 'withdrawn')
        await this.writer.record(tx, task, { kind: 'promise-kept', actorId: null, details: { ...details, isLate } });
      await this.alerts.close(tx, { workspaceId, key });
    }
    await this.writer.tell(tx, task, null);
  }
}
