import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { query, queryPrepared } from '../../db/rows.js';
import { ALWAYS_OPEN } from '../../domain/clock/calendar.js';
import { dueAt } from '../../domain/clock/due-at.js';
import { CalendarsService } from '../calendars/calendars.service.js';
import { deadlinesFromNow, type SecondsUntilDue } from './clock-deadlines.js';
import type { ClockKind, MetBy } from './task-clock.entity.js';
import type { ClockStart, SentReply } from './task-clocks.types.js';

const START = `
  INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar,
    calendar_id, calendar_version, promise_id, started_at, due_at)
  SELECT i.workspace_id, i.task_id, i.kind, i.standard_id, i.standard_version, i.target_id, i.target_seconds, i.calendar,
    i.calendar_id, i.calendar_version, i.promise_id, coalesce(i.started_at, now()),
    coalesce(i.due_at, now() + make_interval(secs => i.until_due), 'infinity')
  FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::int[], $6::text[], $7::float8[], $8::text[],
    $9::bigint[], $10::int[], $11::bigint[], $12::timestamptz[], $13::timestamptz[], $14::float8[])
    AS i (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, calendar_id,
      calendar_version, promise_id, started_at, due_at, until_due)
  ON CONFLICT DO NOTHING`;

/** A next reply is met only by what was said after the post that asked for it. */
const MEET = `
  WITH kept AS (
    UPDATE task_clock c SET state = CASE WHEN paused_at IS NULL AND coalesce($4::timestamptz, now()) > due_at THEN 'met-late' ELSE 'met' END,
      met_at = coalesce($4::timestamptz, now()), met_by = $3, paused_at = NULL
    WHERE task_id = $1 AND kind = ANY ($2::text[])
      AND (state IN ('running', 'paused', 'overdue')
        OR state = 'cancelled' AND kind IN ('acknowledge', 'answer') AND $3 IN ('public', 'private'))
      AND (kind <> 'next-reply' OR $4::timestamptz IS NULL OR started_at <= $4
        OR (SELECT m.published_at FROM task t JOIN mention m ON m.id = t.last_mention_id WHERE t.id = c.task_id) <= $4)
    RETURNING id)
  UPDATE task_clock_pause p SET to_at = greatest(p.from_at, coalesce($4::timestamptz, now()))
  FROM kept WHERE p.clock_id = kept.id AND p.to_at IS NULL`;

/** The newest of its kind, where it was met. */
const KEPT_CLAIM = `
  SELECT * FROM (
    SELECT id, state, due_at > now() AS "isWithin", now() AS now, target_seconds AS "targetSeconds", calendar_id AS "calendarId",
      calendar_version AS "calendarVersion"
    FROM task_clock WHERE task_id = $1 AND kind = 'claim' ORDER BY id DESC LIMIT 1) newest
  WHERE state IN ('met', 'met-late')`;

const START_AGAIN = `
  INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar,
    calendar_id, calendar_version, started_at, due_at)
  SELECT workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds, calendar, calendar_id,
    calendar_version, now(), $2::timestamptz
  FROM task_clock WHERE id = $1 ON CONFLICT DO NOTHING`;

interface KeptClaim {
  readonly id: string;
  readonly isWithin: boolean;
  readonly now: Date;
  readonly targetSeconds: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
}

interface PausedBefore {
  readonly id: string;
  readonly startedAt: Date;
  readonly targetSeconds: number;
  readonly calendarId: string | null;
  readonly calendarVersion: number | null;
  readonly pauses: readonly (readonly [from: string, to: string])[];
}

/** The running promises of tasks. A task's `next_due_at` follows in the change of the task that every caller makes. */
@Injectable()
export class TaskClocksService {
  constructor(private readonly calendars: CalendarsService) {}

  /** Starts clocks by the database's time, in one statement. `untilDue` where the caller has it already. */
  async start(tx: EntityManager, starts: readonly ClockStart[], untilDue?: SecondsUntilDue): Promise<void> {
    if (starts.length === 0) return;
    const counted = starts.flatMap((s) => (s.target !== null && s.startedAt === 'now' && !s.dueAt ? [s.target] : []));
    const until = untilDue ?? (await deadlinesFromNow(tx, counted));
    const column = (value: (start: ClockStart) => string | number | null): string => arrayLiteral(starts.map(value));
    const calendar = (s: ClockStart) => s.calendar ?? s.target?.calendar ?? null;
    const isCounted = (s: ClockStart): boolean => s.startedAt === 'now' && s.dueAt === undefined;
    await queryPrepared(tx, START, [
      column((s) => s.workspaceId),
      column((s) => s.taskId),
      column((s) => s.kind),
      column((s) => s.target?.standardId ?? null),
      column((s) => s.target?.standardVersion ?? null),
      column((s) => s.target?.id ?? null),
      column((s) => s.target?.withinSeconds ?? null),
      column((s) => calendar(s)?.name ?? 'always'),
      column((s) => calendar(s)?.id ?? null),
      column((s) => calendar(s)?.version ?? null),
      column((s) => s.promiseId ?? null),
      column((s) => (s.startedAt === 'now' ? null : s.startedAt.toISOString())),
      column((s) => (isCounted(s) ? null : statedDue(s))),
      column((s) => (isCounted(s) && s.target !== null ? until(s.target) : null)),
    ]);
  }

  /** We wait for the customer: clocks of these kinds stand still. One whose deadline has passed does not. */
  async pause(tx: EntityManager, taskId: string, kinds: readonly ClockKind[]): Promise<void> {
    await tx.query(
      `WITH still AS (
         UPDATE task_clock SET state = 'paused', paused_at = now()
         WHERE task_id = $1 AND kind = ANY ($2::text[]) AND state = 'running' AND due_at > now() RETURNING id)
       INSERT INTO task_clock_pause (clock_id, from_at) SELECT id, now() FROM still`,
      [taskId, kinds],
    );
  }

  /** The clocks of these tasks that stand still run on, due later by the open time of their pauses. */
  async resume(tx: EntityManager, taskIds: readonly string[]): Promise<void> {
    const resumed = await query<{ id: string }>(
      tx,
      `WITH run AS (
         UPDATE task_clock SET state = 'running', paused_at = NULL WHERE task_id = ANY ($1::bigint[]) AND state = 'paused' RETURNING id)
       UPDATE task_clock_pause p SET to_at = now() FROM run WHERE p.clock_id = run.id AND p.to_at IS NULL RETURNING p.clock_id AS id`,
      [taskIds],
    );
    if (resumed.length > 0) await this.countPauses(tx, taskIds);
  }

  /** What a reply that left keeps, at `at` or by the database's time. */
  async meetByReply(tx: EntityManager, taskId: string, reply: SentReply, at: Date | null): Promise<void> {
    const kinds: ClockKind[] = ['next-reply'];
    if (reply.visibility === 'public') kinds.push('acknowledge');
    if (reply.isAnswer) kinds.push('answer');
    await this.meet(tx, taskId, kinds, reply.visibility, at);
  }

  /**
   * The promise was kept at `at` (the database's time when null): met, or met late when that is after the deadline. An answer
   * that left after the task was closed keeps it too.
   */
  async meet(
    tx: EntityManager,
    taskId: string,
    kinds: ClockKind | readonly ClockKind[],
    by: MetBy,
    at: Date | null = null,
  ): Promise<void> {
    await tx.query(MEET, [taskId, typeof kinds === 'string' ? [kinds] : kinds, by, at?.toISOString() ?? null]);
  }

  /** These promises to a customer were kept, by what left at `at` or now. */
  async meetPromises(tx: EntityManager, promiseIds: readonly string[], by: MetBy, at: Date | null): Promise<void> {
    await tx.query(
      `UPDATE task_clock SET state = CASE WHEN coalesce($3::timestamptz, now()) > due_at THEN 'met-late' ELSE 'met' END,
         met_at = coalesce($3::timestamptz, now()), met_by = $2, paused_at = NULL
       WHERE promise_id = ANY ($1::bigint[]) AND state IN ('running', 'paused', 'overdue')`,
      [promiseIds, by, at?.toISOString() ?? null],
    );
  }

  /** These promises were never made: they are neither kept nor broken. */
  async forgetPromises(tx: EntityManager, promiseIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM task_clock WHERE promise_id = ANY ($1::bigint[])', [promiseIds]);
  }

  /** An act that kept the promise was undone. */
  async unmeet(tx: EntityManager, taskId: string, kind: ClockKind): Promise<void> {
    await tx.query(
      `UPDATE task_clock SET state = CASE WHEN due_at < now() THEN 'overdue' ELSE 'running' END, met_at = NULL, met_by = NULL
       WHERE id = (SELECT id FROM task_clock WHERE task_id = $1 AND kind = $2 AND state IN ('met', 'met-late') ORDER BY id DESC LIMIT 1)`,
      [taskId, kind],
    );
    await this.countPauses(tx, [taskId]);
  }

  /**
   * Whoever had taken the task gave it back. Within its time the claim is owed as before. After that it stays kept, and another is
   * owed from now on by the same terms: nobody waits for a task that is nobody's without a clock saying so.
   */
  async reopenClaim(tx: EntityManager, taskId: string): Promise<void> {
    const [last] = await query<KeptClaim>(tx, KEPT_CLAIM, [taskId]);
    if (last === undefined) return;
    if (last.isWithin) {
      await this.unmeet(tx, taskId, 'claim');
      return;
    }
    const { id, now, targetSeconds, calendarId, calendarVersion } = last;
    const version =
      calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };
    const hours = version === null ? null : await this.calendars.rulesOf(tx, [version]);
    const rules = version === null || hours === null ? ALWAYS_OPEN : hours(version.id, version.version);
    await tx.query(START_AGAIN, [id, dueAt(now, targetSeconds, rules)?.toISOString() ?? 'infinity']);
  }

  /** Nothing is owed any more: the task was closed without it. An overdue clock stays a miss. */
  async cancelRunning(tx: EntityManager, taskId: string): Promise<void> {
    await tx.query(`UPDATE task_clock SET state = 'cancelled' WHERE task_id = $1 AND state IN ('running', 'paused')`, [
      taskId,
    ]);
  }

  /** The same for some kinds. */
  async cancel(tx: EntityManager, taskId: string, kinds: readonly ClockKind[]): Promise<void> {
    await tx.query(
      `UPDATE task_clock SET state = 'cancelled'
       WHERE task_id = $1 AND kind = ANY ($2::text[]) AND state IN ('running', 'paused')`,
      [taskId, kinds],
    );
  }

  /** The task was opened again: what was cancelled runs on against its old deadline, later only by its pauses. */
  async resumeCancelled(tx: EntityManager, taskId: string): Promise<void> {
    await tx.query(
      `WITH run AS (
         UPDATE task_clock c SET state = CASE WHEN due_at < now() THEN 'overdue' ELSE 'running' END, paused_at = NULL
         WHERE task_id = $1 AND state = 'cancelled'
           AND (kind = 'promise' OR NOT EXISTS (SELECT FROM task_clock o WHERE o.task_id = c.task_id AND o.kind = c.kind
             AND o.id <> c.id AND (o.id > c.id OR o.state IN ('running', 'paused', 'overdue'))))
         RETURNING id)
       UPDATE task_clock_pause p SET to_at = now() FROM run WHERE p.clock_id = run.id AND p.to_at IS NULL`,
      [taskId],
    );
    await this.countPauses(tx, [taskId]);
  }

  /** Deadlines of live clocks that have stood still, counted anew by the hours they started with. */
  private async countPauses(tx: EntityManager, taskIds: readonly string[]): Promise<void> {
    const clocks = await query<PausedBefore>(
      tx,
      `SELECT c.id, c.started_at AS "startedAt", c.target_seconds AS "targetSeconds", c.calendar_id AS "calendarId",
         c.calendar_version AS "calendarVersion", json_agg(json_build_array(p.from_at, p.to_at)) AS pauses
       FROM task_clock c JOIN task_clock_pause p ON p.clock_id = c.id
       WHERE c.task_id = ANY ($1::bigint[]) AND c.state IN ('running', 'overdue') AND c.target_seconds IS NOT NULL
         AND p.to_at IS NOT NULL
       GROUP BY c.id`,
      [taskIds],
    );
    if (clocks.length === 0) return;
    const hours = await this.calendars.rulesOf(
      tx,
      clocks.flatMap(({ calendarId, calendarVersion }) =>
        calendarId === null || calendarVersion === null ? [] : [{ id: calendarId, version: calendarVersion }],
      ),
    );
    const due = clocks.map(({ startedAt, targetSeconds, calendarId, calendarVersion, pauses }) =>
      dueAt(
        startedAt,
        targetSeconds,
        calendarId === null || calendarVersion === null ? ALWAYS_OPEN : hours(calendarId, calendarVersion),
        pauses.map(([from, to]) => ({ from: new Date(from), to: new Date(to) })),
      ),
    );
    await tx.query(
      `UPDATE task_clock c SET due_at = i.due_at,
         state = CASE WHEN c.state = 'overdue' AND i.due_at > now() THEN 'running' ELSE c.state END
       FROM unnest($1::bigint[], $2::timestamptz[]) AS i (id, due_at) WHERE c.id = i.id`,
      [clocks.map(({ id }) => id), due.map((at) => at?.toISOString() ?? 'infinity')],
    );
  }

  /** For callers that move clocks without changing the tasks themselves. */
  async followClocks(tx: EntityManager, taskIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE task SET next_due_at = coalesce(
         (SELECT min(due_at) FROM task_clock WHERE task_id = task.id AND state IN ('running', 'overdue')), 'infinity')
       WHERE id = ANY ($1::bigint[])`,
      [taskIds],
    );
  }
}

/** For a clock whose start or deadline is named. */
function statedDue({ dueAt: stated, startedAt, target }: ClockStart): string {
  if (stated !== undefined) return stated.toISOString();
  if (startedAt === 'now' || target === null) throw new Error('A clock needs a target or a deadline.');
  return dueAt(startedAt, target.withinSeconds, target.calendar?.rules ?? ALWAYS_OPEN)?.toISOString() ?? 'infinity';
}
