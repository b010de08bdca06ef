import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { TaskClocksService } from './task-clocks.service.js';
import { TaskWriter } from './task-writer.service.js';
import type { TouchedTask } from './open-tasks.types.js';
import type { TaskChange } from './tasks.types.js';

/** An answer that the connected account gave on the network itself, not through us. */
export interface NativeAnswer {
  readonly mentionId: string;
  readonly network: string;
  readonly conversationKey: string;
  readonly handle: string;
  readonly publishedAt: Date;
  /** Only the customer can read it. */
  readonly isPrivate: boolean;
}

/** Tells tasks that they were answered natively: the promise is kept at the time of the answer, not when we saw it. */
@Injectable()
export class NativeAnswersService {
  constructor(
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
  ) {}

  /** Each of `answers` was stored by this transaction, so that each counts once. */
  async record(tx: EntityManager, workspaceId: string, answers: readonly NativeAnswer[]): Promise<TouchedTask[]> {
    const touched: TouchedTask[] = [];
    const inOrder = [...answers].sort(
      (a, b) =>
        compare(a.network, b.network) ||
        compare(a.conversationKey, b.conversationKey) ||
        a.publishedAt.getTime() - b.publishedAt.getTime(),
    );
    for (const answer of inOrder) touched.push(...(await this.recordOne(tx, workspaceId, answer)));
    return touched;
  }

  private async recordOne(tx: EntityManager, workspaceId: string, answer: NativeAnswer): Promise<TouchedTask[]> {
    // What we said in the thread before the customer turned to us is no answer to it.
    const [found] = await query<{ id: string }>(
      tx,
      `SELECT CASE WHEN t.is_joined THEN t.merged_into_id ELSE t.id END AS id FROM task t JOIN mention f ON f.id = t.first_mention_id
       WHERE t.workspace_id = $1 AND t.network = $2 AND t.conversation_key = $3
         AND (t.is_open OR t.is_joined) AND f.published_at <= $4`,
      [workspaceId, answer.network, answer.conversationKey, answer.publishedAt],
    );
    const task = found === undefined ? null : await this.writer.lock(tx, workspaceId, found.id);
    if (task === null) return [];
    const visibility = answer.isPrivate ? 'private' : 'public';
    await this.clocks.meetByReply(tx, task.id, { isAnswer: true, visibility }, answer.publishedAt);
    const change: TaskChange = {
      ...(task.acknowledgedAt === null ? { acknowledgedAt: answer.publishedAt } : {}),
      ...(task.state === 'open' ? { state: 'acknowledged' } : {}),
      ...(task.previousState === 'open' ? { previousState: 'acknowledged' } : {}),
    };
    await this.writer.change(tx, task, change, {
      kind: 'answered-natively',
      actorId: null,
      details: { by: answer.handle, mentionId: answer.mentionId },
    });
    return [{ taskId: task.id, teamId: task.teamId, isNew: false, priority: task.priority }];
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
