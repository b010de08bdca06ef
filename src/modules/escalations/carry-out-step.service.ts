import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { ALWAYS_OPEN, type Calendar } from '../../domain/clock/calendar.js';
import { dueAt } from '../../domain/clock/due-at.js';
import { decideEscalation } from '../../domain/routing/escalation-state.js';
import { reasonText } from '../../domain/routing/reason-text.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange, TaskRoute } from '../tasks/tasks.types.js';
import type { EscalationStep } from './escalations.types.js';

export const ESCALATION = 'escalation';

export interface StepToCarryOut {
  readonly run: {
    readonly id: string;
    readonly steps: readonly EscalationStep[];
    readonly hours: Calendar | null;
    readonly fired: number;
  };
  readonly task: LockedTask;
  readonly step: EscalationStep;
  readonly reason: string;
  /** Null: a timer. */
  readonly actorId: string | null;
  /** Beside the chain: its own steps are still to come. */
  readonly isExtra: boolean;
}

/** One alert per run: it is opened with the first step and closed when somebody came. */
export const escalationKey = (runId: string): string => `${ESCALATION}:${runId}`;

/** Carries out a step in one transaction: the task changes hands, the history says so, people are told, the next timer is set. */
@Injectable()
export class CarryOutStep {
  constructor(
    private readonly writer: TaskWriter,
    private readonly alerts: AlertsService,
  ) {}

  async fire(tx: EntityManager, { run, task, step, reason, actorId, isExtra }: StepToCarryOut): Promise<void> {
    const fired = run.fired + (isExtra ? 0 : 1);
    const level = run.fired + 1;
    const next = run.steps[fired];
    const move = decideEscalation('running', next === undefined ? 'fire-last' : 'fire');
    if (!move.ok) throw new Error(move.reason);
    const [{ now } = { now: null }] = await query<{ now: Date }>(tx, `SELECT now() AS now`);
    const nextDueAt =
      next === undefined || now === null ? null : dueAt(now, next.afterSeconds, run.hours ?? ALWAYS_OPEN);
    await tx.query(
      `UPDATE escalation_run SET state = $2, fired = $3, next_due_at = $4, last_fired_at = now(),
         started_at = CASE WHEN $5::boolean THEN now() ELSE started_at END WHERE id = $1`,
      [run.id, move.to, fired, nextDueAt, actorId !== null],
    );
    const { teamId, name } = await this.targetOf(tx, task, step);
    const route: TaskRoute = {
      to: step.memberId,
      teamId,
      ruleId: null,
      reasons: [{ code: 'escalated', values: { level }, text: reasonText({ code: 'escalated', values: { level } }) }],
      authority: [],
      considered: [],
    };
    const isToTeam = step.memberId === null && step.teamId !== null;
    const change: TaskChange = {
      ...(teamId === task.teamId ? {} : { teamId }),
      ...(step.memberId === null && !isToTeam ? {} : { assigneeId: step.memberId, claimedAt: null }),
      route,
      // A team finds its own person; whom the chain names keeps it until the chain goes on.
      routeDueAt: isToTeam ? 'now' : null,
    };
    const by = actorId === null ? 'timer' : 'person';
    const details = { level, to: step.memberId ?? step.teamId, name, reason, by };
    await this.writer.change(tx, task, change, { kind: 'escalated', actorId, details });
    if (teamId !== task.teamId) await this.writer.tell(tx, { ...task, teamId }, actorId);
    await this.alert(tx, run.id, task, { level, name, teamId, notifierId: step.notifierId });
  }

  private async alert(
    tx: EntityManager,
    runId: string,
    task: LockedTask,
    to: {
      readonly level: number;
      readonly name: string | null;
      readonly teamId: string;
      readonly notifierId: string | null;
    },
  ): Promise<void> {
    const { workspaceId } = task;
    const key = escalationKey(runId);
    // Each level is news, also where the one before is still open.
    await this.alerts.close(tx, { workspaceId, key });
    await this.alerts.open(tx, {
      workspaceId,
      kind: ESCALATION,
      key,
      severity: task.priority === 1 ? 'critical' : 'warning',
      title: `Task ${task.id} was escalated to level ${String(to.level)}`,
      text: to.name === null ? 'Somebody has to take it.' : `${to.name} has to take it.`,
      details: { taskId: task.id, level: to.level, to: to.name },
      teamId: to.teamId,
      notifierIds: to.notifierId === null ? null : [to.notifierId],
    });
  }

  /** A person who works in none of the task's team gets it in a team of theirs, unless they see all teams anyway. */
  private async targetOf(
    tx: EntityManager,
    task: LockedTask,
    { memberId, teamId }: EscalationStep,
  ): Promise<{ readonly teamId: string; readonly name: string | null }> {
    if (memberId === null) {
      const [team] = await query<{ name: string }>(tx, `SELECT name FROM team WHERE id = $1`, [teamId ?? task.teamId]);
      return { teamId: teamId ?? task.teamId, name: team?.name ?? null };
    }
    const [member] = await query<{ name: string; teamId: string | null }>(
      tx,
      `SELECT m.name, CASE WHEN m.role IN ('admin', 'pr-lead') THEN $2::bigint ELSE (
         SELECT x.team_id FROM team_member x WHERE x.member_id = m.id ORDER BY x.team_id <> $2::bigint, x.team_id LIMIT 1)
         END AS "teamId" FROM staff_member m WHERE m.id = $1`,
      [memberId, task.teamId],
    );
    return { teamId: member?.teamId ?? task.teamId, name: member?.name ?? null };
  }
}
