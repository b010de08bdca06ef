import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Priority, PriorityLevel } from '../../domain/priority/priority.types.js';
import { RuleCauses } from '../rules/rule-causes.service.js';
import { rankOf } from './task-priority.js';
import { TaskWriter } from './task-writer.service.js';
import type { LockedTask } from './tasks.types.js';

/** What setting a level by hand changed. */
export interface PriorityCorrection {
  readonly from: PriorityLevel;
  readonly to: PriorityLevel;
  /** Of the weights that the task was judged by; null where an earlier release judged it. */
  readonly version: number | null;
}

/** A task's priority by other weights. */
export interface RejudgedTask {
  readonly taskId: string;
  readonly priority: Priority;
}

/** Every task keeps the version it was judged by; its row moves, and its history says so, only where something differs. */
const REJUDGE = `
  WITH judged AS (
    SELECT i.*, t.priority AS old_priority, t.priority_score AS old_score, t.priority_version AS old_version,
      t.priority <> i.priority OR t.priority_score <> i.score AS is_changed
    FROM unnest($3::bigint[], $4::smallint[], $5::real[], $6::jsonb[]) AS i (task_id, priority, score, reasons)
    JOIN task t ON t.id = i.task_id AND t.workspace_id = $1),
  kept AS (
    UPDATE task t SET priority = j.priority, priority_score = j.score, priority_reasons = j.reasons, priority_version = $2,
      version = t.version + j.is_changed::int, updated_at = CASE WHEN j.is_changed THEN now() ELSE t.updated_at END
    FROM judged j WHERE t.id = j.task_id RETURNING t.id, t.team_id, j.is_changed),
  told AS (
    INSERT INTO task_event (workspace_id, task_id, kind, details)
    SELECT $1, task_id, 'priority-rebased', jsonb_build_object('from', 'P' || old_priority, 'to', 'P' || priority,
      'scoreBefore', round(old_score::numeric, 1), 'score', round(score::numeric, 1), 'versionBefore', old_version,
      'version', $2::int)
    FROM judged WHERE is_changed ORDER BY task_id)
  SELECT id AS "taskId", team_id AS "teamId" FROM kept WHERE is_changed ORDER BY id`;

/** Changes of priority that no post asks for. */
@Injectable()
export class TaskPriorities {
  constructor(
    private readonly writer: TaskWriter,
    private readonly causes: RuleCauses,
  ) {}

  /**
   * Sets the level of a locked task. It stays when tasks are judged anew; only worse news than all before raises it again.
   * Score and reasons stay, so that the disagreement can be seen. The same level again confirms it.
   */
  async setByHand(
    tx: EntityManager,
    task: LockedTask,
    level: PriorityLevel,
    actor: Actor,
    note: string | null = null,
  ): Promise<PriorityCorrection> {
    const correction = { from: levelOfRank(task.priority), to: level, version: task.priorityVersion };
    await this.writer.change(
      tx,
      task,
      { priority: rankOf(level), priorityIsManual: true },
      {
        kind: 'priority-corrected',
        actorId: actor.memberId,
        details: { ...correction, ...(note === null ? {} : { note }) },
      },
    );
    if (correction.from !== level) {
      const stamp = String(task.version + 1);
      await this.causes.add(tx, task.workspaceId, [{ when: 'priority-changed', ids: [task.id], stamp }]);
    }
    return correction;
  }

  /** Gives open tasks, which the caller has locked, what other weights make of them. Returns those that changed. */
  async rejudge(
    tx: EntityManager,
    workspaceId: string,
    version: number,
    tasks: readonly RejudgedTask[],
  ): Promise<{ readonly taskId: string; readonly teamId: string }[]> {
    if (tasks.length === 0) return [];
    return query(tx, REJUDGE, [
      workspaceId,
      version,
      tasks.map(({ taskId }) => taskId),
      tasks.map(({ priority }) => rankOf(priority.level)),
      tasks.map(({ priority }) => priority.score),
      tasks.map(({ priority }) => JSON.stringify(priority.reasons)),
    ]);
  }
}

function levelOfRank(rank: number): PriorityLevel {
  const level = (['P1', 'P2', 'P3', 'P4'] as const)[rank - 1];
  if (level === undefined) throw new Error(`There is no priority ${String(rank)}.`);
  return level;
}
