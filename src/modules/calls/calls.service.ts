import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { PromiseRows } from '../promises/promise-rows.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskClocksService } from '../tasks/task-clocks.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { CallBriefs } from './call-brief.service.js';
import type { CallBriefDto, CallResultBody } from './calls.dto.js';
import type { CallResult } from './calls.types.js';

interface CallRow {
  readonly id: string;
  readonly taskId: string;
  readonly plannedBy: string;
  readonly result: CallResult | null;
}

/** Handing a task over to the phone, and writing down how it went. */
@Injectable()
export class CallsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly briefs: CallBriefs,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
    private readonly promises: PromiseRows,
    private readonly tasks: TaskQueries,
  ) {}

  /** The brief of a call. Asked for again before it is done, it is the same call. */
  async plan(actor: Actor, taskId: string, now: Date): Promise<CallBriefDto> {
    const callId = await this.acts.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, taskId, null, 'note');
        const [planned] = await query<{ id: string; isNew: boolean }>(
          tx,
          `INSERT INTO call AS c (workspace_id, task_id, planned_by) VALUES ($1, $2, $3)
           ON CONFLICT (task_id, planned_by) WHERE done_at IS NULL DO UPDATE SET planned_at = c.planned_at
           RETURNING id, (xmax = 0) AS "isNew"`,
          [actor.workspaceId, taskId, actor.memberId],
        );
        if (planned === undefined) throw new Error('The database gave no id for a new call.');
        if (planned.isNew)
          await this.writer.change(
            tx,
            task,
            {},
            { kind: 'call-planned', actorId: actor.memberId, details: { callId: planned.id } },
          );
        return planned.id;
      }),
    );
    return this.briefs.write(actor, await this.tasks.get(actor, taskId), callId, now);
  }

  /**
   * How a call went, as an entry of the task's thread. `solved` closes the task. The same result sent again finishes what was
   * cut short and changes nothing else.
   */
  async finish(actor: Actor, id: string, body: CallResultBody, now: Date): Promise<TaskDto> {
    const callbackAt = body.callbackAt === undefined ? null : new Date(body.callbackAt);
    if (body.result === 'callback' && (callbackAt === null || callbackAt <= now))
      throw invalid('bad-callback', 'A callback needs a time in the future.', [
        { field: 'callbackAt', message: 'callbackAt must be in the future' },
      ]);
    if (body.result !== 'callback' && callbackAt !== null)
      throw invalid('bad-callback', 'Only a callback has a time.', [
        { field: 'callbackAt', message: 'callbackAt goes with the result callback' },
      ]);
    const taskId = await transact(this.dataSource, { repeatable: true }, (tx) =>
      this.writeDown(tx, actor, id, body, callbackAt),
    );
    const task = await this.tasks.get(actor, taskId);
    const isOpen = task.state !== 'resolved' && task.state !== 'dismissed';
    return body.result === 'solved' && isOpen ? this.acts.resolve(actor, taskId, null, body.note ?? null) : task;
  }

  private async writeDown(
    tx: EntityManager,
    actor: Actor,
    id: string,
    body: CallResultBody,
    callbackAt: Date | null,
  ): Promise<string> {
    const [found] = await query<CallRow>(
      tx,
      `SELECT id, task_id AS "taskId", planned_by AS "plannedBy", result FROM call WHERE id = $1 AND workspace_id = $2`,
      [id, actor.workspaceId],
    );
    if (found === undefined) throw notFound('call');
    const task = await this.acts.lockFor(tx, actor, found.taskId, null, 'note');
    const note = body.note === undefined ? null : cleanText(body.note);
    const done = await query(
      tx,
      `UPDATE call SET result = $2, duration_seconds = $3, note = $4, callback_at = $5, done_by = $6, done_at = now()
       WHERE id = $1 AND done_at IS NULL RETURNING id`,
      [id, body.result, body.durationSeconds ?? null, note, callbackAt, actor.memberId],
    );
    if (done.length === 0) {
      const [now] = await query<CallRow>(tx, 'SELECT result FROM call WHERE id = $1', [id]);
      if (now?.result === body.result) return task.id;
      throw new AppError('conflict', 'call-done', { detail: 'How it went is written down already.', current: now });
    }
    if (body.result !== 'no-answer') await this.keepEarlier(tx, task.id);
    const promiseId = callbackAt === null ? null : await this.promise(tx, actor, task, note, callbackAt);
    const details = {
      callId: id,
      result: body.result,
      ...(body.durationSeconds === undefined ? {} : { durationSeconds: body.durationSeconds }),
      ...(note === null ? {} : { note }),
      ...(callbackAt === null ? {} : { callbackAt: callbackAt.toISOString(), promiseId }),
    };
    await this.writer.change(tx, task, {}, { kind: 'call-done', actorId: actor.memberId, details });
    return task.id;
  }

  /** A time that a customer was told on the phone is a promise like any other. */
  private async promise(
    tx: EntityManager,
    { memberId }: Actor,
    task: LockedTask,
    note: string | null,
    dueAt: Date,
  ): Promise<string> {
    const [team] = await query<{ zone: string }>(tx, 'SELECT zone FROM team WHERE id = $1', [task.teamId]);
    return this.promises.make(tx, task, memberId, { text: note ?? '', zone: team?.zone ?? 'UTC', dueAt }, null);
  }

  /** The customer was reached: what earlier calls promised is kept. */
  private async keepEarlier(tx: EntityManager, taskId: string): Promise<void> {
    const rows = await query<{ id: string }>(
      tx,
      `SELECT details ->> 'promiseId' AS id FROM task_event
       WHERE task_id = $1 AND kind = 'call-done' AND details ->> 'promiseId' IS NOT NULL`,
      [taskId],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await this.clocks.meetPromises(tx, ids, 'private', null);
  }
}
