import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { ALWAYS_OPEN, type Calendar } from '../../domain/clock/calendar.js';
import { dueAt } from '../../domain/clock/due-at.js';
import { decideEscalation, endOfEscalation, type EscalationState } from '../../domain/routing/escalation-state.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { CarryOutStep, escalationKey } from './carry-out-step.service.js';
import type { EscalationStep } from './escalations.types.js';

/** More at once would hold too many rows; what is left is taken right after. */
export const ESCALATION_BATCH = 100;
const STUCK_SECONDS = 60;
const STUCK = 'escalation-stuck';
/** A chain that starts with a task is for tasks that are new, not for all that ever were. */
const START_WITHIN_HOURS = 24;

interface Run {
  readonly id: string;
  readonly workspaceId: string;
  readonly taskId: string;
  readonly state: EscalationState;
  readonly steps: EscalationStep[];
  readonly hours: Calendar | null;
  readonly fired: number;
  readonly reason: string;
  readonly startedAt: Date;
}

interface TaskNow {
  readonly isOpen: boolean;
  readonly claimedAt: Date | null;
  readonly acknowledgedAt: Date | null;
}

interface ToStart {
  readonly taskId: string;
  readonly workspaceId: string;
  readonly chainId: string;
  readonly chainVersion: number;
  readonly steps: EscalationStep[];
  readonly hours: Calendar | null;
  readonly now: Date;
}

const RUN = `r.id, r.workspace_id AS "workspaceId", r.task_id AS "taskId", r.state, r.steps, r.hours, r.fired, r.reason,
  r.started_at AS "startedAt"`;

/** The timers of escalations: rows that every instance may look at, each claimed by one. */
@Injectable()
export class RunEscalations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: TaskWriter,
    private readonly alerts: AlertsService,
    private readonly step: CarryOutStep,
  ) {}

  /** Starts chains that begin by themselves, once per task and chain. */
  async startDue(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const due = await query<ToStart>(
        tx,
        `SELECT DISTINCT ON (t.id) t.id AS "taskId", t.workspace_id AS "workspaceId", c.id AS "chainId",
           c.version AS "chainVersion", c.steps, c.hours, now() AS now
         FROM escalation_chain c JOIN task t ON t.workspace_id = c.workspace_id AND t.is_open
           AND t.state IN ('open', 'acknowledged') AND (c.team_id IS NULL OR c.team_id = t.team_id)
           AND (c.priorities = '{}' OR t.priority = ANY (c.priorities))
           AND CASE c.starts_on WHEN 'opened' THEN t.opened_at > greatest(c.created_at, now() - make_interval(hours => $2))
               AND t.claimed_at IS NULL AND t.acknowledged_at IS NULL
             WHEN 'overdue' THEN t.next_due_at < now() AND t.next_due_at > c.created_at ELSE false END
         WHERE c.deleted_at IS NULL AND c.starts_on <> 'hand'
           AND NOT EXISTS (SELECT FROM escalation_run r WHERE r.task_id = t.id
             AND (r.chain_id = c.id OR r.state IN ('running', 'exhausted')))
         ORDER BY t.id, c.team_id IS NULL, c.id LIMIT $1`,
        [ESCALATION_BATCH, START_WITHIN_HOURS],
      );
      for (const start of due) await this.start(tx, start);
      return due.length;
    });
  }

  /** Carries out steps whose time has come, and ends runs whose task somebody took. Each is looked at anew just before. */
  async fireDue(): Promise<{ fired: number; ended: number }> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const runs = await query<Run>(
        tx,
        `SELECT ${RUN} FROM escalation_run r JOIN task t ON t.id = r.task_id
         WHERE r.state IN ('running', 'exhausted') AND (r.state = 'running' AND r.next_due_at <= now()
           OR NOT t.is_open OR t.claimed_at >= r.started_at OR t.acknowledged_at >= r.started_at)
         ORDER BY r.next_due_at, r.id LIMIT $1 FOR UPDATE OF r SKIP LOCKED`,
        [ESCALATION_BATCH],
      );
      const done = { fired: 0, ended: 0 };
      for (const run of runs) done[await this.advance(tx, run)]++;
      return done;
    });
  }

  /** Runs that are due and not carried out for a minute: people are told, and told again when it moves. Gives how many. */
  async audit(): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const stuck = await query<{ id: string; workspaceId: string; taskId: string; seconds: number }>(
        tx,
        `SELECT id, workspace_id AS "workspaceId", task_id AS "taskId",
           extract(epoch FROM now() - next_due_at)::float8 AS seconds
         FROM escalation_run WHERE state = 'running' AND next_due_at < now() - make_interval(secs => $1)
         ORDER BY next_due_at LIMIT $2`,
        [STUCK_SECONDS, ESCALATION_BATCH],
      );
      const open = await query<{ workspaceId: string; key: string }>(
        tx,
        `SELECT workspace_id AS "workspaceId", key FROM alert WHERE state <> 'closed' AND starts_with(key, $1)`,
        [`${STUCK}:`],
      );
      const wanted = new Set(stuck.map(({ id }) => `${STUCK}:${id}`));
      for (const { id, workspaceId, taskId } of stuck) {
        const key = `${STUCK}:${id}`;
        if (open.some((alert) => alert.key === key)) continue;
        await this.alerts.open(tx, {
          workspaceId,
          kind: STUCK,
          key,
          title: `The escalation of task ${taskId} is stuck`,
          text: 'A step has been due for more than a minute and nobody was told. Look at the jobs of this installation.',
          details: { runId: id, taskId },
        });
      }
      for (const alert of open) if (!wanted.has(alert.key)) await this.alerts.close(tx, alert);
      return stuck.length;
    });
  }

  private async start(tx: EntityManager, start: ToStart): Promise<void> {
    const [first] = start.steps;
    await tx.query(
      `INSERT INTO escalation_run (workspace_id, task_id, chain_id, chain_version, steps, hours, next_due_at)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7) ON CONFLICT DO NOTHING`,
      [
        start.workspaceId,
        start.taskId,
        start.chainId,
        start.chainVersion,
        JSON.stringify(start.steps),
        start.hours,
        first === undefined ? null : dueAt(start.now, first.afterSeconds, start.hours ?? ALWAYS_OPEN),
      ],
    );
  }

  private async advance(tx: EntityManager, run: Run): Promise<'fired' | 'ended'> {
    const task = await this.writer.lock(tx, run.workspaceId, run.taskId);
    const [now] = await query<TaskNow>(
      tx,
      `SELECT is_open AS "isOpen", claimed_at AS "claimedAt", acknowledged_at AS "acknowledgedAt" FROM task WHERE id = $1`,
      [run.taskId],
    );
    const end =
      task === null || now === undefined
        ? 'cancel'
        : endOfEscalation({
            isOpen: now.isOpen,
            claimedAtMs: now.claimedAt?.getTime() ?? null,
            acknowledgedAtMs: now.acknowledgedAt?.getTime() ?? null,
            startedAtMs: run.startedAt.getTime(),
          });
    const step = run.steps[run.fired];
    if (end === null && task !== null && step !== undefined) {
      const { reason } = run;
      await this.step.fire(tx, { run, task, step, reason, actorId: null, isExtra: false });
      return 'fired';
    }
    const move = decideEscalation(run.state, end ?? 'cancel');
    if (move.ok) {
      await tx.query(`UPDATE escalation_run SET state = $2, ended_at = now(), next_due_at = NULL WHERE id = $1`, [
        run.id,
        move.to,
      ]);
    }
    await this.alerts.close(tx, { workspaceId: run.workspaceId, key: escalationKey(run.id) });
    return 'ended';
  }
}
