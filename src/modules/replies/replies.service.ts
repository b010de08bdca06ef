import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReplyMeasure } from '../../connectors/reply.types.js';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { decideReplyTransition } from '../../domain/reply-state/transitions.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { cursorId, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { PromiseRows } from '../promises/promise-rows.service.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { ReplyDto, TaskDto } from '../tasks/task-view.types.js';
import { ApprovalRows } from './approval-rows.service.js';
import { ReplyMediaService } from './reply-media.service.js';
import { ReplyMeasures } from './reply-measures.service.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { CHECK_REPLY, ReplyStore, SEND_REPLY } from './reply-store.service.js';
import type { SpokenKind } from './reply.entity.js';
import { ReplyLocks } from './reply-locks.service.js';
import { ReplyWriting } from './reply-writing.service.js';
import { REPLY_COLUMNS, type StoredReply, type Words } from './replies.types.js';

const TRIED_ANEW = 'problem = NULL, unknown_since = NULL, trying_since = NULL, hold_until = now()';

/** Speaking to customers: every message is written first, waits its hold, and leaves from the outbox. */
@Injectable()
export class RepliesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReplyStore,
    private readonly settlement: ReplySettlement,
    private readonly measures: ReplyMeasures,
    private readonly outbox: OutboxService,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly tasks: TaskQueries,
    private readonly locks: ReplyLocks,
    private readonly writing: ReplyWriting,
    private readonly approvals: ApprovalRows,
    private readonly promises: PromiseRows,
    private readonly media: ReplyMediaService,
  ) {}

  /** Tells the customer that they were heard where that is possible, else takes the task: both acknowledge it. */
  async acknowledge(
    actor: Actor,
    taskId: string,
    version: number | null,
    words: Words | null,
  ): Promise<{ task: TaskDto; reply: ReplyDto | null }> {
    const task = await this.tasks.get(actor, taskId);
    if (task.replyability.verdict !== 'public' && task.replyability.verdict !== 'private-only') {
      return { task: await this.acts.acknowledgeByClaim(actor, taskId, version), reply: null };
    }
    if (words === null)
      throw invalid('text-needed', 'The customer can be answered here, so an acknowledgement needs a text.');
    return this.hold(actor, taskId, version, 'acknowledge', words);
  }

  async answer(
    actor: Actor,
    taskId: string,
    version: number | null,
    words: Words | null,
  ): Promise<{ task: TaskDto; reply: ReplyDto }> {
    if (words === null) throw invalid('text-needed', 'An answer needs a text.');
    return this.hold(actor, taskId, version, 'reply', words);
  }

  async get(actor: Actor, id: string): Promise<ReplyDto> {
    const [reply] = await this.select(actor, 'r.id = $4', [id], '');
    if (!reply) throw notFound('reply');
    return reply;
  }

  /** Replies in the given states, newest first: what needs a person's attention. */
  async list(
    actor: Actor,
    states: readonly string[],
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<ReplyDto>> {
    const after = cursorId(cursor);
    const rows = await this.select(
      actor,
      `r.state = ANY($4) AND ($5::bigint IS NULL OR r.id < $5)`,
      [states, after],
      `ORDER BY r.id DESC LIMIT ${String(limit + 1)}`,
    );
    return toPage(rows, limit, (row) => [row.id]);
  }

  /** Takes a reply back within its hold: nothing is sent, and it reads as absent from then on. */
  async undo(actor: Actor, id: string): Promise<void> {
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { reply, task } = await this.locks.toAct(tx, actor, id);
      if (!decideReplyTransition(reply.state, 'undo').ok) {
        throw new AppError('conflict', 'too-late', {
          detail: 'It has already left.',
          current: { id, state: reply.state },
        });
      }
      await this.outbox.withdraw(tx, SEND_REPLY, reply.id);
      await this.store.move(tx, reply, 'draft', 'withdrawn_at = now()');
      await this.store.withdrawFollowing(tx, reply);
      await this.media.detach(tx, reply.id);
      await this.approvals.withdraw(tx, reply, actor.memberId);
      await this.promises.withdrawOf(tx, reply.id);
      const wasTakenByIt = await this.store.tookTheTask(tx, reply);
      await this.writer.change(tx, task, wasTakenByIt ? { assigneeId: null, claimedAt: null } : {}, {
        kind: 'reply-undone',
        actorId: actor.memberId,
        details: { replyId: reply.id },
      });
    });
  }

  /** A person looked on the network and says what became of a reply that nobody could confirm. */
  async decide(actor: Actor, id: string, outcome: 'sent' | 'not-sent'): Promise<ReplyDto> {
    if (outcome === 'sent') {
      await this.mayDecide(actor, id, 'person-says-sent');
      await this.settlement.sent(id, 'person-says-sent', null);
    } else {
      await transact(this.dataSource, { repeatable: false }, async (tx) => {
        const { reply, task } = await this.locks.toAct(tx, actor, id);
        requireMove(reply, 'person-says-not-sent');
        await this.store.move(tx, reply, 'held', TRIED_ANEW);
        await this.store.schedule(tx, reply, SEND_REPLY, 0);
        const event = { kind: 'reply-resent', actorId: actor.memberId, details: { replyId: id } };
        await this.writer.change(tx, task, {}, event);
      });
    }
    return this.get(actor, id);
  }

  /** Looks on the network at once instead of at the next planned time. */
  async lookAgain(actor: Actor, id: string): Promise<ReplyDto> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { reply } = await this.locks.toAct(tx, actor, id);
      if (reply.state !== 'unknown') return;
      await this.outbox.withdraw(tx, CHECK_REPLY, reply.id);
      await this.store.schedule(tx, reply, CHECK_REPLY, 0);
    });
    return this.get(actor, id);
  }

  /** How the network counts an answer to a task's customer; null where it sets no limit. */
  async measure(
    actor: Actor,
    taskId: string,
    words: { readonly text: string; readonly visibility: 'public' | 'private' },
  ): Promise<ReplyMeasure | null> {
    requireAccess(actor, 'replies', 'create');
    await this.tasks.get(actor, taskId);
    const target = await this.store.findTargetOf(this.dataSource, actor.workspaceId, taskId);
    if (target === null) return null;
    const { sourceId, externalId, conversationId, handle } = target;
    const to = { externalId, conversationId, authorHandle: handle, visibility: words.visibility };
    return this.measures.measure(actor.workspaceId, sourceId, to, cleanText(words.text));
  }

  private async hold(
    actor: Actor,
    taskId: string,
    version: number | null,
    kind: SpokenKind,
    words: Words,
  ): Promise<{ task: TaskDto; reply: ReplyDto }> {
    requireAccess(actor, 'replies', 'act');
    const replyId = await this.acts.explainingConflicts(actor, taskId, async () => {
      try {
        return await transact(this.dataSource, { repeatable: true }, async (tx) => {
          // The lock first: of two requests with one key the second finds what the first wrote.
          await this.writer.lock(tx, actor.workspaceId, taskId);
          const existing = await this.store.findByClientKey(tx, actor.workspaceId, actor.memberId, words.clientKey);
          if (existing === null) return this.writing.write(tx, actor, taskId, version, kind, words);
          if (existing.taskId !== taskId) throw keyReused();
          return existing.id;
        });
      } catch (error) {
        if (isUniqueViolation(error, 'reply_client_key')) throw keyReused();
        throw await this.explainSecond(kind, taskId, error);
      }
    });
    return { task: await this.tasks.get(actor, taskId), reply: await this.get(actor, replyId) };
  }

  /** The second of two acknowledgements is told who was first, whichever rule stopped it. */
  private async explainSecond(kind: SpokenKind, taskId: string, error: unknown): Promise<unknown> {
    const isTaken =
      error instanceof AppError &&
      (error.code === 'taken' || error.code === 'another-speaks') &&
      kind === 'acknowledge';
    if (!isTaken && !isUniqueViolation(error, 'reply_acknowledge_key')) return error;
    const first = await this.store.findAcknowledger(this.dataSource, taskId);
    if (first === null) return error;
    const detail = `${first.name} acknowledged ${String(first.seconds)} s ago.`;
    return new AppError('conflict', 'already-acknowledged', { detail });
  }

  private async mayDecide(actor: Actor, id: string, event: 'person-says-sent'): Promise<void> {
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { reply } = await this.locks.toAct(tx, actor, id);
      requireMove(reply, event);
    });
  }

  private async select(actor: Actor, where: string, values: readonly unknown[], tail: string): Promise<ReplyDto[]> {
    const scope = requireAccess(actor, 'replies', 'read');
    return query<ReplyDto>(
      this.dataSource,
      `SELECT ${REPLY_COLUMNS} FROM reply r JOIN task t ON t.id = r.task_id JOIN staff_member m ON m.id = r.author_id
       WHERE r.workspace_id = $1 AND r.withdrawn_at IS NULL AND ($2 OR t.team_id = ANY($3::bigint[])) AND ${where} ${tail}`,
      [actor.workspaceId, scope === 'all', actor.teamIds, ...values],
    );
  }
}

const keyReused = (): AppError =>
  new AppError('conflict', 'client-key-reused', { detail: 'This client key belongs to an answer to another task.' });

function requireMove(reply: StoredReply, event: 'person-says-sent' | 'person-says-not-sent'): void {
  if (decideReplyTransition(reply.state, event).ok) return;
  throw new AppError('conflict', 'not-in-doubt', {
    detail: `The reply is ${reply.state}; there is nothing to decide.`,
    current: { id: reply.id, state: reply.state },
  });
}
