import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Posted } from '../../connectors/reply.types.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { decideReplyTransition, type ReplyEvent, type ReplyState } from '../../domain/reply-state/transitions.js';
import { PromiseRows } from '../promises/promise-rows.service.js';
import { TaskClocksService } from '../tasks/task-clocks.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange } from '../tasks/tasks.types.js';
import { CHECK_REPLY, CONFIRM_REPLY, ReplyStore, SEND_REPLY } from './reply-store.service.js';
import type { StoredReply } from './replies.types.js';

const FIRST_CHECK_SECONDS = 60;
const FIRST_CONFIRMATION_SECONDS = 30;

/**
 * What an attempt came to, written down. Every method may be repeated: the transition table says whether the event still means
 * anything in the reply's present state, and what is final stays. The task's lock is taken before the reply's, as everywhere.
 */
@Injectable()
export class ReplySettlement {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ReplyStore,
    private readonly writer: TaskWriter,
    private readonly clocks: TaskClocksService,
    private readonly promises: PromiseRows,
  ) {}

  /** Confirmed by the network (or by a person who looked): the promise is kept at the time of posting. */
  sent(replyId: string, event: 'succeeded' | 'found' | 'person-says-sent', posted: Posted | null): Promise<void> {
    return this.settle(replyId, event, async (tx, reply, task, to) => {
      // Confirmed later, it left at the attempt, not at the moment somebody found it.
      const at = reply.state === 'sending' ? null : reply.sendingAt;
      await this.store.move(
        tx,
        reply,
        to,
        'sent_at = coalesce($3::timestamptz, now()), external_id = $4, url = $5, problem = NULL',
        at?.toISOString() ?? null,
        posted?.externalId ?? null,
        posted?.url ?? null,
      );
      await this.store.letFollow(tx, reply, posted?.externalId ?? null);
      if (posted !== null) await this.store.schedule(tx, reply, CONFIRM_REPLY, FIRST_CONFIRMATION_SECONDS);
      const { visibility } = reply;
      if (reply.kind === 'survey') {
        const details = { by: visibility, replyId: reply.id, ...(reply.isAutomatic ? { isAutomatic: true } : {}) };
        await this.writer.change(tx, task, {}, { kind: 'survey-sent', actorId: speakerOf(reply), details });
        return;
      }
      await this.clocks.meetByReply(tx, task.id, { isAnswer: reply.kind === 'reply', visibility }, at);
      await this.promises.keepBy(tx, reply, at);
      const isFirst = task.acknowledgedAt === null;
      const change: TaskChange = {
        ...(isFirst ? { acknowledgedAt: 'now', acknowledgedBy: speakerOf(reply) } : {}),
        ...(task.state === 'open' ? { state: 'acknowledged' } : {}),
        // Parked while the answer waited its hold: it comes back as what it is by then.
        ...(task.previousState === 'open' ? { previousState: 'acknowledged' } : {}),
      };
      await this.writer.change(tx, task, change, {
        kind: reply.kind === 'acknowledge' ? 'acknowledged' : 'answered',
        actorId: speakerOf(reply),
        details: { by: reply.visibility, replyId: reply.id, ...(reply.isAutomatic ? { isAutomatic: true } : {}) },
      });
    });
  }

  /** Seen on the network as people see it. */
  async confirmed(replyId: string): Promise<void> {
    await this.dataSource.query(
      'UPDATE reply SET confirmed_at = now(), missing_at = NULL, version = version + 1 WHERE id = $1 AND confirmed_at IS NULL',
      [replyId],
    );
  }

  /** The network took it and does not show it: whoever answered is told, and may answer again in another way. */
  async missing(replyId: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { task, reply } = await this.lockBoth(tx, replyId);
      if (reply?.state !== 'sent' || task === null) return;
      await tx.query('UPDATE reply SET missing_at = now(), version = version + 1 WHERE id = $1', [reply.id]);
      await this.writer.change(tx, task, {}, { kind: 'reply-missing', actorId: null, details: { replyId: reply.id } });
      await this.store.tell(tx, reply, 'missing');
    });
  }

  refused(replyId: string, problem: string): Promise<void> {
    return this.settle(replyId, 'refused', (tx, reply, task, to) => this.stop(tx, reply, task, to, problem));
  }

  /**
   * Certainly not sent: waits its turn again. The outbox row that carried it stays and is retried by its caller. A wait that
   * the network asked for does not count as trying.
   */
  queuedAgain(replyId: string, problem: string, isAskedToWait: boolean): Promise<void> {
    return this.settle(replyId, 'not-sent', async (tx, reply, _, to) => {
      await this.store.move(tx, reply, to, `problem = $3${isAskedToWait ? ', trying_since = NULL' : ''}`, problem);
    });
  }

  outcomeUnknown(replyId: string, event: 'outcome-unknown' | 'worker-died', problem: string): Promise<void> {
    return this.settle(replyId, event, async (tx, reply, task, to) => {
      await this.store.move(
        tx,
        reply,
        to,
        'problem = $3, unknown_since = coalesce(unknown_since, now()), checks = 0',
        problem,
      );
      await this.store.schedule(tx, reply, CHECK_REPLY, FIRST_CHECK_SECONDS);
      await this.writer.change(tx, task, {}, { kind: 'reply-unknown', actorId: null, details: { replyId: reply.id } });
    });
  }

  /** Looked and still cannot tell: a person decides. */
  needsPerson(replyId: string, problem: string): Promise<void> {
    return this.settle(replyId, 'not-found-give-up', (tx, reply, task, to) => this.stop(tx, reply, task, to, problem));
  }

  /** Tried many times, and certainly never sent: a person decides whether it still makes sense. */
  triesExhausted(replyId: string, problem: string): Promise<void> {
    return this.settle(replyId, 'retries-exhausted', (tx, reply, task, to) => this.stop(tx, reply, task, to, problem));
  }

  /** One more look that found nothing. */
  countCheck(replyId: string, nextAfterSeconds: number): Promise<void> {
    return this.settle(replyId, 'not-found', async (tx, reply, _, to) => {
      await this.store.move(tx, reply, to, 'checks = checks + 1');
      await this.store.schedule(tx, reply, CHECK_REPLY, nextAfterSeconds);
    });
  }

  /** Sent again with the same key, where the network drops the repeat. */
  resend(replyId: string): Promise<void> {
    return this.settle(replyId, 'not-found-may-resend', async (tx, reply, _, to) => {
      await this.store.move(tx, reply, to, 'problem = NULL');
      await this.store.schedule(tx, reply, SEND_REPLY, 0);
    });
  }

  private async stop(
    tx: EntityManager,
    reply: StoredReply,
    task: LockedTask,
    state: ReplyState,
    problem: string,
  ): Promise<void> {
    await this.store.move(tx, reply, state, 'problem = $3', problem);
    if (state === 'rejected') {
      await this.store.withdrawFollowing(tx, reply);
      await this.promises.withdrawOf(tx, reply.id);
    }
    await this.writer.change(
      tx,
      task,
      {},
      { kind: `reply-${state}`, actorId: null, details: { replyId: reply.id, problem } },
    );
  }

  private async settle(
    replyId: string,
    event: ReplyEvent,
    work: (tx: EntityManager, reply: StoredReply, task: LockedTask, to: ReplyState) => Promise<void>,
  ): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { task, reply } = await this.lockBoth(tx, replyId);
      if (!task || !reply) return;
      const move = decideReplyTransition(reply.state, event);
      if (move.ok) await work(tx, reply, task, move.to);
    });
  }

  private async lockBoth(
    tx: EntityManager,
    replyId: string,
  ): Promise<{ task: LockedTask | null; reply: StoredReply | null }> {
    const [place] = await query<{ taskId: string; workspaceId: string }>(
      tx,
      'SELECT task_id AS "taskId", workspace_id AS "workspaceId" FROM reply WHERE id = $1',
      [replyId],
    );
    const task = place ? await this.writer.lock(tx, place.workspaceId, place.taskId) : null;
    return { task, reply: await this.store.lock(tx, replyId) };
  }
}

/** Nobody in person for what the system wrote. */
const speakerOf = (reply: StoredReply): string | null => (reply.isAutomatic ? null : reply.authorId);
