import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { prioritise } from '../../domain/priority/prioritise.js';
import type { PriorityFacts, PriorityWeights } from '../../domain/priority/priority.types.js';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import { TaskPriorities, type RejudgedTask } from '../tasks/task-priorities.service.js';
import { PriorityWeightsService } from './priority-weights.service.js';
import { RebaseLeaseService } from './rebase-lease.service.js';
import type { RebaseRow } from './rebase-rows.js';

const SLICE = 500;

export type SliceOutcome = 'more' | 'finished' | 'lost';

interface OpenTask {
  readonly id: string;
  readonly facts: PriorityFacts;
}

/** One slice of open tasks, in one transaction: judged, changed, told, and the cursor moved behind it. */
@Injectable()
export class RebaseSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leases: RebaseLeaseService,
    private readonly weights: PriorityWeightsService,
    private readonly tasks: TaskPriorities,
    private readonly live: LiveService,
    private readonly audit: AuditService,
  ) {}

  /** `lost`: cancelled, or another worker has it. Run again after a lost answer it finds the cursor where it is. */
  async workOn({ id }: RebaseRow, token: string): Promise<SliceOutcome> {
    return transact(this.dataSource, { repeatable: true }, async (tx): Promise<SliceOutcome> => {
      const rebase = await this.leases.hold(tx, id, token);
      if (rebase === null) return 'lost';
      const { version, weights } = await this.weights.current(rebase.workspaceId, tx);
      if (version !== rebase.version) {
        return this.end(tx, rebase, 'failed', 'Other weights were put in force meanwhile: start again.');
      }
      const slice = await this.lockSlice(tx, rebase);
      const changed = await this.tasks.rejudge(tx, rebase.workspaceId, version, judgedBy(slice, weights));
      await this.tellBrowsers(tx, rebase.workspaceId, changed);
      const lastId = slice.at(-1)?.id;
      if (lastId !== undefined) {
        await this.leases.advance(tx, id, { lastId, judged: slice.length, changed: changed.length });
      }
      return slice.length < SLICE ? this.end(tx, rebase, 'done', null) : 'more';
    });
  }

  /** Ends a run that something unforeseen stops. */
  async fail({ id }: RebaseRow, token: string, reason: string): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const rebase = await this.leases.hold(tx, id, token);
      if (rebase !== null) await this.end(tx, rebase, 'failed', reason);
    });
  }

  private async end(
    tx: EntityManager,
    { id, workspaceId, version }: RebaseRow,
    outcome: 'done' | 'failed',
    error: string | null,
  ): Promise<SliceOutcome> {
    await this.leases.finish(tx, id, outcome, error);
    const [sums] = await query<{ judged: number; changed: number }>(
      tx,
      'SELECT judged, changed FROM priority_rebase WHERE id = $1',
      [id],
    );
    const details = { version, outcome, ...sums, ...(error === null ? {} : { error }) };
    await this.audit.record(tx, {
      workspaceId,
      actor: 'system',
      action: 'priority-rebase.end',
      resourceId: id,
      details,
    });
    return 'finished';
  }

  /** Levels that people set stay, and what an earlier release judged has no facts. */
  private lockSlice(tx: EntityManager, { workspaceId, cursorId }: RebaseRow): Promise<OpenTask[]> {
    return query<OpenTask>(
      tx,
      `SELECT id, priority_facts AS facts FROM task
       WHERE workspace_id = $1 AND id > $2 AND is_open AND NOT priority_is_manual AND priority_facts IS NOT NULL
       ORDER BY id LIMIT ${String(SLICE)} FOR UPDATE`,
      [workspaceId, cursorId],
    );
  }

  private async tellBrowsers(
    tx: EntityManager,
    workspaceId: string,
    changed: readonly { readonly taskId: string; readonly teamId: string }[],
  ): Promise<void> {
    const teams = [...new Set(changed.map(({ teamId }) => teamId))];
    await this.live.publish(
      tx,
      teams.map((teamId) => ({
        workspaceId,
        teamId,
        kind: 'tasks' as const,
        details: {
          kind: 'changed',
          taskIds: changed.filter((task) => task.teamId === teamId).map(({ taskId }) => taskId),
          actorId: null,
        },
      })),
    );
  }
}

const judgedBy = (slice: readonly OpenTask[], weights: PriorityWeights): RejudgedTask[] =>
  slice.map(({ id, facts }) => ({ taskId: id, priority: prioritise(facts, weights) }));
