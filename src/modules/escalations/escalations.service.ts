import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Calendar } from '../../domain/clock/calendar.js';
import { AppError, invalid } from '../../errors.js';
import { TaskActsService, nextState } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import type { LockedTask } from '../tasks/tasks.types.js';
import { CarryOutStep } from './carry-out-step.service.js';
import type { EscalateBody } from './escalations.dto.js';
import type { EscalationStep } from './escalations.types.js';

interface LiveRun {
  readonly id: string;
  readonly steps: EscalationStep[];
  readonly hours: Calendar | null;
  readonly fired: number;
}

/** Escalating by hand: the next step of the chain now, or a named person, or whoever leads where no chain is kept. */
@Injectable()
export class EscalationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: TaskActsService,
    private readonly queries: TaskQueries,
    private readonly step: CarryOutStep,
  ) {}

  async escalate(actor: Actor, id: string, version: number | null, { reason, to }: EscalateBody): Promise<TaskDto> {
    await this.acts.explainingConflicts(actor, id, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, id, version, 'escalate');
        nextState(task, 'escalate');
        if (to !== undefined) await this.requireMember(tx, task, to);
        const run = (await this.findRun(tx, task)) ?? (await this.start(tx, actor, task, reason, to ?? null));
        const named = to === undefined ? null : { afterSeconds: 0, memberId: to, teamId: null, notifierId: null };
        const step = named ?? run.steps[run.fired];
        if (step === undefined) {
          throw new AppError('conflict', 'chain-at-end', { detail: 'Everybody in the chain has been told.' });
        }
        await this.step.fire(tx, { run, task, step, reason, actorId: actor.memberId, isExtra: named !== null });
      }),
    );
    return this.afterwards(actor, id);
  }

  /** Who escalates to another team may not see the task any more: they are told what it became all the same. */
  private async afterwards(actor: Actor, id: string): Promise<TaskDto> {
    return this.queries.get({ ...actor, teamIds: [...actor.teamIds, ...(await this.teamOf(actor, id))] }, id);
  }

  private async teamOf(actor: Actor, id: string): Promise<string[]> {
    const rows = await query<{ teamId: string }>(
      this.dataSource,
      `SELECT team_id AS "teamId" FROM task WHERE workspace_id = $1 AND id = $2`,
      [actor.workspaceId, id],
    );
    return rows.map(({ teamId }) => teamId);
  }

  private async findRun(tx: EntityManager, task: LockedTask): Promise<LiveRun | null> {
    const [run] = await query<LiveRun>(
      tx,
      `SELECT id, steps, hours, fired FROM escalation_run
       WHERE task_id = $1 AND state IN ('running', 'exhausted') FOR UPDATE`,
      [task.id],
    );
    return run ?? null;
  }

  /** Copies the chain: what is changed in it later is not for this run. */
  private async start(
    tx: EntityManager,
    actor: Actor,
    task: LockedTask,
    reason: string,
    to: string | null,
  ): Promise<LiveRun> {
    const [chain] = await query<{ id: string; version: number; steps: EscalationStep[]; hours: Calendar | null }>(
      tx,
      `SELECT id, version, steps, hours FROM escalation_chain
       WHERE workspace_id = $1 AND deleted_at IS NULL AND (team_id = $2 OR team_id IS NULL)
         AND (priorities = '{}' OR $3 = ANY (priorities))
       ORDER BY team_id IS NULL, starts_on <> 'hand', id LIMIT 1`,
      [task.workspaceId, task.teamId, task.priority],
    );
    const steps = chain?.steps ?? (to === null ? [await this.leadOf(tx, actor, task)] : []);
    const [run] = await query<LiveRun>(
      tx,
      `INSERT INTO escalation_run (workspace_id, task_id, chain_id, chain_version, steps, hours, reason, started_by)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8) RETURNING id, steps, hours, fired`,
      [
        task.workspaceId,
        task.id,
        chain?.id ?? null,
        chain?.version ?? null,
        JSON.stringify(steps),
        chain?.hours ?? null,
        reason,
        actor.memberId,
      ],
    );
    if (run === undefined) throw new Error('The database gave no id for an escalation.');
    return run;
  }

  /** Without a chain: who leads the team, else the PR leads, else the administrators; of several whoever has least to do. */
  private async leadOf(tx: EntityManager, actor: Actor, task: LockedTask): Promise<EscalationStep> {
    const [lead] = await query<{ id: string }>(
      tx,
      `SELECT m.id FROM staff_member m
       WHERE m.workspace_id = $1 AND m.is_active AND m.id <> $3 AND m.id IS DISTINCT FROM $4::bigint
         AND (m.role IN ('pr-lead', 'admin') OR m.role = 'team-lead' AND EXISTS (
           SELECT FROM team_member x WHERE x.member_id = m.id AND x.team_id = $2))
       ORDER BY array_position(ARRAY['team-lead', 'pr-lead', 'admin'], m.role),
         (SELECT count(*) FROM task t WHERE t.workspace_id = $1 AND t.is_open AND t.assignee_id = m.id), m.id LIMIT 1`,
      [task.workspaceId, task.teamId, actor.memberId, task.assigneeId],
    );
    return { afterSeconds: 0, memberId: lead?.id ?? null, teamId: null, notifierId: null };
  }

  private async requireMember(tx: EntityManager, task: LockedTask, memberId: string): Promise<void> {
    const known = await query(
      tx,
      `SELECT id FROM staff_member WHERE workspace_id = $1 AND id = $2 AND is_active AND role <> 'viewer'`,
      [task.workspaceId, memberId],
    );
    if (known.length === 0) {
      throw invalid('unknown-user', 'There is no such person.', [
        { field: 'to', message: 'to names nobody of yours who works on tasks' },
      ]);
    }
  }
}
