import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { detectLanguage } from '../../domain/language/detect-language.js';
import {
  PROMISE_LANGUAGES,
  type PromiseChoice,
  type PromiseLanguage,
  type ReadTimes,
} from '../../domain/promise/promise.types.js';
import { readTimes } from '../../domain/promise/read-times.js';
import type { TimeContext } from '../../domain/promise/resolve-moment.js';
import { TaskClocksService } from '../tasks/task-clocks.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { NewPromise } from './promises.types.js';

/** People are reminded when this share of the time has passed. */
const NUDGE_AFTER = 0.75;

interface Place {
  readonly zone: string;
  /** Null where nobody has said where the customer lives. */
  readonly customerZone: string | null;
  readonly lang: string;
  readonly now: Date;
}

/** Where a promise is made. */
interface PromisedTask {
  readonly id: string;
  readonly workspaceId: string;
}

const isRead = (lang: string): lang is PromiseLanguage => (PROMISE_LANGUAGES as readonly string[]).includes(lang);

/** The language to read a text in: its own where it is clear, else that of the customer. */
export function promiseLanguage(text: string, hint: string): PromiseLanguage {
  const { lang } = detectLanguage(text, { hint, languages: PROMISE_LANGUAGES });
  if (isRead(lang)) return lang;
  return isRead(hint) ? hint : 'en';
}

/** The rows of promises and their clocks; part of the transaction of whoever makes, keeps or takes one back. */
@Injectable()
export class PromiseRows {
  constructor(
    private readonly clocks: TaskClocksService,
    private readonly writer: TaskWriter,
  ) {}

  /** What a text promises by the customer's words, and the team's zone or theirs. */
  async read(on: EntityManager | DataSource, task: PromisedTask, text: string): Promise<ReadTimes> {
    const place = await this.placeOf(on, task);
    return readTimes(text, promiseLanguage(text, place.lang), contextOf(place));
  }

  /** Makes the promises of a reply that is to leave: what its author said, else every time in it that is beyond doubt. */
  async makeFrom(
    tx: EntityManager,
    task: PromisedTask,
    reply: { readonly id: string; readonly authorId: string },
    text: string,
    choice: PromiseChoice,
  ): Promise<void> {
    for (const made of await this.promisesIn(tx, task, text, choice))
      await this.make(tx, task, reply.authorId, made, reply.id);
  }

  private async promisesIn(
    tx: EntityManager,
    task: PromisedTask,
    text: string,
    choice: PromiseChoice,
  ): Promise<readonly NewPromise[]> {
    if (choice.is === 'none') return [];
    const place = await this.placeOf(tx, task);
    const { zone, lang, now } = place;
    if (choice.is === 'at') {
      const dueAt = new Date(choice.dueAt);
      return dueAt > now ? [{ dueAt, zone, text: choice.text ?? text.slice(0, 500) }] : [];
    }
    const { found } = readTimes(text, promiseLanguage(text, lang), contextOf(place));
    // The same instant said twice is one promise.
    return found.filter(({ dueAt }, i) => found.findIndex((other) => other.dueAt.getTime() === dueAt.getTime()) === i);
  }

  /** Gives its id. The caller changes the task, so that its next promise follows. */
  async make(
    tx: EntityManager,
    task: PromisedTask,
    madeBy: string,
    { text, zone, dueAt }: NewPromise,
    replyId: string | null,
  ): Promise<string> {
    const [row] = await query<{ id: string }>(
      tx,
      `INSERT INTO promise (workspace_id, task_id, reply_id, made_by, text, zone, due_at, nudge_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + ($7::timestamptz - now()) * $8::float8) RETURNING id`,
      [task.workspaceId, task.id, replyId, madeBy, text, zone, dueAt.toISOString(), NUDGE_AFTER],
    );
    if (row === undefined) throw new Error('The promise was not stored.');
    const clock = { workspaceId: task.workspaceId, taskId: task.id, kind: 'promise', target: null } as const;
    await this.clocks.start(tx, [{ ...clock, startedAt: 'now', dueAt, promiseId: row.id }]);
    await this.writer.record(tx, task, {
      kind: 'promise-made',
      actorId: madeBy,
      details: { promiseId: row.id, dueAt: dueAt.toISOString(), text },
    });
    return row.id;
  }

  /** A reply that was written after a promise, and has left at `at` or now, keeps it. */
  async keepBy(
    tx: EntityManager,
    reply: { readonly id: string; readonly taskId: string; readonly visibility: 'public' | 'private' },
    at: Date | null,
  ): Promise<void> {
    const rows = await query<{ id: string }>(
      tx,
      `SELECT p.id FROM promise p JOIN reply r ON r.id = $2 WHERE p.task_id = $1 AND p.made_at < r.created_at
         AND p.reply_id IS DISTINCT FROM r.id`,
      [reply.taskId, reply.id],
    );
    if (rows.length > 0) await this.clocks.meetPromises(tx, idsOf(rows), reply.visibility, at);
  }

  /** The reply that made them never left. */
  async withdrawOf(tx: EntityManager, replyId: string): Promise<void> {
    const rows = await query<{ id: string }>(
      tx,
      `UPDATE promise SET state = 'withdrawn', settled_at = now() WHERE reply_id = $1 AND state <> 'withdrawn' RETURNING id`,
      [replyId],
    );
    if (rows.length > 0) await this.clocks.forgetPromises(tx, idsOf(rows));
  }

  async withdraw(tx: EntityManager, promiseId: string): Promise<void> {
    await tx.query(`UPDATE promise SET state = 'withdrawn', settled_at = now() WHERE id = $1`, [promiseId]);
    await this.clocks.forgetPromises(tx, [promiseId]);
  }

  private async placeOf(on: EntityManager | DataSource, { id }: PromisedTask): Promise<Place> {
    const [place] = await query<Place>(
      on,
      `SELECT m.zone, p.zone AS "customerZone", t.lang, now() AS now FROM task t JOIN team m ON m.id = t.team_id
       LEFT JOIN person p ON p.id = t.person_id WHERE t.id = $1`,
      [id],
    );
    if (place === undefined) throw new Error(`There is no task ${id}.`);
    return place;
  }
}

const contextOf = ({ now, zone, customerZone }: Place): TimeContext => ({
  now,
  zone,
  ...(customerZone === null ? {} : { customerZone }),
});

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
