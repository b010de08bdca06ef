import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { ReplyStore } from './reply-store.service.js';
import type { StoredReply } from './replies.types.js';

interface LockedBoth {
  readonly reply: StoredReply;
  readonly task: LockedTask;
}

/** A reply together with its task, the task first, as everywhere; what the actor may not touch looks absent. */
@Injectable()
export class ReplyLocks {
  constructor(
    private readonly store: ReplyStore,
    private readonly writer: TaskWriter,
  ) {}

  /** For acting on it as its author, as the owner of the task, or as whoever leads them. What no person sent, everybody of the team may stop. */
  async toAct(tx: EntityManager, actor: Actor, id: string): Promise<LockedBoth> {
    const scope = requireAccess(actor, 'replies', 'act');
    const { reply, task } = await this.lock(tx, actor, id);
    const isTheirs =
      scope === 'all' ||
      (actor.teamIds.includes(task.teamId) &&
        (scope === 'team' ||
          reply.isAutomatic ||
          reply.authorId === actor.memberId ||
          task.assigneeId === actor.memberId));
    if (!isTheirs) throw notFound('reply');
    return { reply, task };
  }

  /** For whoever may read it. */
  async lock(tx: EntityManager, actor: Actor, id: string): Promise<LockedBoth> {
    const scope = requireAccess(actor, 'replies', 'read');
    const [place] = await query<{ taskId: string }>(
      tx,
      'SELECT task_id AS "taskId" FROM reply WHERE id = $1 AND workspace_id = $2 AND withdrawn_at IS NULL',
      [id, actor.workspaceId],
    );
    if (!place) throw notFound('reply');
    const task = await this.writer.lock(tx, actor.workspaceId, place.taskId);
    const reply = await this.store.lock(tx, id);
    if (task === null || reply === null) throw notFound('reply');
    if (scope !== 'all' && !actor.teamIds.includes(task.teamId)) throw notFound('reply');
    return { reply, task };
  }
}
