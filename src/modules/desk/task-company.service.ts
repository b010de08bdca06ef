import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LiveService } from '../live/live.service.js';
import type { PresenceDto } from './desk.dto.js';

/** A browser renews what it said every 20 seconds; what is older was left without a word. */
const STALE_SECONDS = 45;
const MOST_PRESENT = 500;
const MOST_UNREAD = 1_000;

interface Seat {
  readonly taskId: string;
  readonly doing: string;
  readonly isFresh: boolean;
}

/** What tasks are to the people at them: still to be read, before somebody's eyes, being answered. */
@Injectable()
export class TaskCompany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LiveService,
  ) {}

  async unread(actor: Actor): Promise<string[]> {
    requireAccess(actor, 'tasks', 'read');
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT task_id AS id FROM task_unread WHERE member_id = $1 ORDER BY marked_at DESC, task_id LIMIT ${String(MOST_UNREAD)}`,
      [actor.memberId],
    );
    return rows.map(({ id }) => id);
  }

  /** Marks a task for the actor alone, or takes the mark away; asking twice is as asking once. */
  async markUnread(actor: Actor, taskId: string, isUnread: boolean): Promise<void> {
    await this.requireSight(this.dataSource, actor, taskId);
    if (isUnread) {
      await this.dataSource.query(
        `INSERT INTO task_unread (member_id, task_id, workspace_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [actor.memberId, taskId, actor.workspaceId],
      );
    } else {
      await this.dataSource.query(`DELETE FROM task_unread WHERE member_id = $1 AND task_id = $2`, [
        actor.memberId,
        taskId,
      ]);
    }
  }

  /** Who else is at which task, of those the actor may see. */
  present(actor: Actor): Promise<PresenceDto[]> {
    const scope = requireAccess(actor, 'tasks', 'read');
    return query<PresenceDto>(
      this.dataSource,
      `SELECT p.task_id AS "taskId", json_build_object('id', m.id::text, 'name', m.name) AS member, p.doing
       FROM task_presence p JOIN staff_member m ON m.id = p.member_id JOIN task t ON t.id = p.task_id
       WHERE p.workspace_id = $1 AND p.seen_at > now() - make_interval(secs => ${String(STALE_SECONDS)})
         AND p.member_id <> $2 AND ($3::boolean OR t.team_id = ANY ($4::bigint[]))
       ORDER BY p.seen_at DESC LIMIT ${String(MOST_PRESENT)}`,
      [actor.workspaceId, actor.memberId, scope === 'all', actor.teamIds],
    );
  }

  /**
   * A person is at one task at a time. Open browsers are told of a change only: that somebody is still there is said by the
   * row, which a new page reads.
   */
  async sit(actor: Actor, taskId: string, doing: 'viewing' | 'typing' | 'left'): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const teamId = await this.requireSight(tx, actor, taskId);
      const [before] = await query<Seat>(
        tx,
        `SELECT task_id AS "taskId", doing, seen_at > now() - make_interval(secs => ${String(STALE_SECONDS)}) AS "isFresh"
         FROM task_presence WHERE member_id = $1 FOR UPDATE`,
        [actor.memberId],
      );
      if (doing === 'left') {
        if (before?.taskId !== taskId) return;
        await tx.query('DELETE FROM task_presence WHERE member_id = $1', [actor.memberId]);
      } else {
        await tx.query(
          `INSERT INTO task_presence (member_id, task_id, workspace_id, doing) VALUES ($1, $2, $3, $4)
           ON CONFLICT (member_id) DO UPDATE SET task_id = excluded.task_id, doing = excluded.doing, seen_at = now()`,
          [actor.memberId, taskId, actor.workspaceId, doing],
        );
        if (before?.isFresh === true && before.taskId === taskId && before.doing === doing) return;
      }
      if (before !== undefined && before.taskId !== taskId) await this.tell(tx, actor, before.taskId, null, 'left');
      await this.tell(tx, actor, taskId, teamId, doing);
    });
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    taskId: string,
    teamId: string | null,
    doing: string,
  ): Promise<void> {
    const [task] =
      teamId === null
        ? await query<{ teamId: string }>(tx, 'SELECT team_id AS "teamId" FROM task WHERE id = $1', [taskId])
        : [{ teamId }];
    if (!task) return;
    await this.live.publish(tx, [
      {
        workspaceId: actor.workspaceId,
        teamId: task.teamId,
        kind: 'presence',
        details: { taskId, member: { id: actor.memberId, name: actor.name }, doing },
      },
    ]);
  }

  /** The team of a task that the actor may see; a task out of sight looks absent. */
  private async requireSight(on: EntityManager | DataSource, actor: Actor, taskId: string): Promise<string> {
    const scope = requireAccess(actor, 'tasks', 'read');
    const [task] = await query<{ teamId: string }>(
      on,
      `SELECT team_id AS "teamId" FROM task WHERE id = $1 AND workspace_id = $2 AND ($3::boolean OR team_id = ANY ($4::bigint[]))`,
      [taskId, actor.workspaceId, scope === 'all', actor.teamIds],
    );
    if (!task) throw notFound('task');
    return task.teamId;
  }
}
