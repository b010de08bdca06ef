import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { ApprovalReason, Approver } from '../../domain/approval/approval.types.js';
import type { DiffPart } from '../../domain/approval/word-diff.js';
import type { PromiseChoice } from '../../domain/promise/promise.types.js';
import { AlertsService } from '../alerts/alerts.service.js';
import type { ApprovalState } from './approval.entity.js';

export interface NewApproval {
  readonly replyId: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly reasons: readonly ApprovalReason[];
  readonly approver: Approver;
  readonly policyVersion: number;
  readonly promise: PromiseChoice;
  readonly originalText: string;
  readonly dueAt: Date;
}

export interface StoredApproval {
  readonly state: ApprovalState;
  readonly approver: Approver;
  readonly promise: PromiseChoice | null;
  readonly originalText: string;
  readonly decidedBy: string | null;
}

export interface LateApproval {
  readonly replyId: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly teamId: string;
}

const KEY_PREFIX = 'approval:';
const keyOf = (replyId: string): string => `${KEY_PREFIX}${replyId}`;

/** The rows of approvals, and the alert of one that nobody decides. */
@Injectable()
export class ApprovalRows {
  constructor(private readonly alerts: AlertsService) {}

  async ask(tx: EntityManager, asked: NewApproval): Promise<void> {
    await tx.query(
      `INSERT INTO reply_approval (reply_id, workspace_id, task_id, reasons, approver, policy_version, promise, original_text, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        asked.replyId,
        asked.workspaceId,
        asked.taskId,
        JSON.stringify(asked.reasons),
        asked.approver,
        asked.policyVersion,
        JSON.stringify(asked.promise),
        asked.originalText,
        asked.dueAt.toISOString(),
      ],
    );
  }

  async find(tx: EntityManager, replyId: string): Promise<StoredApproval | null> {
    const [row] = await query<StoredApproval>(
      tx,
      `SELECT state, approver, promise, original_text AS "originalText", decided_by AS "decidedBy"
       FROM reply_approval WHERE reply_id = $1 FOR UPDATE`,
      [replyId],
    );
    return row ?? null;
  }

  async approve(
    tx: EntityManager,
    reply: { readonly id: string; readonly workspaceId: string },
    by: string,
    text: string,
    diff: readonly DiffPart[],
  ): Promise<void> {
    await tx.query(
      `UPDATE reply_approval SET state = 'approved', decided_by = $2, decided_at = now(), approved_text = $3, diff = $4
       WHERE reply_id = $1`,
      [reply.id, by, text, JSON.stringify(diff)],
    );
    await this.endAlert(tx, reply);
  }

  async reject(
    tx: EntityManager,
    reply: { readonly id: string; readonly workspaceId: string },
    by: string,
    reason: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE reply_approval SET state = 'rejected', decided_by = $2, decided_at = now(), problem = $3 WHERE reply_id = $1`,
      [reply.id, by, reason],
    );
    await this.endAlert(tx, reply);
  }

  /** Its author took the reply back; nothing happens where nobody was asked. */
  async withdraw(
    tx: EntityManager,
    reply: { readonly id: string; readonly workspaceId: string },
    by: string,
  ): Promise<void> {
    const rows = await query(
      tx,
      `UPDATE reply_approval SET state = 'withdrawn', decided_by = $2, decided_at = now()
       WHERE reply_id = $1 AND state = 'waiting' RETURNING reply_id`,
      [reply.id, by],
    );
    if (rows.length > 0) await this.endAlert(tx, reply);
  }

  /** Marks and gives approvals that were not decided in time, at most `limit`; each is given once. */
  takeLate(tx: EntityManager, limit: number): Promise<LateApproval[]> {
    return query<LateApproval>(
      tx,
      `WITH late AS (
         SELECT reply_id FROM reply_approval WHERE state = 'waiting' AND alerted_at IS NULL AND due_at <= now()
         ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE reply_approval a SET alerted_at = now() FROM late, task t WHERE a.reply_id = late.reply_id AND t.id = a.task_id
       RETURNING a.reply_id AS "replyId", a.workspace_id AS "workspaceId", a.task_id AS "taskId", t.team_id AS "teamId"`,
      [limit],
    );
  }

  async alertLate(tx: EntityManager, { replyId, workspaceId, taskId, teamId }: LateApproval): Promise<void> {
    await this.alerts.open(tx, {
      workspaceId,
      kind: 'approval-late',
      key: keyOf(replyId),
      severity: 'warning',
      title: 'A reply waits too long for approval',
      text: 'If it is not approved now, the customer hears from us later than promised.',
      details: { replyId, taskId },
      teamId,
    });
  }

  private async endAlert(
    tx: EntityManager,
    reply: { readonly id: string; readonly workspaceId: string },
  ): Promise<void> {
    await this.alerts.close(tx, { workspaceId: reply.workspaceId, key: keyOf(reply.id) });
  }
}
