import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { FanOutKind } from '../../domain/incident/incident.types.js';
import type { LeftOutReason } from '../../domain/incident/plan-fan-out.js';
import { isOpen } from '../../domain/task-state/transitions.js';
import { fanOutMessages } from '../../metrics.js';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { ReplyWriting } from '../replies/reply-writing.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { WRITE_FAN_OUT } from './fan-out.service.js';
import { IncidentActs } from './incident-acts.service.js';
import { IncidentRows } from './incident-rows.service.js';

/** A row's lease is shorter than writing thousands: they are written in portions. */
const PORTION = 50;

interface WaitingMessage {
  readonly id: string;
  readonly workspaceId: string;
  readonly incidentId: string;
  readonly taskId: string;
  readonly kind: FanOutKind;
  readonly statementN: number;
  readonly authorId: string;
  readonly text: string;
  readonly visibility: 'public' | 'private';
  readonly seconds: number;
}

/**
 * Turns the messages of a batch into replies, each in a transaction of its own that looks once more whether the customer is still to
 * be told. The row and its reply are written together: cut short anywhere, the next try goes on where the last one stopped.
 */
@Injectable()
export class WriteFanOutHandler implements OutboxHandler, OnModuleInit {
  readonly kind = WRITE_FAN_OUT;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly writing: ReplyWriting,
    private readonly writer: TaskWriter,
    private readonly rows: IncidentRows,
    private readonly acts: IncidentActs,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const batch = String(item.payload['batch']);
    const waiting = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM fan_out WHERE batch = $1 AND state = 'waiting' ORDER BY leaves_at, id LIMIT ${String(PORTION)}`,
      [batch],
    );
    for (const { id } of waiting) {
      if (signal.aborted) return { is: 'again', afterSeconds: 0 };
      await this.write(id);
    }
    if (waiting.length === PORTION) return { is: 'again', afterSeconds: 0 };
    await this.sayDone(item.workspaceId, String(item.payload['incidentId']), batch);
    return { is: 'done' };
  }

  private write(id: string): Promise<void> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const [place] = await query<{ workspaceId: string; taskId: string }>(
        tx,
        'SELECT workspace_id AS "workspaceId", task_id AS "taskId" FROM fan_out WHERE id = $1',
        [id],
      );
      if (place === undefined) return;
      // The task first, as everywhere; then the row, which may have been taken back or written meanwhile.
      const task = await this.writer.lock(tx, place.workspaceId, place.taskId);
      const [message] = await query<WaitingMessage>(
        tx,
        `SELECT id, workspace_id AS "workspaceId", incident_id AS "incidentId", task_id AS "taskId", kind,
           statement_n AS "statementN", author_id AS "authorId", text, visibility,
           greatest(0, extract(epoch FROM leaves_at - now()))::float8 AS seconds
         FROM fan_out WHERE id = $1 AND state = 'waiting' FOR UPDATE`,
        [id],
      );
      if (message === undefined) return;
      const { kind, incidentId, statementN, taskId, text, visibility, authorId, seconds } = message;
      let written: { ok: true; replyId: string } | { ok: false; reason: LeftOutReason };
      if (task === null || (kind === 'statement' && !isOpen(task.state))) written = { ok: false, reason: 'closed' };
      else {
        // Of the row, of which there is one: what was taken back before it left may be sent once more.
        const clientKey = `incident-${incidentId}-v${String(statementN)}-${taskId}-${id}`;
        written = await this.writing.writeStatement(tx, task, authorId, { text, visibility, clientKey }, seconds);
      }
      await tx.query(`UPDATE fan_out SET state = $2, reply_id = $3, reason = $4 WHERE id = $1`, [
        id,
        written.ok ? 'written' : 'left-out',
        written.ok ? written.replyId : null,
        written.ok ? null : written.reason,
      ]);
      fanOutMessages.inc({ kind, outcome: written.ok ? 'written' : written.reason });
    });
  }

  /** The public has been told: the next update is counted from now. */
  private sayDone(workspaceId: string, incidentId: string, batch: string): Promise<void> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const incident = await this.rows.find(tx, workspaceId, incidentId);
      if (incident === null) return;
      const [done] = await query<{ written: number; leftOut: number; isSaid: boolean; authorId: string | null }>(
        tx,
        `SELECT count(*) FILTER (WHERE state = 'written')::int AS written, count(*) FILTER (WHERE state = 'left-out')::int AS "leftOut",
           min(author_id)::text AS "authorId", EXISTS (SELECT FROM incident_event e WHERE e.incident_id = $1
             AND e.kind = 'fan-out-written' AND e.details ->> 'batch' = $2) AS "isSaid"
         FROM fan_out WHERE incident_id = $1 AND batch = $2`,
        [incidentId, batch],
      );
      if (done === undefined || done.isSaid || done.written + done.leftOut === 0) return;
      const { written, leftOut, authorId } = done;
      const dueAt = incident.nextUpdateDueAt?.toISOString() ?? null;
      await this.rows.change(tx, incident, written === 0 ? {} : this.acts.updateTold(incident), {
        kind: 'fan-out-written',
        actorId: authorId,
        details: { batch, written, leftOut, dueAt },
      });
    });
  }
}
