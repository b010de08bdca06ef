import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { deadlinesMissed } from '../../metrics.js';
import { LiveService } from '../live/live.service.js';
import { RuleCauses } from '../rules/rule-causes.service.js';

interface MovedTask {
  readonly taskId: string;
  readonly workspaceId: string;
  readonly teamId: string;
}

/** What time does to tasks: promises break, snoozes end. */
@Injectable()
export class TaskDeadlinesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveService,
    private readonly causes: RuleCauses,
  ) {}

  /**
   * Marks clocks whose deadline has passed, at most `limit`, oldest first, and wakes their tasks: a snooze never outlives a
   * promise. Every instance may call it at once; each clock is marked once. Returns how many it marked.
   */
  async fireOverdue(limit: number): Promise<number> {
    const fired = await this.dataSource.transaction(async (tx) => {
      const rows = await query<MovedTask & { readonly clockIds: string[] }>(
        tx,
        `WITH due AS (
           SELECT id FROM task_clock WHERE state = 'running' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED),
         fired AS (
           UPDATE task_clock c SET state = 'overdue' FROM due WHERE c.id = due.id
           RETURNING c.id, c.workspace_id, c.task_id, c.kind, c.due_at, c.target_id),
         written AS (
           INSERT INTO task_event (workspace_id, task_id, kind, details)
           SELECT workspace_id, task_id, 'overdue', jsonb_build_object('clock', kind, 'dueAt', due_at, 'target', target_id) FROM fired)
         UPDATE task t SET version = t.version + 1, updated_at = now(), snoozed_until = NULL,
           previous_state = CASE WHEN t.state = 'snoozed' THEN NULL ELSE t.previous_state END,
           state = CASE WHEN t.state = 'snoozed' THEN coalesce(t.previous_state, 'open') ELSE t.state END
         FROM (SELECT task_id, array_agg(id::text) AS clock_ids FROM fired GROUP BY task_id ORDER BY task_id) f
         WHERE t.id = f.task_id
         RETURNING t.id AS "taskId", t.workspace_id AS "workspaceId", t.team_id AS "teamId", f.clock_ids AS "clockIds"`,
        [limit],
      );
      await this.tell(tx, rows);
      for (const workspaceId of new Set(rows.map((row) => row.workspaceId))) {
        const ids = rows.filter((row) => row.workspaceId === workspaceId).flatMap(({ clockIds }) => clockIds);
        await this.causes.add(tx, workspaceId, [{ when: 'clock-overdue', ids }]);
      }
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
