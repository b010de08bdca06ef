import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { deadlinesMissed } from '../../metrics.js';
import { LiveService } from '../live/live.service.js';
import type { ClockKind } from './task-clock.entity.js';

interface MovedTask {
  readonly taskId: string;
  readonly workspaceId: string;
  readonly teamId: string;
}

/** The running promises of tasks. A task's `next_due_at` follows in the change of the task that every caller makes. */
@Injectable()
export class TaskClocksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveService,
  ) {}

  /**
   * The promise was kept at `at` (the database's time when null): met, or met late when that is after the deadline. A public
   * answer that left after the task was closed keeps it too.
   */
  async meet(
    tx: EntityManager,
    taskId: string,
    kind: ClockKind,
    by: 'public' | 'claim',
    at: Date | null = null,
  ): Promise<void> {
    await tx.query(
      `UPDATE task_clock SET state = CASE WHEN coalesce($4::timestamptz, now()) > due_at THEN 'met-late' ELSE 'met' END,
         met_at = coalesce($4::timestamptz, now()), met_by = $3
       WHERE task_id = $1 AND kind = $2
         AND (state IN ('running', 'paused', 'overdue') OR state = 'cancelled' AND $3 = 'public')`,
      [taskId, kind, by, at?.toISOString() ?? null],
    );
  }

  /** An act that kept the promise was undone. */
  async unmeet(tx: EntityManager, taskId: string, kind: ClockKind): Promise<void> {
    await tx.query(
      `UPDATE task_clock SET state = CASE WHEN due_at < now() THEN 'overdue' ELSE 'running' END, met_at = NULL, met_by = NULL
       WHERE id = (SELECT id FROM task_clock WHERE task_id = $1 AND kind = $2 AND state IN ('met', 'met-late') ORDER BY id DESC LIMIT 1)`,
      [taskId, kind],
    );
  }

  /** Nothing is owed any more: the task was closed without it. An overdue clock stays a miss. */
  async cancelRunning(tx: EntityManager, taskId: string): Promise<void> {
    await tx.query(`UPDATE task_clock SET state = 'cancelled' WHERE task_id = $1 AND state IN ('running', 'paused')`, [
      taskId,
    ]);
  }

  /** The task was opened again: what was cancelled runs on against its old deadline. */
  async resumeCancelled(tx: EntityManager, taskId: string): Promise<void> {
    await tx.query(
      `UPDATE task_clock c SET state = CASE WHEN due_at < now() THEN 'overdue' ELSE 'running' END
       WHERE task_id = $1 AND state = 'cancelled'
         AND NOT EXISTS (SELECT FROM task_clock o WHERE o.task_id = c.task_id AND o.kind = c.kind AND o.id <> c.id
           AND o.state IN ('running', 'paused', 'overdue'))`,
      [taskId],
    );
  }

  /**
   * Marks clocks whose deadline has passed, at most `limit`, oldest first, and wakes their tasks: a snooze never outlives a
   * promise. Every instance may call it at once; each clock is marked once. Returns how many it marked.
   */
  async fireOverdue(limit: number): Promise<number> {
    const fired = await this.dataSource.transaction(async (tx) => {
      const rows = await query<MovedTask>(
        tx,
        `WITH due AS (
           SELECT id FROM task_clock WHERE state = 'running' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
         fired AS (
           UPDATE task_clock c SET state = 'overdue' FROM due WHERE c.id = due.id
           RETURNING c.workspace_id, c.task_id, c.kind, c.due_at, c.target_id),
         written AS (
           INSERT INTO task_event (workspace_id, task_id, kind, details)
           SELECT workspace_id, task_id, 'overdue', jsonb_build_object('clock', kind, 'dueAt', due_at, 'target', target_id) FROM fired)
         UPDATE task t SET version = t.version + 1, updated_at = now(), snoozed_until = NULL,
           previous_state = CASE WHEN t.state = 'snoozed' THEN NULL ELSE t.previous_state END,
           state = CASE WHEN t.state = 'snoozed' THEN coalesce(t.previous_state, 'open') ELSE t.state END
         FROM (SELECT DISTINCT task_id FROM fired ORDER BY task_id) f
         WHERE t.id = f.task_id RETURNING t.id AS "taskId", t.workspace_id AS "workspaceId", t.team_id AS "teamId"`,
        [limit],
      );
      await this.tell(tx, rows);
      return rows.length;
    });
    if (fired > 0) deadlinesMissed.inc(fired);
    return fired;
  }

  /** Brings back tasks whose snooze has run out. */
  async wakeSnoozed(limit: number): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows = await query<MovedTask>(
        tx,
        `WITH due AS (
           SELECT id FROM task WHERE state = 'snoozed' AND snoozed_until <= now() ORDER BY snoozed_until LIMIT $1 FOR UPDATE SKIP LOCKED),
         written AS (
           INSERT INTO task_event (workspace_id, task_id, kind) SELECT t.workspace_id, t.id, 'woken' FROM task t JOIN due USING (id))
         UPDATE task t SET state = coalesce(t.previous_state, 'open'), previous_state = NULL, snoozed_until = NULL,
           version = t.version + 1, updated_at = now()
         FROM due WHERE t.id = due.id RETURNING t.id AS "taskId", t.workspace_id AS "workspaceId", t.team_id AS "teamId"`,
        [limit],
      );
      await this.tell(tx, rows);
      return rows.length;
    });
  }

  /** Tells open browsers of tasks that time moved, not a person. */
  private async tell(tx: EntityManager, moved: readonly MovedTask[]): Promise<void> {
    await this.live.publish(
      tx,
      moved.map(({ workspaceId, teamId, taskId }) => ({
        workspaceId,
        teamId,
        kind: 'tasks',
        details: { kind: 'changed', taskIds: [taskId], actorId: null },
      })),
    );
  }
}
