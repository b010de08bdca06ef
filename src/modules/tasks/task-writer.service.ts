import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { isOpen } from '../../domain/task-state/transitions.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { LiveService } from '../live/live.service.js';
import { TaskClocksService } from './task-clocks.service.js';
import { STILL_WHILE_WAITING } from './task-clocks.types.js';
import type { LockedTask, NewTaskEvent, TaskChange } from './tasks.types.js';

const LOCKED = `id, workspace_id AS "workspaceId", network, conversation_key AS "conversationKey", source_id AS "sourceId",
  team_id AS "teamId", assignee_id AS "assigneeId", state, previous_state AS "previousState",
  last_mention_id AS "lastMentionId", replyability, acknowledged_at AS "acknowledgedAt", priority,
  priority_version AS "priorityVersion", labels, claimed_at AS "claimedAt", route_tried AS "routeTried",
  merged_into_id AS "mergedIntoId", is_joined AS "isJoined", version`;

const COLUMN: Readonly<Record<keyof TaskChange, string>> = {
  state: 'state',
  previousState: 'previous_state',
  assigneeId: 'assignee_id',
  claimedAt: 'claimed_at',
  acknowledgedAt: 'acknowledged_at',
  acknowledgedBy: 'acknowledged_by',
  snoozedUntil: 'snoozed_until',
  closedAt: 'closed_at',
  sentimentLabel: 'sentiment_label',
  sentimentScore: 'sentiment_score',
  priority: 'priority',
  priorityIsManual: 'priority_is_manual',
  labels: 'labels',
  mergedIntoId: 'merged_into_id',
  isJoined: 'is_joined',
  teamId: 'team_id',
  route: 'route',
  routedAt: 'routed_at',
  routeDueAt: 'route_due_at',
  routeTried: 'route_tried',
};

/** What a person typed may hold NUL or half a character, which the database refuses in JSON. */
const storable = (_: string, value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);

/** The one place that changes a task's row. Whoever changes it has it locked, and every change is told and written down. */
@Injectable()
export class TaskWriter {
  constructor(
    private readonly live: LiveService,
    private readonly clocks: TaskClocksService,
  ) {}

  async lock(tx: EntityManager, workspaceId: string, id: string): Promise<LockedTask | null> {
    const rows = await query<LockedTask>(
      tx,
      `SELECT ${LOCKED} FROM task WHERE id = $1 AND workspace_id = $2 FOR UPDATE`,
      [id, workspaceId],
    );
    return rows[0] ?? null;
  }

  /** Applies a change, moves the version, tells open browsers. `next_due_at` follows the clocks as they now are. */
  async change(tx: EntityManager, task: LockedTask, change: TaskChange, event: NewTaskEvent | null): Promise<void> {
    await this.moveClocks(tx, task, change);
    await this.moveJoined(tx, task, change);
    const values: unknown[] = [task.id];
    const sets = Object.entries(change).map(([name, value]: [string, unknown]) => {
      const column = COLUMN[name as keyof TaskChange];
      if (value === 'now') return `${column} = now()`;
      values.push(value);
      return `${column} = $${String(values.length)}`;
    });
    if (change.state !== undefined) {
      values.push(isOpen(change.state));
      sets.push(`is_open = $${String(values.length)}`);
    }
    await tx.query(
      `UPDATE task SET ${[...sets, 'version = version + 1', 'updated_at = now()'].join(', ')},
         next_due_at = coalesce((SELECT min(due_at) FROM task_clock WHERE task_id = $1 AND state IN ('running', 'overdue')), 'infinity')
       WHERE id = $1`,
      values,
    );
    if (event) await this.record(tx, task, event);
    await this.tell(tx, task, event?.actorId ?? null);
  }

  /**
   * Whatever moves a task: while it waits for the customer its clocks stand still, being taken keeps the claim, and being given back
   * has somebody else wait for one.
   */
  private async moveClocks(tx: EntityManager, task: LockedTask, { state, claimedAt }: TaskChange): Promise<void> {
    if (claimedAt === 'now') await this.clocks.meet(tx, task.id, 'claim', 'claim');
    else if (claimedAt === null && task.claimedAt !== null && isOpen(state ?? task.state))
      await this.clocks.reopenClaim(tx, task.id);
    if (state === undefined || state === task.state) return;
    if (state === 'waiting') await this.clocks.pause(tx, task.id, STILL_WHILE_WAITING);
    else if (task.state === 'waiting' && isOpen(state)) await this.clocks.resume(tx, [task.id]);
  }

  /** Conversations that were merged into it are answered by it only while it is open. */
  private async moveJoined(tx: EntityManager, task: LockedTask, { state }: TaskChange): Promise<void> {
    if (state === undefined || isOpen(state) === isOpen(task.state)) return;
    await tx.query(`UPDATE task SET is_joined = $2 WHERE merged_into_id = $1 AND NOT is_open AND is_joined <> $2`, [
      task.id,
      isOpen(state),
    ]);
  }

  async record(
    tx: EntityManager,
    task: { readonly id: string; readonly workspaceId: string },
    event: NewTaskEvent,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO task_event (workspace_id, task_id, actor_id, kind, details) VALUES ($1, $2, $3, $4, $5)`,
      [task.workspaceId, task.id, event.actorId, event.kind, JSON.stringify(event.details ?? {}, storable)],
    );
  }

  async tell(
    tx: EntityManager,
    task: { readonly id: string; readonly workspaceId: string; readonly teamId: string },
    actorId: string | null,
  ): Promise<void> {
    await this.live.publish(tx, [
      {
        workspaceId: task.workspaceId,
        teamId: task.teamId,
        kind: 'tasks',
        details: { kind: 'changed', taskIds: [task.id], actorId },
      },
    ]);
  }
}
