import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { PriorityLevel } from '../../domain/priority/priority.types.js';

/** 1 to 4, as it is stored. */
export const rankOf = (level: PriorityLevel): number => Number(level.slice(1));

/**
 * Columns of task `t` when the row `by` tells more of it: what is worse raises the priority, nothing lowers it. A level that a
 * person set gives way only to what is judged worse than all before.
 */
export const raisedPriority = (by: 'excluded' | 'i'): string => `
    priority = CASE WHEN t.priority_is_manual AND ${by}.priority_score <= t.priority_score THEN t.priority
      ELSE least(t.priority, ${by}.priority) END,
    priority_is_manual = t.priority_is_manual
      AND NOT (${by}.priority_score > t.priority_score AND ${by}.priority < t.priority),
    priority_score = greatest(t.priority_score, ${by}.priority_score),
    priority_reasons = CASE WHEN ${by}.priority_score > t.priority_score THEN ${by}.priority_reasons ELSE t.priority_reasons END,
    priority_version = CASE WHEN ${by}.priority_score > t.priority_score THEN ${by}.priority_version ELSE t.priority_version END,
    priority_facts = CASE WHEN ${by}.priority_score > t.priority_score THEN ${by}.priority_facts ELSE t.priority_facts END`;

export interface RaisedTask {
  readonly taskId: string;
  /** 1 to 4, set by a person. */
  readonly from: number;
  readonly to: number;
}

/** Notes in each task's history that worse news raised what a person had set. */
export async function tellRaised(tx: EntityManager, workspaceId: string, tasks: readonly RaisedTask[]): Promise<void> {
  await query(
    tx,
    `INSERT INTO task_event (workspace_id, task_id, kind, details)
     SELECT $1, i.task_id, 'priority-raised', jsonb_build_object('from', 'P' || i.from_rank, 'to', 'P' || i.to_rank)
     FROM unnest($2::bigint[], $3::int[], $4::int[]) AS i (task_id, from_rank, to_rank)`,
    [workspaceId, tasks.map((t) => t.taskId), tasks.map((t) => t.from), tasks.map((t) => t.to)],
  );
}
