import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { MentionsService } from '../mentions/mentions.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskDetailDto, type JoinedConversationDto, type TaskEventDto } from './task-detail.dto.js';
import { approvalJson } from './reply-approval.types.js';
import { mediaJson } from './reply-media.types.js';
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
    const joined = await this.joinedTo(id);
    const [mentions, replies, events, opening] = await Promise.all([
      this.mentions.ofConversations(actor.workspaceId, [task.conversation, ...joined], MENTIONS),
      this.repliesOf(id),
      this.eventsOf(id),
      this.openingOf(id),
    ]);
    return Object.assign(new TaskDetailDto(), task, { mentions, joined, replies, events, ...opening });
  }

  private joinedTo(taskId: string): Promise<JoinedConversationDto[]> {
    return query<JoinedConversationDto>(
      this.dataSource,
      `SELECT id AS "taskId", network, conversation_key AS id FROM task WHERE merged_into_id = $1 ORDER BY task.id`,
      [taskId],
    );
  }

  private repliesOf(taskId: string): Promise<ReplyDto[]> {
    return query<ReplyDto>(
      this.dataSource,
      `SELECT r.id, r.task_id AS "taskId", r.kind, r.state, r.visibility, r.text, r.hold_until AS "holdUntil",
         r.sent_at AS "sentAt", r.external_id AS "externalId", r.url, r.problem,
         json_build_object('id', m.id::text, 'name', m.name) AS author, r.version,
         ${approvalJson('r')} AS approval, ${mediaJson('r')} AS media, r.is_automatic AS "isAutomatic", r.created_at AS "createdAt"
       FROM reply r JOIN staff_member m ON m.id = r.author_id
       WHERE r.task_id = $1 AND r.withdrawn_at IS NULL ORDER BY r.id`,
      [taskId],
    );
  }

  /** What began it: the watches that found it, and how long after the post we saw it. */
  private async openingOf(taskId: string): Promise<Pick<TaskDetailDto, 'watches' | 'seenDelay'>> {
    const [row] = await query<Pick<TaskDetailDto, 'watches' | 'seenDelay'>>(
      this.dataSource,
      `SELECT coalesce((SELECT json_agg(json_build_object('id', w.id::text, 'name', w.name) ORDER BY w.id)
           FROM watch w WHERE w.id = ANY (t.watch_ids)), '[]') AS watches,
         CASE WHEN m.id IS NOT NULL THEN json_build_object('postedAt', ${iso('m.published_at')}, 'seenAt', ${iso('m.seen_at')},
           'seconds', greatest(0, extract(epoch FROM m.seen_at - m.published_at))) END AS "seenDelay"
       FROM task t LEFT JOIN mention m ON m.id = t.first_mention_id WHERE t.id = $1`,
      [taskId],
    );
    return row ?? { watches: [], seenDelay: null };
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
