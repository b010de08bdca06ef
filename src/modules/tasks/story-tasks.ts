import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import type { ConversationWork } from './conversation-work.js';
import type { TouchedTask } from './open-tasks.types.js';
import { raisedPriority, rankOf, tellRaised } from './task-priority.js';

interface StoryTask {
  readonly storyId: string;
  readonly taskId: string;
  readonly network: string;
  readonly conversationKey: string;
}

/** The open task of each story. Who joins stories takes turns by workspace, so nobody else opens one meanwhile. */
const FIND_STORY_TASKS = `
  SELECT t.story_id AS "storyId", t.id AS "taskId", t.network, t.conversation_key AS "conversationKey"
  FROM unnest($2::bigint[]) AS s (id)
  CROSS JOIN LATERAL (
    SELECT id, story_id, network, conversation_key FROM task
    WHERE workspace_id = $1 AND story_id = s.id AND is_open LIMIT 1) t`;

/** A task may be closed between being found and being joined: what is locked here stays open until we are done. */
const LOCK_OPEN = `SELECT id FROM task WHERE id = ANY ($1::bigint[]) AND is_open ORDER BY id FOR UPDATE`;

const FIND_OWN_TASKS = `
  SELECT i.network, i.conversation_key AS "conversationKey"
  FROM unnest($2::text[], $3::text[]) AS i (network, conversation_key)
  CROSS JOIN LATERAL (
    SELECT FROM task WHERE workspace_id = $1 AND network = i.network AND conversation_key = i.conversation_key
      AND (is_open OR is_joined) LIMIT 1) t`;

const JOIN_VOICES = `
  UPDATE task t SET ${raisedPriority('i')},
    sentiment_label = CASE WHEN i.sentiment_label = 'negative' THEN 'negative' ELSE t.sentiment_label END,
    sentiment_score = least(t.sentiment_score, i.sentiment_score), updated_at = now(), version = t.version + 1
  FROM unnest($2::bigint[], $3::smallint[], $4::real[], $5::jsonb[], $6::int[], $7::jsonb[], $8::text[], $9::real[])
    AS i (task_id, priority, priority_score, priority_reasons, priority_version, priority_facts, sentiment_label,
      sentiment_score)
    JOIN task before ON before.id = i.task_id
  WHERE t.id = i.task_id AND t.workspace_id = $1
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, false AS "isNew",
    CASE WHEN before.priority_is_manual THEN before.priority END AS "setByHand"`;

/** Work that opens or joins the task of its own conversation, and work that is one more voice of a task elsewhere. */
export interface RoutedWork {
  readonly opening: readonly ConversationWork[];
  readonly voices: readonly { readonly work: ConversationWork; readonly at: VoiceOf }[];
}

/** A task that is there, or the conversation whose task is being opened by the same batch. */
type VoiceOf = { readonly taskId: string } | { readonly conversation: string };

export const conversationOf = (of: { readonly network: string; readonly conversationKey: string }): string =>
  `${of.network}\n${of.conversationKey}`;

/**
 * One story is one task: the first to tell it opens the task, the others become its voices. A customer who already has a task
 * of their own stays there.
 */
export async function routeByStory(
  tx: EntityManager,
  workspaceId: string,
  work: readonly ConversationWork[],
): Promise<RoutedWork> {
  const told = work.filter((w) => w.storyId !== null);
  if (told.length === 0) return { opening: work, voices: [] };
  const own = new Set(
    (
      await queryPrepared<{ network: string; conversationKey: string }>(tx, FIND_OWN_TASKS, [
        workspaceId,
        arrayLiteral(told.map((w) => w.first.network)),
        arrayLiteral(told.map((w) => w.first.conversationKey)),
      ])
    ).map(conversationOf),
  );
  const tasks = await lockStoryTasks(tx, workspaceId, [...new Set(told.flatMap((w) => w.storyId ?? []))]);
  const opener = new Map<string, string>();
  const opening: ConversationWork[] = [];
  const voices: RoutedWork['voices'][number][] = [];
  for (const w of work) {
    const { storyId } = w;
    const conversation = conversationOf(w.first);
    const task = storyId === null ? undefined : tasks.get(storyId);
    const openedBy = storyId === null ? undefined : opener.get(storyId);
    const isElsewhere = task !== undefined ? conversationOf(task) !== conversation : openedBy !== undefined;
    if (storyId === null || !isElsewhere) {
      if (storyId !== null) opener.set(storyId, conversation);
      opening.push(w);
    } else if (own.has(conversation)) {
      opening.push({ ...w, storyId: null });
    } else {
      voices.push({ work: w, at: task ?? { conversation: openedBy ?? conversation } });
    }
  }
  return { opening, voices };
}

async function lockStoryTasks(
  tx: EntityManager,
  workspaceId: string,
  storyIds: readonly string[],
): Promise<Map<string, StoryTask>> {
  const found = await queryPrepared<StoryTask>(tx, FIND_STORY_TASKS, [workspaceId, arrayLiteral(storyIds)]);
  if (found.length === 0) return new Map();
  const open = new Set(
    (await queryPrepared<{ id: string }>(tx, LOCK_OPEN, [arrayLiteral(found.map((t) => t.taskId))])).map((t) => t.id),
  );
  return new Map(found.filter((t) => open.has(t.taskId)).map((t) => [t.storyId, t]));
}

/** Adds voices to tasks, `opened` being those of this batch by conversation. Gives each task once, with its worst voice. */
export async function joinVoices(
  tx: EntityManager,
  workspaceId: string,
  voices: RoutedWork['voices'],
  opened: ReadonlyMap<string, TouchedTask>,
): Promise<{ readonly task: TouchedTask; readonly work: ConversationWork }[]> {
  const worst = new Map<string, ConversationWork>();
  for (const { work, at } of voices) {
    const taskId = 'taskId' in at ? at.taskId : opened.get(at.conversation)?.taskId;
    if (taskId === undefined) throw new Error('A voice names a task that was not opened.');
    const before = worst.get(taskId);
    if (before === undefined || before.worst.priority.score < work.worst.priority.score) worst.set(taskId, work);
  }
  if (worst.size === 0) return [];
  const rows = [...worst].sort(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const column = (value: (w: ConversationWork) => string | number): string =>
    arrayLiteral(rows.map(([, work]) => value(work)));
  const touched = await queryPrepared<TouchedTask & { setByHand: number | null }>(tx, JOIN_VOICES, [
    workspaceId,
    arrayLiteral(rows.map(([taskId]) => taskId)),
    column((w) => rankOf(w.worst.priority.level)),
    column((w) => w.worst.priority.score),
    column((w) => JSON.stringify(w.worst.priority.reasons)),
    column((w) => w.worst.version),
    column((w) => JSON.stringify(w.worst.facts)),
    column((w) => w.worst.sentimentLabel),
    column((w) => w.worst.sentimentScore),
  ]);
  const raised = touched.flatMap(({ taskId, priority, setByHand }) =>
    setByHand !== null && priority < setByHand ? [{ taskId, from: setByHand, to: priority }] : [],
  );
  if (raised.length > 0) await tellRaised(tx, workspaceId, raised);
  return touched.flatMap((task) => {
    const work = worst.get(task.taskId);
    return work === undefined ? [] : [{ task, work }];
  });
}
