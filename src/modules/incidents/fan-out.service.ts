import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { groupKeyOf } from '../../domain/incident/group-tasks.js';
import type { FanOutKind } from '../../domain/incident/incident.types.js';
import { planFanOut, type FanOutPlan, type FanOutTask } from '../../domain/incident/plan-fan-out.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { Env } from '../../env.js';
import { AppError, invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { RepliesService } from '../replies/replies.service.js';
import { TemplateFilling } from '../templates/template-filling.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { StatementsService } from './statements.service.js';

export const WRITE_FAN_OUT = 'incident.fan-out';

/** Who is to be told what. */
export interface FanOutWanted {
  readonly kind: FanOutKind;
  readonly statementVersion: number;
  /** Keys of groups; with `taskIds` both. Neither: every task of the incident. */
  readonly groups: readonly string[] | null;
  readonly taskIds: readonly string[] | null;
  readonly isPersonal: boolean;
}

export interface StartedFanOut {
  readonly batch: string;
  /** Messages of this batch; those told already, by whomever, are not in it. */
  readonly count: number;
  readonly plan: FanOutPlan;
  readonly undoUntil: Date;
}

/** What is already known of a task's customer and of who speaks to them. */
const FACTS = `
  SELECT t.id, t.lang, t.network, t.priority, t.is_open AS "isOpen", t.replyability ->> 'verdict' AS verdict,
    json_build_object('handle', t.author_handle, 'name', t.author_name) AS customer, coalesce(m.is_deleted, true) AS "isDeleted",
    EXISTS (SELECT FROM fan_out f WHERE f.incident_id = $3 AND f.kind = $4 AND f.task_id = t.id AND f.state <> 'left-out') AS "isTold",
    EXISTS (SELECT FROM fan_out f JOIN reply r ON r.id = f.reply_id WHERE f.incident_id = $3 AND f.kind = 'statement'
      AND f.task_id = t.id AND r.withdrawn_at IS NULL AND r.state NOT IN ('rejected', 'draft')) AS "wasTold",
    EXISTS (SELECT FROM reply r WHERE r.task_id = t.id AND r.visibility = 'public' AND NOT r.is_automatic AND r.withdrawn_at IS NULL
      AND r.state IN ('awaiting-approval', 'held', 'queued', 'sending', 'unknown')) AS "isBeingAnswered"
  FROM task t LEFT JOIN mention m ON m.id = t.last_mention_id
  WHERE t.workspace_id = $1 AND t.id = ANY ($2::bigint[]) AND t.incident_id = $3`;

/** One statement to everybody it concerns: shown before it leaves, taken back while it waits, each customer told once. */
@Injectable()
export class FanOutService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly tasks: IncidentTasks,
    private readonly statements: StatementsService,
    private readonly filling: TemplateFilling,
    private readonly replies: RepliesService,
    private readonly outbox: OutboxService,
    private readonly audit: AuditService,
    private readonly env: Env,
  ) {}

  /** What would be sent to whom; nothing is. */
  async preview(actor: Actor, id: string, wanted: FanOutWanted): Promise<FanOutPlan> {
    await this.rows.requireReach(this.dataSource, actor, id, 'act');
    const { texts } = await this.statements.requireKnown(this.dataSource, id, wanted.statementVersion);
    return this.plan(this.dataSource, actor, id, wanted, texts);
  }

  /**
   * Puts every message in place and lets the batch wait its hold. A customer who has, or is about to get, a message of this kind gets
   * no second one: not by a repeated request, nor by a second person, nor after a crash; the unique key of the rows says so.
   */
  async start(actor: Actor, id: string, wanted: FanOutWanted): Promise<StartedFanOut> {
    requireAccess(actor, 'replies', 'act');
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const action = wanted.kind === 'statement' ? 'tell' : 'follow-up';
      const { incident } = await this.rows.lock(tx, actor, id, 'act', action);
      const { texts, kind } = await this.statements.requireSayable(tx, id, wanted.statementVersion);
      if (kind === 'resolution' && wanted.kind === 'statement')
        throw invalid('wrong-statement', 'This statement says that it is over; it follows the first one.');
      const plan = await this.plan(tx, actor, id, wanted, texts);
      const batch = randomUUID();
      const seconds = this.env.replyHoldSeconds;
      // Left out before, told now.
      await tx.query(
        `DELETE FROM fan_out WHERE incident_id = $1 AND kind = $2 AND state = 'left-out' AND task_id = ANY ($3::bigint[])`,
        [id, wanted.kind, plan.messages.map(({ taskId }) => taskId)],
      );
      const rows = await query<{ id: string }>(
        tx,
        `INSERT INTO fan_out (workspace_id, incident_id, kind, task_id, batch, statement_n, author_id, lang, text, visibility, leaves_at)
         SELECT $1, $2, $3, m."taskId", $4, $5, $6, m.lang, m.text, m.visibility, now() + make_interval(secs => $7 + m."afterSeconds")
         FROM jsonb_to_recordset($8::jsonb) AS m ("taskId" bigint, lang text, text text, visibility text, "afterSeconds" float8)
         ON CONFLICT (incident_id, kind, task_id) DO NOTHING RETURNING id`,
        [
          actor.workspaceId,
          id,
          wanted.kind,
          batch,
          wanted.statementVersion,
          actor.memberId,
          seconds,
          JSON.stringify(plan.messages),
        ],
      );
      const undoUntil = new Date(incident.now.getTime() + seconds * 1_000);
      if (rows.length === 0) return { batch, count: 0, plan, undoUntil };
      await this.outbox.add(tx, {
        workspaceId: actor.workspaceId,
        kind: WRITE_FAN_OUT,
        key: batch,
        payload: { batch, incidentId: id },
        afterSeconds: seconds,
      });
      const details = { kind: wanted.kind, version: wanted.statementVersion, count: rows.length, batch };
      await this.rows.change(tx, incident, {}, { kind: 'fan-out', actorId: actor.memberId, details });
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'incident.fan-out',
        resourceId: id,
        details,
      });
      return { batch, count: rows.length, plan, undoUntil };
    });
  }

  /** Takes back what of a batch has not left yet; gives how many messages that were. Who was to get them may be told later. */
  async undo(actor: Actor, id: string, batch: string): Promise<number> {
    const waiting = await this.undoWaiting(actor, id, batch);
    return waiting + (await this.undoHeld(actor, id, batch));
  }

  private undoWaiting(actor: Actor, id: string, batch: string): Promise<number> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'act', 'note');
      const rows = await query<{ id: string }>(
        tx,
        `DELETE FROM fan_out WHERE incident_id = $1 AND batch = $2 AND state = 'waiting' RETURNING id`,
        [id, batch],
      );
      if (rows.length === 0) return 0;
      await this.outbox.withdraw(tx, WRITE_FAN_OUT, batch);
      const details = { batch, count: rows.length };
      await this.rows.change(tx, incident, {}, { kind: 'fan-out-undone', actorId: actor.memberId, details });
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'incident.fan-out-undo',
        resourceId: id,
        details,
      });
      return rows.length;
    });
  }

  /** Replies that still wait for their turn. One that leaves at this very moment has left. */
  private async undoHeld(actor: Actor, id: string, batch: string): Promise<number> {
    const held = await query<{ id: string; replyId: string }>(
      this.dataSource,
      `SELECT f.id, r.id AS "replyId" FROM fan_out f JOIN reply r ON r.id = f.reply_id
       WHERE f.incident_id = $1 AND f.batch = $2 AND r.state = 'held' AND r.hold_until > now() ORDER BY r.hold_until DESC`,
      [id, batch],
    );
    let undone = 0;
    for (const { id: rowId, replyId } of held) {
      try {
        await this.replies.undo(actor, replyId);
      } catch (error) {
        if (error instanceof AppError && error.code === 'too-late') continue;
        throw error;
      }
      await this.dataSource.query('DELETE FROM fan_out WHERE id = $1', [rowId]);
      undone++;
    }
    return undone;
  }

  private async plan(
    on: EntityManager | DataSource,
    actor: Actor,
    id: string,
    wanted: FanOutWanted,
    texts: Readonly<Record<string, string>>,
  ): Promise<FanOutPlan> {
    const chosen = await this.choose(on, actor.workspaceId, id, wanted);
    const facts = await query<FanOutTask>(on, FACTS, [actor.workspaceId, chosen, id, wanted.kind]);
    const { brand } = await this.filling.surroundings(on, actor.workspaceId, NO_TEAM);
    return planFanOut(
      facts.map((task) => ({ ...task, lang: primarySubtag(task.lang) })),
      { kind: wanted.kind, texts, isPersonal: wanted.isPersonal, brand },
    );
  }

  private async choose(
    on: EntityManager | DataSource,
    workspaceId: string,
    id: string,
    { groups, taskIds }: FanOutWanted,
  ): Promise<readonly string[]> {
    if (groups === null && taskIds !== null) return taskIds;
    const all = await this.tasks.list(on, workspaceId, id);
    if (groups === null) return all.map((task) => task.id);
    const wanted = new Set(groups);
    const grouped = all.filter((task) => wanted.has(groupKeyOf(task))).map((task) => task.id);
    return [...grouped, ...(taskIds ?? [])];
  }
}

/** What the brand is called is asked of the workspace alone. */
const NO_TEAM = '0';
