import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, invalid, staleVersion } from '../../errors.js';
import { TaskActsService, nextState } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { giveBack } from './merged-rows.js';
import { OwnTasks } from './own-tasks.service.js';
import type { PartedConversation } from './merges.types.js';

interface ToldRow extends PartedConversation {
  /** The task that was merged and whose conversation it is. */
  readonly mergedId: string | null;
  /** The open task of the conversation itself. */
  readonly openId: string | null;
  readonly wasSplit: boolean;
}

/** The conversations of these mentions, seen from task $3. */
const FIND_CONVERSATIONS = `
  SELECT m.network, m.conversation_key AS "conversationKey", min(m.seen_at) AS "seenAt", count(*)::int AS n,
    array_agg(DISTINCT m.story_id::text) FILTER (WHERE m.story_id IS NOT NULL) AS "storyIds",
    (SELECT id FROM task WHERE merged_into_id = $3 AND network = m.network AND conversation_key = m.conversation_key
      ORDER BY is_joined DESC, id DESC LIMIT 1) AS "mergedId",
    o.id AS "openId",
    EXISTS (SELECT FROM task_event e WHERE e.task_id = o.id AND e.kind = 'split' AND e.details ->> 'from' = $3::text)
      AS "wasSplit"
  FROM mention m LEFT JOIN LATERAL (
    SELECT id FROM task WHERE workspace_id = $1 AND network = m.network AND conversation_key = m.conversation_key
      AND is_open LIMIT 1) o ON true
  WHERE m.workspace_id = $1 AND m.id = ANY ($2::bigint[]) GROUP BY m.network, m.conversation_key, o.id`;

/** One of the conversations that a task answers becomes a task of its own again. */
@Injectable()
export class SplitTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly tasks: TaskQueries,
    private readonly own: OwnTasks,
  ) {}

  /** A split that was done already changes nothing. Gives the task of the conversation. */
  async split(actor: Actor, id: string, version: number | null, mentionIds: readonly string[]): Promise<TaskDto> {
    const ownId = await this.acts.explainingConflicts(actor, id, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const locked = await this.acts.lockFor(tx, actor, id, null, 'split');
        const told = await this.findConversation(tx, locked, mentionIds);
        if (told.openId !== null && told.openId !== id && told.wasSplit) return told.openId;
        if (version !== null && version !== locked.version) {
          throw staleVersion();
        }
        nextState(locked, 'split');
        return this.part(tx, actor, locked, told, mentionIds);
      }),
    );
    return this.tasks.get(actor, ownId);
  }

  private async findConversation(tx: EntityManager, task: LockedTask, mentionIds: readonly string[]): Promise<ToldRow> {
    const rows = await query<ToldRow & { readonly n: number }>(tx, FIND_CONVERSATIONS, [
      task.workspaceId,
      mentionIds,
      task.id,
    ]);
    const found = rows.reduce((sum, { n }) => sum + n, 0);
    const [told, ...others] = rows;
    if (told === undefined || found < mentionIds.length) throw notInTask();
    if (others.length > 0) {
      throw invalid('several-conversations', 'These mentions are of several conversations: split off one at a time.');
    }
    return told;
  }

  private async part(
    tx: EntityManager,
    actor: Actor,
    task: LockedTask,
    told: ToldRow,
    mentionIds: readonly string[],
  ): Promise<string> {
    if (told.network === task.network && told.conversationKey === task.conversationKey) throw onlyConversation();
    const ownId =
      told.mergedId === null
        ? await this.openFromStory(tx, actor, task, told)
        : await this.reopenMerged(tx, actor, task, told, told.mergedId);
    await this.writer.change(
      tx,
      task,
      {},
      { kind: 'split', actorId: actor.memberId, details: { taskId: ownId, mentionIds } },
    );
    return ownId;
  }

  /** The merged task is locked after the one that answers for it, as by whoever closes that one. */
  private async reopenMerged(
    tx: EntityManager,
    actor: Actor,
    task: LockedTask,
    told: ToldRow,
    mergedId: string,
  ): Promise<string> {
    const own = await this.writer.lock(tx, task.workspaceId, mergedId);
    if (own?.mergedIntoId !== task.id) throw notInTask();
    nextState(own, 'part');
    await giveBack(tx, task, own);
    await this.own.startClocks(tx, own, told.seenAt);
    await this.writer.change(
      tx,
      own,
      {
        state: own.acknowledgedAt === null ? 'open' : 'acknowledged',
        closedAt: null,
        mergedIntoId: null,
        isJoined: false,
        ...(own.assigneeId === null ? { routeDueAt: 'now' as const } : {}),
      },
      { kind: 'split', actorId: actor.memberId, details: { from: task.id } },
    );
    return own.id;
  }

  private async openFromStory(tx: EntityManager, actor: Actor, task: LockedTask, told: ToldRow): Promise<string> {
    if (told.openId !== null) throw notInTask();
    const [story] = await query(tx, 'SELECT FROM task WHERE id = $1 AND story_id = ANY ($2::bigint[])', [
      task.id,
      told.storyIds ?? [],
    ]);
    if (story === undefined) throw notInTask();
    const opened = await this.own.open(tx, task, told, actor.memberId);
    if (opened === null) throw notInTask();
    return opened;
  }
}

const onlyConversation = (): AppError =>
  new AppError('conflict', 'only-conversation', {
    detail: 'These mentions are of the conversation that the task is for: only others can be split off.',
  });

const notInTask = (): AppError =>
  invalid('not-in-task', 'These mentions are not of a conversation that this task answers.');
