import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import type { ConversationWork } from './conversation-work.js';
import type { PostedAgain } from './customer-posts.service.js';
import type { TouchedTask } from './open-tasks.types.js';
import { conversationOf, type RoutedWork } from './story-tasks.js';

/** Of task `t`. */
export const HAS_PAUSED = `EXISTS (SELECT FROM task_clock c WHERE c.task_id = t.id AND c.state = 'paused')`;

/** A task that a post joined; `joinedTo`, where it was merged, names the open one that answers its conversation. */
export interface JoinedTask extends TouchedTask, PostedAgain {
  readonly joinedTo: string | null;
}

/** What was merged is open as long as the row that names it says so: closing it has to change that row first. */
const PASS_ON = `
  WITH incoming AS (
    SELECT task_id, sum(n)::int AS n FROM unnest($1::bigint[], $2::int[]) AS i (task_id, n) GROUP BY 1 ORDER BY 1),
  touched AS (
    SELECT t.id, i.n FROM incoming i CROSS JOIN LATERAL (SELECT id FROM task WHERE id = i.task_id FOR UPDATE) t)
  UPDATE task t SET mention_count = t.mention_count + touched.n,
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, updated_at = now(), version = t.version + 1
  FROM touched WHERE t.id = touched.id
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, t.acknowledged_at IS NOT NULL AS "isAnswered",
    ${HAS_PAUSED} AS "isPaused"`;

/**
 * Posts of merged conversations wake the tasks that answer them, which stand in the place of the merged ones in what is given
 * back. Nothing is asked where nothing was merged.
 */
export async function passOn<T extends JoinedTask>(
  tx: EntityManager,
  found: readonly T[],
  countOf: (task: T) => number,
): Promise<T[]> {
  const merged = found.filter(({ joinedTo }) => joinedTo !== null);
  if (merged.length === 0) return [...found];
  const rows = await queryPrepared<Omit<JoinedTask, 'joinedTo' | 'isNew' | 'mentionId'>>(tx, PASS_ON, [
    arrayLiteral(merged.map(({ joinedTo }) => joinedTo)),
    arrayLiteral(merged.map(countOf)),
  ]);
  const answering = new Map(rows.map((row) => [row.taskId, row]));
  return found.map((task) => (task.joinedTo === null ? task : { ...task, ...answering.get(task.joinedTo) }));
}

/** What was told in merged conversations, as voices of the tasks that answer them. */
export const voicesOfMerged = (
  found: readonly (JoinedTask & { readonly network: string; readonly conversationKey: string })[],
  workOf: ReadonlyMap<string, ConversationWork>,
): RoutedWork['voices'] =>
  found.flatMap((task) => {
    const work = workOf.get(conversationOf(task));
    return task.joinedTo === null || work === undefined ? [] : [{ work, at: { taskId: task.joinedTo } }];
  });
