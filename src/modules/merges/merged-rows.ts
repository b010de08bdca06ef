import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { LockedTask } from '../tasks/tasks.types.js';

/** What somebody wrote and the network may still get, or somebody still has to decide. */
const IN_FLIGHT = ['awaiting-approval', 'held', 'queued', 'sending', 'unknown', 'needs-person'] as const;

export async function hasReplyInFlight(tx: EntityManager, taskId: string): Promise<boolean> {
  const rows = await query(
    tx,
    'SELECT FROM reply WHERE task_id = $1 AND withdrawn_at IS NULL AND state = ANY ($2::text[]) LIMIT 1',
    [taskId, IN_FLIGHT],
  );
  return rows.length > 0;
}

/**
 * Of each kind the deadline that comes first: a running clock of the merged task replaces a later one, or runs on where there
 * is none. Clocks keep the terms and the pauses they had. Those of the merged task are cancelled by the caller.
 */
const KEEP_EARLIEST = `
  WITH mine AS (
    SELECT * FROM task_clock WHERE task_id = $1 AND state = 'running' AND kind <> 'promise' ORDER BY id FOR UPDATE),
  sooner AS (
    UPDATE task_clock c SET standard_id = m.standard_id, standard_version = m.standard_version, target_id = m.target_id,
      target_seconds = m.target_seconds, calendar = m.calendar, calendar_id = m.calendar_id,
      calendar_version = m.calendar_version, started_at = m.started_at, due_at = m.due_at
    FROM mine m WHERE c.task_id = $2 AND c.kind = m.kind AND c.state = 'running' AND m.due_at < c.due_at
    RETURNING c.id AS to_id, m.id AS from_id),
  forgotten AS (DELETE FROM task_clock_pause p USING sooner WHERE p.clock_id = sooner.to_id),
  added AS (
    INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, target_seconds,
      calendar, calendar_id, calendar_version, started_at, due_at)
    SELECT m.workspace_id, $2, m.kind, m.standard_id, m.standard_version, m.target_id, m.target_seconds, m.calendar,
      m.calendar_id, m.calendar_version, m.started_at, m.due_at
    FROM mine m WHERE NOT EXISTS (SELECT FROM task_clock c WHERE c.task_id = $2 AND c.kind = m.kind
      AND c.state IN ('running', 'paused', 'overdue'))
    RETURNING id, kind)
  INSERT INTO task_clock_pause (clock_id, from_at, to_at)
  SELECT i.to_id, p.from_at, p.to_at
  FROM (SELECT to_id, from_id FROM sooner UNION ALL SELECT a.id, m.id FROM added a JOIN mine m USING (kind)) i
  JOIN task_clock_pause p ON p.clock_id = i.from_id`;

export async function keepEarliestClocks(tx: EntityManager, from: LockedTask, into: LockedTask): Promise<void> {
  await tx.query(KEEP_EARLIEST, [from.id, into.id]);
}

/** What a customer was told is owed by whoever answers them now. */
export async function movePromises(tx: EntityManager, from: LockedTask, into: LockedTask): Promise<void> {
  await tx.query(
    `WITH owed AS (
       UPDATE task_clock SET task_id = $2
       WHERE task_id = $1 AND kind = 'promise' AND state IN ('running', 'paused', 'overdue') RETURNING promise_id)
     UPDATE promise p SET task_id = $2 FROM owed WHERE p.id = owed.promise_id`,
    [from.id, into.id],
  );
}

/** What was merged into the merged task before is answered by the same task as that one; and the worse of the two stays. */
export async function takeOver(tx: EntityManager, from: LockedTask, into: LockedTask): Promise<void> {
  await tx.query('UPDATE task SET merged_into_id = $2 WHERE merged_into_id = $1', [from.id, into.id]);
  const worse = (column: string): string =>
    `${column} = CASE WHEN m.priority < t.priority THEN m.${column} ELSE t.${column} END`;
  await tx.query(
    `UPDATE task t SET ${[
      'priority',
      'priority_is_manual',
      'priority_score',
      'priority_reasons',
      'priority_version',
      'priority_facts',
    ]
      .map(worse)
      .join(', ')},
       sentiment_label = CASE WHEN m.sentiment_label = 'negative' THEN 'negative' ELSE t.sentiment_label END,
       sentiment_score = least(t.sentiment_score, m.sentiment_score),
       mention_count = t.mention_count + m.mention_count, story_id = coalesce(t.story_id, m.story_id)
     FROM task m WHERE t.id = $2 AND m.id = $1`,
    [from.id, into.id],
  );
}

/** The counterpart: the conversation's posts, and the story that came with it, are its own again. */
export async function giveBack(tx: EntityManager, from: LockedTask, own: LockedTask): Promise<void> {
  await tx.query(
    `UPDATE task t SET mention_count = greatest(1, t.mention_count - m.mention_count),
       story_id = CASE WHEN t.story_id = m.story_id THEN NULL ELSE t.story_id END
     FROM task m WHERE t.id = $1 AND m.id = $2`,
    [from.id, own.id],
  );
}
