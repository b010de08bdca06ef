import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { approvalDueAt } from '../../domain/approval/approval-due.js';
import type { ApprovalReason } from '../../domain/approval/approval.types.js';
import { approverOf } from '../../domain/approval/needs-approval.js';
import { isOpen } from '../../domain/task-state/transitions.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { Env } from '../../env.js';
import { AppError } from '../../errors.js';
import { PromiseRows } from '../promises/promise-rows.service.js';
import { TaskActsService, nextState } from '../tasks/task-acts.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange } from '../tasks/tasks.types.js';
import { ApprovalReasons } from './approval-reasons.service.js';
import { ApprovalRows } from './approval-rows.service.js';
import { OneSpeaker } from './one-speaker.service.js';
import { ReplyMediaService } from './reply-media.service.js';
import { ReplyMeasures } from './reply-measures.service.js';
import { ReplyStore } from './reply-store.service.js';
import type { ReplyKind, SpokenKind } from './reply.entity.js';
import type { NewReply, Words } from './replies.types.js';

/** Why an automatic acknowledgement was not written after all. */
export type AutomaticRefusal = 'needs-approval' | 'too-long';

interface Clocked {
  readonly now: Date;
  readonly nextDueAt: Date | null;
}

/** Writes what somebody wants to say: whoever may speak, to whom, after whose approval. Part of the caller's transaction. */
@Injectable()
export class ReplyWriting {
  constructor(
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly store: ReplyStore,
    private readonly measures: ReplyMeasures,
    private readonly speaker: OneSpeaker,
    private readonly reasons: ApprovalReasons,
    private readonly approvals: ApprovalRows,
    private readonly media: ReplyMediaService,
    private readonly promises: PromiseRows,
    private readonly env: Env,
  ) {}

  async write(
    tx: EntityManager,
    actor: Actor,
    taskId: string,
    version: number | null,
    kind: SpokenKind,
    words: Words,
  ): Promise<string> {
    const isTakeOver = words.isTakeOver ?? false;
    // Taking over is claiming: who may do that may speak.
    const task = await this.acts.lockFor(tx, actor, taskId, version, isTakeOver ? 'claim' : kind);
    nextState(task, kind);
    requireAnswerable(task, words.visibility);
    if (words.visibility === 'private') await this.requirePrivateWindow(tx, task);
    const changesHands =
      words.visibility === 'public' || isTakeOver ? await this.speaker.admit(tx, actor, task, isTakeOver) : false;
    const reply = await this.compose(tx, actor, task, kind, words);
    const { version: policyVersion, reasons } = await this.reasons.for(tx, task, reply, words);
    const id =
      reasons.length === 0
        ? await this.hold(tx, task, reply, words)
        : await this.ask(tx, task, reply, words, policyVersion, reasons);
    await this.media.attach(tx, id, reply, words.mediaIds ?? []);
    const event =
      reasons.length === 0
        ? { kind: `${kind}-held`, actorId: actor.memberId, details: { replyId: id } }
        : { kind: 'approval-asked', actorId: actor.memberId, details: { replyId: id, reasons: reasons.map(codeOf) } };
    const takes = task.assigneeId === null || changesHands;
    await this.writer.change(
      tx,
      task,
      { ...(takes ? { assigneeId: actor.memberId, claimedAt: 'now' as const } : {}), ...wakeUp(task) },
      event,
    );
    return id;
  }

  /**
   * The acknowledgement that the system writes by itself, in an approved text: public, in one post, and never past the rules of
   * approval. The task stays with whom it is; `ownerId` answers for it. Part of the transaction that has the task locked and found
   * it without an acknowledgement.
   */
  async writeAutomatic(
    tx: EntityManager,
    task: LockedTask,
    ownerId: string,
    text: string,
  ): Promise<
    { readonly ok: true; readonly replyId: string } | { readonly ok: false; readonly reason: AutomaticRefusal }
  > {
    const words: Words = { text, visibility: 'public', clientKey: `automatic:${task.id}`, isApprovedText: true };
    const reply = { ...(await this.compose(tx, { memberId: ownerId }, task, 'acknowledge', words)), isAutomatic: true };
    if ((await this.reasons.for(tx, task, reply, words)).reasons.length > 0)
      return { ok: false, reason: 'needs-approval' };
    const parts = await this.parts(reply);
    if (parts?.length !== 1) return { ok: false, reason: 'too-long' };
    return { ok: true, replyId: await this.store.hold(tx, reply, parts) };
  }

  /**
   * The question how it went, in one post, to the customer of a task that is done: it changes neither the task nor its clocks. Part of
   * the transaction that has the task locked and wrote the survey.
   */
  async writeSurvey(
    tx: EntityManager,
    task: LockedTask,
    survey: {
      readonly surveyId: string;
      readonly text: string;
      readonly visibility: 'public' | 'private';
      readonly authorId: string;
      readonly isAutomatic: boolean;
    },
  ): Promise<
    { readonly ok: true; readonly replyId: string } | { readonly ok: false; readonly reason: AutomaticRefusal }
  > {
    const { surveyId, text, visibility, authorId, isAutomatic } = survey;
    requireAnswerable(task, visibility);
    if (visibility === 'private') await this.requirePrivateWindow(tx, task);
    const words: Words = { text, visibility, clientKey: `survey:${surveyId}`, isApprovedText: true };
    const reply = { ...(await this.compose(tx, { memberId: authorId }, task, 'survey', words)), isAutomatic };
    if ((await this.reasons.for(tx, task, reply, words)).reasons.length > 0)
      return { ok: false, reason: 'needs-approval' };
    const parts = await this.parts(reply);
    if (parts?.length !== 1) return { ok: false, reason: 'too-long' };
    return { ok: true, replyId: await this.store.hold(tx, reply, parts) };
  }

  /**
   * One customer's message of a statement that people approved as a whole: it goes past the rules of single replies, leaves after
   * `afterSeconds`, and the task stays with whom it is. It acknowledges a task that nobody has acknowledged. Part of the transaction
   * that has the task locked.
   */
  async writeStatement(
    tx: EntityManager,
    task: LockedTask,
    authorId: string,
    words: Pick<Words, 'text' | 'visibility' | 'clientKey'>,
    afterSeconds: number,
  ): Promise<
    | { readonly ok: true; readonly replyId: string }
    | { readonly ok: false; readonly reason: 'not-answerable' | 'deleted' | 'being-answered' | 'too-long' }
  > {
    const { verdict } = task.replyability;
    if (verdict !== 'public' && !(verdict === 'private-only' && words.visibility === 'private'))
      return { ok: false, reason: 'not-answerable' };
    if ((await this.store.findTarget(tx, task.lastMentionId)) === null) return { ok: false, reason: 'deleted' };
    if (await this.speaker.isSomebodySpeaking(tx, task)) return { ok: false, reason: 'being-answered' };
    const isFirst = task.acknowledgedAt === null && isOpen(task.state);
    const kind: ReplyKind =
      isFirst && (await this.store.findAcknowledger(tx, task.id)) === null ? 'acknowledge' : 'reply';
    const reply = await this.compose(tx, { memberId: authorId }, task, kind, words);
    const parts = await this.parts(reply);
    if (parts === null) return { ok: false, reason: 'too-long' };
    const replyId = await this.store.hold(tx, reply, parts, afterSeconds);
    await this.writer.change(tx, task, {}, { kind: `${kind}-held`, actorId: authorId, details: { replyId } });
    return { ok: true, replyId };
  }

  /** Where a network lets its posts be answered in private for some days only, a later answer is told so before it is sent. */
  private async requirePrivateWindow(tx: EntityManager, { replyability }: LockedTask): Promise<void> {
    const until = replyability.privateUntil;
    if (until === undefined) return;
    const [row] = await query<{ isOver: boolean }>(tx, 'SELECT $1::timestamptz <= now() AS "isOver"', [until]);
    if (row?.isOver !== true) return;
    throw new AppError('conflict', 'private-window-closed', {
      detail: 'This post could be answered in private for some days only, and they are over.',
    });
  }

  private async compose(
    tx: EntityManager,
    actor: Pick<Actor, 'memberId'>,
    task: LockedTask,
    kind: ReplyKind,
    words: Words,
  ): Promise<NewReply> {
    const target = await this.store.findTarget(tx, task.lastMentionId);
    if (!target) throw new AppError('conflict', 'post-deleted', { detail: 'The post was deleted by its author.' });
    const { externalId, handle, authorId, url, publishedAt, ...place } = target;
    return {
      ...place,
      workspaceId: task.workspaceId,
      taskId: task.id,
      authorId: actor.memberId,
      kind,
      clientKey: words.clientKey,
      visibility: words.visibility,
      text: cleanText(words.text),
      inReplyTo: externalId,
      toHandle: handle,
      toUrl: url,
      toAuthorId: authorId,
      toPublishedAt: publishedAt,
    };
  }

  private split(reply: NewReply): Promise<readonly string[]> {
    const { workspaceId, sourceId, inReplyTo: externalId, conversationId, toHandle, visibility, toAuthorId } = reply;
    const to = {
      externalId,
      conversationId,
      authorHandle: toHandle,
      visibility,
      ...(toAuthorId === null ? {} : { authorId: toAuthorId }),
    };
    return this.measures.split(workspaceId, sourceId, to, reply.text);
  }

  /** Null where the network takes it in no way. */
  private async parts(reply: NewReply): Promise<readonly string[] | null> {
    try {
      return await this.split(reply);
    } catch (error) {
      if (error instanceof AppError && error.code === 'reply-too-long') return null;
      throw error;
    }
  }

  private async hold(tx: EntityManager, task: LockedTask, reply: NewReply, words: Words): Promise<string> {
    const id = await this.store.hold(tx, reply, await this.split(reply));
    await this.promises.makeFrom(
      tx,
      task,
      { id, authorId: reply.authorId },
      reply.text,
      words.promise ?? { is: 'read' },
    );
    return id;
  }

  private async ask(
    tx: EntityManager,
    task: LockedTask,
    reply: NewReply,
    words: Words,
    policyVersion: number,
    reasons: readonly ApprovalReason[],
  ): Promise<string> {
    // What the network would not take is told to who wrote it, not to who approves it.
    await this.split(reply);
    const replyId = await this.store.ask(tx, reply);
    const [clock] = await query<Clocked>(
      tx,
      `SELECT now() AS now, min(due_at) AS "nextDueAt" FROM task_clock
       WHERE task_id = $1 AND state = 'running' AND due_at < 'infinity'`,
      [task.id],
    );
    if (clock === undefined) throw new Error('The clocks were not read.');
    await this.approvals.ask(tx, {
      replyId,
      workspaceId: task.workspaceId,
      taskId: task.id,
      reasons,
      approver: approverOf(reasons),
      policyVersion,
      promise: words.promise ?? { is: 'read' },
      originalText: reply.text,
      dueAt: approvalDueAt(clock.now, clock.nextDueAt, this.env.replyHoldSeconds),
    });
    return replyId;
  }
}

const codeOf = ({ code }: ApprovalReason): string => code;

function requireAnswerable({ replyability: { verdict } }: LockedTask, visibility: 'public' | 'private'): void {
  if (verdict === 'public' || (verdict === 'private-only' && visibility === 'private')) return;
  throw new AppError('conflict', 'not-answerable', { detail: 'This source cannot be answered from here.' });
}

/** Whoever answers has picked it up again. */
function wakeUp(task: LockedTask): TaskChange {
  if (task.state !== 'snoozed' && task.state !== 'waiting') return {};
  return { state: task.previousState ?? 'open', previousState: null, snoozedUntil: null };
}
