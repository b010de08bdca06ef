import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError } from '../../errors.js';
import { LiveService } from '../live/live.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask } from '../tasks/tasks.types.js';

interface Speaking {
  readonly replyId: string;
  readonly state: string;
  readonly authorId: string;
  readonly name: string;
}

/** One person speaks to a customer at a time: who has the task does, and while somebody's answer is on its way nobody else does. */
@Injectable()
export class OneSpeaker {
  constructor(
    private readonly writer: TaskWriter,
    private readonly live: LiveService,
  ) {}

  /**
   * Throws `another-speaks` or `taken`, unless the actor takes over: that is written down and told to who had the task. An answer of
   * theirs that is on its way goes out all the same. True when the task changes hands.
   */
  async admit(tx: EntityManager, actor: Actor, task: LockedTask, isTakeOver: boolean): Promise<boolean> {
    const speaking = await this.findSpeaking(tx, task, actor.memberId);
    const isTaken = task.assigneeId !== null && task.assigneeId !== actor.memberId;
    if (!isTaken && speaking === null) return false;
    if (!isTakeOver) throw speaking === null ? taken() : anotherSpeaks(speaking);
    const from =
      task.assigneeId === actor.memberId
        ? (speaking?.authorId ?? null)
        : (task.assigneeId ?? speaking?.authorId ?? null);
    const details = { from, to: actor.memberId, ...(speaking === null ? {} : { replyId: speaking.replyId }) };
    await this.writer.record(tx, task, { kind: 'taken-over', actorId: actor.memberId, details });
    await this.live.publish(tx, [
      {
        workspaceId: task.workspaceId,
        teamId: task.teamId,
        kind: 'tasks',
        details: { kind: 'taken-over', taskIds: [task.id], actorId: actor.memberId, name: actor.name, from },
      },
    ]);
    return true;
  }

  /** Whether a person's own words are on their way to the customer. */
  async isSomebodySpeaking(tx: EntityManager, task: LockedTask): Promise<boolean> {
    return (await this.findSpeaking(tx, task, NOBODY)) !== null;
  }

  private async findSpeaking(tx: EntityManager, task: LockedTask, butNot: string): Promise<Speaking | null> {
    const [row] = await query<Speaking>(
      tx,
      `SELECT r.id AS "replyId", r.state, r.author_id AS "authorId", m.name
       FROM reply r JOIN staff_member m ON m.id = r.author_id
       WHERE r.task_id = $1 AND r.author_id <> $2 AND r.visibility = 'public' AND NOT r.is_automatic AND r.withdrawn_at IS NULL
         AND r.state IN ('awaiting-approval', 'held', 'queued', 'sending', 'unknown') ORDER BY r.id LIMIT 1`,
      [task.id, butNot],
    );
    return row ?? null;
  }
}

/** No member has this id. */
const NOBODY = '0';

const taken = (): AppError => new AppError('conflict', 'taken', { detail: 'Somebody else has taken it.' });

const anotherSpeaks = ({ name, state }: Speaking): AppError =>
  new AppError('conflict', 'another-speaks', { detail: `${name} is answering: the reply is ${state}.` });
