import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { ReplyState } from '../../domain/reply-state/transitions.js';
import { Env } from '../../env.js';
import { replyOutcomes } from '../../metrics.js';
import { LiveService } from '../live/live.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { AnsweredPost, NewReply, StoredReply } from './replies.types.js';

const STORED = `id, workspace_id AS "workspaceId", task_id AS "taskId", source_id AS "sourceId", author_id AS "authorId", kind,
  send_key AS "sendKey", visibility, text, in_reply_to AS "inReplyTo", conversation_id AS "conversationId",
  to_handle AS "toHandle", to_url AS "toUrl", to_author_id AS "toAuthorId", to_published_at AS "toPublishedAt", follows_id AS "followsId", state, attempts,
  attempt_token AS "attemptToken", unknown_since AS "unknownSince", sending_at AS "sendingAt",
  extract(epoch FROM now() - trying_since)::float8 AS "tryingSeconds", checks, is_automatic AS "isAutomatic", version`;

const TARGET = `m.source_id AS "sourceId", m.external_id AS "externalId",
  coalesce(m.conversation_id, m.in_reply_to, m.external_id) AS "conversationId", m.author_handle AS handle,
  m.author_id AS "authorId", m.url, m.published_at AS "publishedAt"`;

export const SEND_REPLY = 'reply.send';
export const CHECK_REPLY = 'reply.check';
export const CONFIRM_REPLY = 'reply.confirm';

/** The rows of replies. A reply and the outbox row that sends it are written, moved and withdrawn together. */
@Injectable()
export class ReplyStore {
  constructor(
    private readonly outbox: OutboxService,
    private readonly live: LiveService,
    private readonly env: Env,
  ) {}

  /** The author's reply of this client key, if there is one: a double click finds it instead of writing a second. */
  async findByClientKey(
    tx: EntityManager,
    workspaceId: string,
    authorId: string,
    clientKey: string,
  ): Promise<{ id: string; taskId: string } | null> {
    const rows = await query<{ id: string; taskId: string }>(
      tx,
      'SELECT id, task_id AS "taskId" FROM reply WHERE workspace_id = $1 AND author_id = $2 AND client_key = $3',
      [workspaceId, authorId, clientKey],
    );
    return rows[0] ?? null;
  }

  /** The post being answered: the newest of the customer's in the conversation. Null when its author deleted it. */
  async findTarget(tx: EntityManager, mentionId: string): Promise<AnsweredPost | null> {
    const rows = await query<AnsweredPost>(tx, `SELECT ${TARGET} FROM mention m WHERE m.id = $1 AND NOT m.is_deleted`, [
      mentionId,
    ]);
    return rows[0] ?? null;
  }

  /** The post that an answer to the task would go to. */
  async findTargetOf(on: DataSource, workspaceId: string, taskId: string): Promise<AnsweredPost | null> {
    const rows = await query<AnsweredPost>(
      on,
      `SELECT ${TARGET} FROM task t JOIN mention m ON m.id = t.last_mention_id
       WHERE t.workspace_id = $1 AND t.id = $2 AND NOT m.is_deleted`,
      [workspaceId, taskId],
    );
    return rows[0] ?? null;
  }

  /** Who has acknowledged the task publicly, or is about to; null when nobody. */
  async findAcknowledger(
    on: DataSource | EntityManager,
    taskId: string,
  ): Promise<{ name: string; seconds: number } | null> {
    const rows = await query<{ name: string; seconds: number }>(
      on,
      `SELECT m.name, round(extract(epoch FROM now() - r.created_at))::int AS seconds FROM reply r JOIN staff_member m ON m.id = r.author_id
       WHERE r.task_id = $1 AND r.kind = 'acknowledge' AND r.withdrawn_at IS NULL AND r.state <> 'rejected'
       ORDER BY r.id DESC LIMIT 1`,
      [taskId],
    );
    return rows[0] ?? null;
  }

  /** Whether the task belongs to the reply's author only because they wrote it: claim and reply are of one transaction. */
  async tookTheTask(tx: EntityManager, reply: StoredReply): Promise<boolean> {
    const rows = await query(
      tx,
      `SELECT t.id FROM task t JOIN reply r ON r.task_id = t.id
       WHERE r.id = $1 AND t.assignee_id = r.author_id AND t.claimed_at = r.created_at`,
      [reply.id],
    );
    return rows.length > 0;
  }

  /**
   * Writes a reply that leaves when its hold is over, in as many posts as there are parts. Violates `reply_acknowledge_key`
   * when the task has an acknowledgement.
   */
  async hold(
    tx: EntityManager,
    reply: NewReply,
    parts: readonly string[],
    seconds = this.env.replyHoldSeconds,
  ): Promise<string> {
    let before: string | null = null;
    let first: string | null = null;
    for (const [i, text] of parts.entries()) {
      const isFirst: boolean = before === null;
      const part: NewReply = isFirst
        ? { ...reply, text }
        : { ...reply, text, kind: 'reply', clientKey: `${reply.clientKey}#${String(i + 1)}` };
      before = await this.insert(tx, part, before, seconds);
      if (!isFirst) continue;
      first = before;
      await this.schedule(tx, { id: before, workspaceId: reply.workspaceId }, SEND_REPLY, seconds);
    }
    if (first === null) throw new Error('A reply has no parts.');
    return first;
  }

  /** Writes a reply that waits for approval, in one piece: an approver may still change it. */
  ask(tx: EntityManager, reply: NewReply): Promise<string> {
    return this.insert(tx, reply, null, null);
  }

  /** Lets an approved reply wait its hold and leave, in as many posts as there are parts by now. */
  async release(tx: EntityManager, reply: StoredReply, parts: readonly string[]): Promise<void> {
    const [first, ...following] = parts;
    if (first === undefined) throw new Error('A reply has no parts.');
    const seconds = this.env.replyHoldSeconds;
    const set = 'text = $3, hold_until = now() + make_interval(secs => $4)';
    await this.move(tx, reply, 'held', set, first, seconds);
    let before = reply.id;
    for (const [i, text] of following.entries()) {
      const [part] = await query<{ id: string }>(
        tx,
        `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text, in_reply_to,
           conversation_id, to_handle, to_url, to_author_id, to_published_at, follows_id, state, hold_until)
         SELECT workspace_id, task_id, source_id, author_id, 'reply', client_key || '#' || $2, $3, visibility, $4, in_reply_to,
           conversation_id, to_handle, to_url, to_author_id, to_published_at, $5, 'held', hold_until FROM reply WHERE id = $1 RETURNING id`,
        [reply.id, String(i + 2), randomUUID(), text, before],
      );
      if (part === undefined) throw new Error('A part of the reply was not stored.');
      before = part.id;
    }
    await this.schedule(tx, reply, SEND_REPLY, seconds);
  }

  /** `seconds` null: it waits for approval instead of its hold. */
  private async insert(
    tx: EntityManager,
    reply: NewReply,
    followsId: string | null,
    seconds: number | null,
  ): Promise<string> {
    const rows = await query<{ id: string }>(
      tx,
      `INSERT INTO reply (workspace_id, task_id, source_id, author_id, kind, client_key, send_key, visibility, text,
         in_reply_to, conversation_id, to_handle, to_url, to_author_id, follows_id, state, hold_until, to_published_at, is_automatic)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
         CASE WHEN $16::float8 IS NULL THEN 'awaiting-approval' ELSE 'held' END, now() + make_interval(secs => $16), $17, $18)
       RETURNING id`,
      [
        reply.workspaceId,
        reply.taskId,
        reply.sourceId,
        reply.authorId,
        reply.kind,
        reply.clientKey,
        randomUUID(),
        reply.visibility,
        reply.text,
        reply.inReplyTo,
        reply.conversationId,
        reply.toHandle,
        reply.toUrl,
        reply.toAuthorId,
        followsId,
        seconds,
        reply.toPublishedAt,
        reply.isAutomatic ?? false,
      ],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('The reply was not stored.');
    return id;
  }

  /** The next part of an answer may leave: it answers the part before it, where the network said how that is called. */
  async letFollow(tx: EntityManager, reply: StoredReply, externalId: string | null): Promise<void> {
    const rows = await query<{ id: string }>(
      tx,
      `UPDATE reply SET in_reply_to = coalesce($2, in_reply_to) WHERE follows_id = $1 AND state = 'held' AND withdrawn_at IS NULL
       RETURNING id`,
      [reply.id, externalId],
    );
    for (const { id } of rows) await this.schedule(tx, { id, workspaceId: reply.workspaceId }, SEND_REPLY, 0);
  }

  /** Takes back the parts that would have followed; they never left. */
  async withdrawFollowing(tx: EntityManager, reply: StoredReply): Promise<void> {
    await tx.query(
      `WITH RECURSIVE following AS (
         SELECT id FROM reply WHERE follows_id = $1
         UNION ALL SELECT r.id FROM reply r JOIN following f ON r.follows_id = f.id)
       UPDATE reply SET state = 'draft', withdrawn_at = now(), version = version + 1
       WHERE id IN (SELECT id FROM following) AND state = 'held' AND withdrawn_at IS NULL`,
      [reply.id],
    );
  }

  /** Nobody is asked how it went while it still goes on: true where its task was opened again and the question is taken back. */
  async withdrawnAsReopened(tx: EntityManager, reply: StoredReply): Promise<boolean> {
    const open = await query(tx, 'SELECT FROM task WHERE id = $1 AND is_open', [reply.taskId]);
    if (open.length === 0) return false;
    await this.move(tx, reply, 'draft', 'withdrawn_at = now()');
    return true;
  }

  async schedule(
    tx: EntityManager,
    reply: { readonly id: string; readonly workspaceId: string },
    kind: typeof SEND_REPLY | typeof CHECK_REPLY | typeof CONFIRM_REPLY,
    afterSeconds: number,
  ): Promise<void> {
    await this.outbox.schedule(tx, {
      workspaceId: reply.workspaceId,
      kind,
      key: reply.id,
      payload: { replyId: reply.id },
      afterSeconds,
    });
  }

  async lock(tx: EntityManager, id: string): Promise<StoredReply | null> {
    const rows = await query<StoredReply>(
      tx,
      `SELECT ${STORED} FROM reply WHERE id = $1 AND withdrawn_at IS NULL FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Moves a locked reply; `set` is SQL of our own, never anything a person supplied. */
  async move(tx: EntityManager, reply: StoredReply, state: ReplyState, set = '', ...values: unknown[]): Promise<void> {
    await tx.query(`UPDATE reply SET state = $2, version = version + 1${set === '' ? '' : `, ${set}`} WHERE id = $1`, [
      reply.id,
      state,
      ...values,
    ]);
    replyOutcomes.inc({ outcome: state });
    await this.tell(tx, reply, state);
  }

  async tell(tx: EntityManager, reply: StoredReply, state: string): Promise<void> {
    const rows = await query<{ teamId: string }>(tx, 'SELECT team_id AS "teamId" FROM task WHERE id = $1', [
      reply.taskId,
    ]);
    await this.live.publish(tx, [
      {
        workspaceId: reply.workspaceId,
        teamId: rows[0]?.teamId ?? null,
        kind: 'replies',
        details: { replyId: reply.id, taskId: reply.taskId, state },
      },
    ]);
  }
}
