import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Approver } from '../../domain/approval/approval.types.js';
import { wordDiff } from '../../domain/approval/word-diff.js';
import { decideReplyTransition } from '../../domain/reply-state/transitions.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, notFound } from '../../errors.js';
import { cursorPlace, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { PromiseRows } from '../promises/promise-rows.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { ReplyDto } from '../tasks/task-view.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import type { WaitingApprovalDto } from './approval.dto.js';
import { ApprovalRows, type StoredApproval } from './approval-rows.service.js';
import { mayApprove } from './may-approve.js';
import { ReplyLocks } from './reply-locks.service.js';
import { ReplyMeasures } from './reply-measures.service.js';
import { ReplyStore } from './reply-store.service.js';
import { REPLY_COLUMNS, type StoredReply } from './replies.types.js';

interface WaitingRow extends ReplyDto {
  readonly task: WaitingApprovalDto['task'];
  readonly approver: Approver;
  readonly place: string;
}

interface Asked {
  readonly reply: StoredReply;
  readonly task: LockedTask;
  readonly approval: StoredApproval;
}

/** A second person decides: approves, edits and approves, or rejects. Each reply is decided once, whoever asks how often. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ApprovalRows,
    private readonly locks: ReplyLocks,
    private readonly measures: ReplyMeasures,
    private readonly store: ReplyStore,
    private readonly writer: TaskWriter,
    private readonly promises: PromiseRows,
  ) {}

  /** What waits, due first. */
  async list(actor: Actor, limit: number, cursor: string | undefined): Promise<Page<WaitingApprovalDto>> {
    const scope = requireAccess(actor, 'replies', 'read');
    const [dueAt = null, id = null] = cursorPlace(cursor) ?? [];
    const rows = await query<WaitingRow>(
      this.dataSource,
      `SELECT ${REPLY_COLUMNS}, a.approver, a.due_at::text AS place,
         json_build_object('id', t.id::text, 'excerpt', t.excerpt, 'lang', t.lang, 'network', t.network,
           'customer', t.author_handle, 'team', json_build_object('id', tm.id::text, 'name', tm.name),
           'dueAt', CASE WHEN t.is_open AND t.next_due_at < 'infinity' THEN t.next_due_at END) AS task
       FROM reply_approval a JOIN reply r ON r.id = a.reply_id JOIN task t ON t.id = r.task_id
       JOIN team tm ON tm.id = t.team_id JOIN staff_member m ON m.id = r.author_id
       WHERE a.workspace_id = $1 AND a.state = 'waiting' AND r.withdrawn_at IS NULL
         AND ($2 OR t.team_id = ANY($3::bigint[]))
         AND ($4::timestamptz IS NULL OR (a.due_at, a.reply_id) > ($4::timestamptz, $5::bigint))
       ORDER BY a.due_at, a.reply_id LIMIT $6`,
      [actor.workspaceId, scope === 'all', actor.teamIds, dueAt, id, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.place, row.id]);
    return {
      ...page,
      items: page.items.map(({ task, approver, place: _, ...reply }) => {
        const asked = { approver, authorId: reply.author.id, teamId: task.team.id };
        return { reply, task, mayDecide: mayApprove(actor, asked) };
      }),
    };
  }

  /** Lets the reply go, in its author's words or in the approver's; the author's are kept beside them. */
  async approve(actor: Actor, id: string, text: string | undefined): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const asked = await this.lock(tx, actor, id);
      const { reply, task, approval } = asked;
      if (approval.state === 'approved' && approval.decidedBy === actor.memberId) return;
      await this.requireWaiting(tx, asked, 'approved');
      const words = cleanText(text ?? approval.originalText);
      const { sourceId, inReplyTo: externalId, conversationId, toHandle: authorHandle, visibility } = reply;
      const to = {
        externalId,
        conversationId,
        authorHandle,
        visibility,
        ...(reply.toAuthorId === null ? {} : { authorId: reply.toAuthorId }),
      };
      const parts = await this.measures.split(reply.workspaceId, sourceId, to, words);
      await this.store.release(tx, reply, parts);
      await this.rows.approve(tx, reply, actor.memberId, words, wordDiff(approval.originalText, words));
      await this.promises.makeFrom(tx, task, reply, words, approval.promise ?? { is: 'read' });
      const changed = words !== approval.originalText;
      const event = { kind: 'approved', actorId: actor.memberId, details: { replyId: id, changed } };
      await this.writer.change(tx, task, {}, event);
    });
  }

  /** The reply never leaves; its author sees why and may write another. */
  async reject(actor: Actor, id: string, reason: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const asked = await this.lock(tx, actor, id);
      const { reply, task, approval } = asked;
      if (approval.state === 'rejected' && approval.decidedBy === actor.memberId) return;
      await this.requireWaiting(tx, asked, 'declined');
      const why = cleanText(reason.trim());
      await this.store.move(tx, reply, 'rejected', 'problem = $3', why);
      await this.rows.reject(tx, reply, actor.memberId, why);
      const event = { kind: 'approval-rejected', actorId: actor.memberId, details: { replyId: id, reason: why } };
      await this.writer.change(tx, task, {}, event);
    });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<Asked> {
    requireAccess(actor, 'reply-approval', 'act');
    const { reply, task } = await this.locks.lock(tx, actor, id);
    const approval = await this.rows.find(tx, id);
    if (approval === null) throw notFound('approval');
    const { approver } = approval;
    if (mayApprove(actor, { approver, authorId: reply.authorId, teamId: task.teamId }))
      return { reply, task, approval };
    throw actor.memberId === reply.authorId
      ? new AppError('forbidden', 'own-reply', { detail: 'Somebody else has to approve what you wrote.' })
      : new AppError('forbidden', 'not-an-approver', { detail: 'This reply needs somebody else’s approval.' });
  }

  private async requireWaiting(tx: EntityManager, asked: Asked, event: 'approved' | 'declined'): Promise<void> {
    const { reply, approval } = asked;
    if (approval.state === 'waiting' && decideReplyTransition(reply.state, event).ok) return;
    const [by] = await query<{ name: string }>(tx, 'SELECT name FROM staff_member WHERE id = $1', [approval.decidedBy]);
    throw new AppError('conflict', 'already-decided', {
      detail: by === undefined ? 'It was decided already.' : `${by.name} has decided: it was ${approval.state}.`,
      current: { id: reply.id, state: reply.state, approval: approval.state, by: by?.name ?? null },
    });
  }
}
