import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { PROMISE_LANGUAGES } from '../../domain/promise/promise.types.js';
import { readTimes } from '../../domain/promise/read-times.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { promiseLanguage, PromiseRows } from './promise-rows.service.js';
import type { NewPromiseBody, PromiseDto, ReadBody, ReadTimesDto } from './promises.dto.js';
import { STATE_BY_CLOCK } from './promises.types.js';

const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

const PROMISES = `
  SELECT p.id, p.task_id AS "taskId", p.reply_id AS "replyId", p.text, p.zone, ${iso('p.made_at')} AS "madeAt", ${iso('p.due_at')} AS "dueAt",
    ${iso('p.nudged_at')} AS "nudgedAt", ${iso('c.met_at')} AS "keptAt",
    CASE WHEN p.state = 'withdrawn' THEN 'withdrawn' ELSE ${STATE_BY_CLOCK} END AS state,
    json_build_object('id', m.id::text, 'name', m.name) AS "madeBy"
  FROM promise p JOIN staff_member m ON m.id = p.made_by LEFT JOIN task_clock c ON c.promise_id = p.id`;

/** What customers were told to wait for. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: PromiseRows,
    private readonly tasks: TaskQueries,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly alerts: AlertsService,
  ) {}

  /** Of one task, oldest first. */
  async list(actor: Actor, taskId: string): Promise<PromiseDto[]> {
    requireAccess(actor, 'replies', 'read');
    await this.tasks.get(actor, taskId);
    return this.select(this.dataSource, 'p.task_id = $1 ORDER BY p.id', taskId);
  }

  /** A promise that was made in some other way, or by a text that was not understood. */
  async create(actor: Actor, taskId: string, { dueAt, text }: NewPromiseBody, now: Date): Promise<PromiseDto> {
    requireAccess(actor, 'replies', 'act');
    const due = new Date(dueAt);
    const days = (due.getTime() - now.getTime()) / DAY_MS;
    if (days <= 0 || days > MOST_DAYS) throw invalid('bad-promise', 'A promise is for the future, within a year.');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const task = await this.acts.lockFor(tx, actor, taskId, null, 'note');
      const [team] = await query<{ zone: string }>(tx, 'SELECT zone FROM team WHERE id = $1', [task.teamId]);
      const made = { dueAt: due, text: cleanText(text), zone: team?.zone ?? 'UTC' };
      const id = await this.rows.make(tx, task, actor.memberId, made, null);
      await this.writer.change(tx, task, {}, null);
      return this.one(tx, id);
    });
  }

  /** It was no promise, or the customer was told something else. */
  async remove(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'replies', 'act');
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const [place] = await query<{ taskId: string; state: string }>(
        tx,
        'SELECT task_id AS "taskId", state FROM promise WHERE id = $1 AND workspace_id = $2',
        [id, actor.workspaceId],
      );
      if (place === undefined) throw notFound('promise');
      const task = await this.acts.lockFor(tx, actor, place.taskId, null, 'note');
      const { state } = await this.one(tx, id);
      if (state === 'withdrawn') return;
      if (state !== 'open') {
        throw new AppError('conflict', 'promise-over', {
          detail: `The promise was ${state}; it cannot be taken back.`,
        });
      }
      await this.rows.withdraw(tx, id);
      await this.alerts.close(tx, { workspaceId: actor.workspaceId, key: `promise:${id}` });
      const event = { kind: 'promise-withdrawn', actorId: actor.memberId, details: { promiseId: id } };
      await this.writer.change(tx, task, {}, event);
    });
  }

  /** The times in a text: what a reply of these words would promise. Writes nothing. */
  async read(actor: Actor, { text, lang, zone, now: given, taskId }: ReadBody, clock: Date): Promise<ReadTimesDto> {
    requireAccess(actor, 'replies', 'create');
    const task = taskId === undefined ? null : await this.tasks.get(actor, taskId);
    const zones = task === null ? null : await this.zonesOf(task.id);
    const named = PROMISE_LANGUAGES.find((each) => each === lang);
    const { found, unclear } = readTimes(text, named ?? promiseLanguage(text, task?.lang ?? lang ?? 'en'), {
      now: given === undefined ? clock : new Date(given),
      zone: zone ?? zones?.team ?? 'UTC',
      ...(zones === null || zones.customer === null ? {} : { customerZone: zones.customer }),
    });
    return {
      found: found.map((time) => ({ ...time, span: [...time.span], dueAt: time.dueAt.toISOString() })),
      unclear: unclear.map((time) => ({ ...time, span: [...time.span] })),
      guesses: [],
    };
  }

  private async zonesOf(taskId: string): Promise<{ readonly team: string; readonly customer: string | null } | null> {
    const [zones] = await query<{ team: string; customer: string | null }>(
      this.dataSource,
      `SELECT m.zone AS team, p.zone AS customer FROM task t JOIN team m ON m.id = t.team_id
       LEFT JOIN person p ON p.id = t.person_id WHERE t.id = $1`,
      [taskId],
    );
    return zones ?? null;
  }

  private async one(tx: EntityManager, id: string): Promise<PromiseDto> {
    const [promise] = await this.select(tx, 'p.id = $1', id);
    if (promise === undefined) throw notFound('promise');
    return promise;
  }

  private select(on: DataSource | EntityManager, where: string, value: string): Promise<PromiseDto[]> {
    return query<PromiseDto>(on, `${PROMISES} WHERE ${where}`, [value]);
  }
}
