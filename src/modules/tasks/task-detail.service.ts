import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { MentionsService } from '../mentions/mentions.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskDetailDto, type TaskEventDto } from './task-detail.dto.js';
import type { ReplyDto } from './task-view.types.js';

const MENTIONS = 200;
const EVENTS = 500;

/** A task with everything that was said and done in it. */
@Injectable()
export class TaskDetailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskQueries,
    private readonly mentions: MentionsService,
  ) {}

  async get(actor: Actor, id: string): Promise<TaskDetailDto> {
    const task = await this.tasks.get(actor, id);
    const [mentions, replies, events] = await Promise.all([
      this.mentions.ofConversation(actor.workspaceId, task.conversation.network, task.conversation.id, MENTIONS),
      this.repliesOf(id),
      this.eventsOf(id),
    ]);
    return Object.assign(new TaskDetailDto(), task, { mentions, replies, events });
  }

  private repliesOf(taskId: string): Promise<ReplyDto[]> {
    return query<ReplyDto>(
      this.dataSource,
      `SELECT r.id, r.task_id AS "taskId", r.kind, r.state, r.visibility, r.text, r.hold_until AS "holdUntil",
         r.sent_at AS "sentAt", r.external_id AS "externalId", r.url, r.problem,
         json_build_object('id', m.id::text, 'name', m.name) AS author, r.version, r.created_at AS "createdAt"
       FROM reply r JOIN staff_member m ON m.id = r.author_id
       WHERE r.task_id = $1 AND r.withdrawn_at IS NULL ORDER BY r.id`,
      [taskId],
    );
  }

  private eventsOf(taskId: string): Promise<TaskEventDto[]> {
    return query<TaskEventDto>(
      this.dataSource,
      `SELECT * FROM (
         SELECT e.id, e.at, e.kind, e.details,
           CASE WHEN m.id IS NULL THEN NULL ELSE json_build_object('id', m.id::text, 'name', m.name) END AS actor
         FROM task_event e LEFT JOIN staff_member m ON m.id = e.actor_id
         WHERE e.task_id = $1 ORDER BY e.id DESC LIMIT ${String(EVENTS)}) newest ORDER BY id`,
      [taskId],
    );
  }
}
