import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { rerouteAtMs, shareUsed } from '../../domain/routing/breach-risk.js';
import { routeTask } from '../../domain/routing/route-task.js';
import type { RouteDecision, RouteReason, RoutingRule, StaffFacts } from '../../domain/routing/routing.types.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange } from '../tasks/tasks.types.js';
import { codesOf, describeRoute } from './describe-route.js';
import { NobodyAlerts } from './nobody-alerts.service.js';
import { RoutingFacts, type StaffBook, type TaskToRoute } from './routing-facts.service.js';

const BATCH = 50;
/** Tasks that nobody is able to take are tried again. */
const RETRY_SECONDS = 10;
/** Whether whoever has a task is still at work. */
const RECHECK_SECONDS = 30;
/** Parked tasks wait for the customer or a time, not for a person. */
const PARKED_SECONDS = 60;

export interface Routed {
  readonly routed: number;
  readonly rerouted: number;
  readonly nobody: number;
  /** Looked at and left as they are. */
  readonly seen: number;
  /** No more were due. */
  readonly isAll: boolean;
}

interface Setting {
  readonly workspaceId: string;
  readonly rules: RoutingRule[];
  readonly rerouteAtShare: number;
  readonly now: Date;
}

interface DueTask {
  readonly id: string;
  readonly state: string;
  readonly assigneeId: string | null;
  readonly routedAt: Date | null;
  readonly routedTo: string | null;
  readonly missing: string[] | null;
  readonly dueAt: Date | null;
  /** A person's act settles whose it is. */
  readonly isTaken: boolean;
}

const DUE = `SELECT t.id, t.state, t.assignee_id AS "assigneeId", t.routed_at AS "routedAt", t.route ->> 'to' AS "routedTo",
    t.route -> 'missing' AS missing, CASE WHEN t.next_due_at < 'infinity' THEN t.next_due_at END AS "dueAt",
    t.assignee_id IS NOT NULL AND (t.claimed_at IS NOT NULL OR t.route ->> 'to' IS DISTINCT FROM t.assignee_id::text
      OR t.acknowledged_at >= t.routed_at OR EXISTS (
        SELECT FROM task_event e WHERE e.task_id = t.id AND e.actor_id = t.assignee_id AND e.at >= t.routed_at)
      OR EXISTS (SELECT FROM reply r WHERE r.task_id = t.id AND r.author_id = t.assignee_id
        AND r.created_at >= t.routed_at AND r.withdrawn_at IS NULL)) AS "isTaken"
  FROM task t WHERE t.workspace_id = $1 AND t.is_open AND t.route_due_at <= now()
  ORDER BY t.route_due_at, t.id LIMIT ${String(BATCH)} FOR UPDATE OF t SKIP LOCKED`;

/**
 * Sends tasks to those able to solve them. One process at a time does so per workspace: who has how much to do is then exact.
 * Everything is decided by rows, so that running it twice, or being cut short, changes nothing.
 */
@Injectable()
export class RouteTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RoutingFacts,
    private readonly writer: TaskWriter,
    private readonly alerts: NobodyAlerts,
  ) {}

  /** Workspaces in which tasks are routed; one in which somebody's languages, skills or room are known joins by itself. */
  async workspaces(): Promise<string[]> {
    await this.dataSource.query(
      `INSERT INTO routing_setting (workspace_id)
       SELECT workspace_id FROM staff_member WHERE skills <> '{}' OR capacity IS NOT NULL
       UNION SELECT workspace_id FROM member_language
       EXCEPT SELECT workspace_id FROM routing_setting ON CONFLICT DO NOTHING`,
    );
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT workspace_id AS id FROM routing_setting WHERE is_on ORDER BY workspace_id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Null when another process is at it. */
  async routeDue(workspaceId: string): Promise<Routed | null> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const [setting] = await query<Setting>(
        tx,
        `SELECT workspace_id AS "workspaceId", rules, reroute_at_share AS "rerouteAtShare", clock_timestamp() AS now
         FROM routing_setting WHERE workspace_id = $1 AND is_on FOR UPDATE SKIP LOCKED`,
        [workspaceId],
      );
      if (setting === undefined) return null;
      const due = await query<DueTask>(tx, DUE, [workspaceId]);
      const counts = { routed: 0, rerouted: 0, nobody: 0, seen: 0 };
      if (due.length > 0) {
        const book = await this.facts.readStaff(workspaceId, tx);
        const facts = new Map(
          (await this.facts.readTasks(tx, 'WHERE t.id = ANY ($1::bigint[])', [due.map(({ id }) => id)])).map((task) => [
            task.id,
            task,
          ]),
        );
        const desk = new Desk(book, book.at(setting.now));
        for (const task of due) {
          const known = facts.get(task.id);
          if (known !== undefined) counts[await this.routeOne(tx, setting, desk, task, known)]++;
        }
      }
      const isAll = due.length < BATCH;
      if (isAll) await this.alerts.settle(tx, workspaceId);
      return { ...counts, isAll };
    });
  }

  private async routeOne(
    tx: EntityManager,
    setting: Setting,
    desk: Desk,
    due: DueTask,
    known: TaskToRoute,
  ): Promise<'routed' | 'rerouted' | 'nobody' | 'seen'> {
    if (due.isTaken) return this.lookAgain(tx, due, null);
    if (due.state !== 'open' && due.state !== 'acknowledged') {
      return this.lookAgain(tx, due, inSeconds(setting.now, PARKED_SECONDS));
    }
    const task = await this.writer.lock(tx, setting.workspaceId, due.id);
    if (task === null) return 'seen';
    const rules = { rules: setting.rules, isLanguageKept: desk.isLanguageKept, isAuthorityKept: desk.isAuthorityKept };
    if (due.assigneeId === null) {
      const decision = routeTask(known.facts, { ...rules, staff: desk.staff }, { triedIds: task.routeTried });
      return this.settle(tx, setting, desk, { due, task, decision, first: [] });
    }
    const why = this.reasonToMove(setting, desk, due);
    const next = this.nextLook(setting, due.routedAt ?? setting.now, due.dueAt);
    if (why === null) return this.lookAgain(tx, due, next);
    const decision = routeTask(
      known.facts,
      { ...rules, staff: desk.without(due.assigneeId) },
      {
        triedIds: [...task.routeTried, due.assigneeId],
        substituteId: desk.book.substituteOf(due.assigneeId, setting.now),
      },
    );
    // Better with somebody who may yet come than with nobody.
    if (!decision.ok) return this.lookAgain(tx, due, inSeconds(setting.now, RECHECK_SECONDS));
    return this.settle(tx, setting, desk, { due, task, decision, first: [why] });
  }

  /** Why somebody who was sent a task does not keep it; null: they do, for now. */
  private reasonToMove(setting: Setting, desk: Desk, due: DueTask): RouteReason | null {
    const holder = desk.staff.find(({ memberId }) => memberId === due.assigneeId);
    if (holder === undefined || holder.isAbsent || holder.isOnShift === false) return moved('moved-left');
    if (holder.presence === 'away' || holder.presence === 'offline') return moved('moved-left');
    const share = shareUsed(times(due, setting), setting.now.getTime());
    if (share === null || share < setting.rerouteAtShare) return null;
    return { code: 'moved-risk', values: { percent: Math.round(share * 100) } };
  }

  private async settle(
    tx: EntityManager,
    setting: Setting,
    desk: Desk,
    step: {
      readonly due: DueTask;
      readonly task: LockedTask;
      readonly decision: RouteDecision;
      readonly first: readonly RouteReason[];
    },
  ): Promise<'routed' | 'rerouted' | 'nobody'> {
    const { due, task, decision, first } = step;
    const route = describeRoute(decision, first);
    const { teamId, authority } = decision;
    const reasons = codesOf(route);
    const asked = authority.length === 0 ? {} : { authority };
    const team: TaskChange = teamId === task.teamId ? {} : { teamId };
    if (!decision.ok) {
      const isTold = due.missing?.join() === decision.missing.join();
      const routeDueAt = inSeconds(setting.now, RETRY_SECONDS);
      if (isTold) await this.lookAgain(tx, due, routeDueAt);
      else {
        const details = { missing: decision.missing, teamId, reasons, ...asked };
        const event = { kind: 'nobody-able', actorId: null, details };
        await this.writer.change(tx, task, { ...team, route, routeDueAt }, event);
        await this.tellNewTeam(tx, task, teamId);
      }
      return 'nobody';
    }
    const to = decision.memberId;
    const isMoved = task.assigneeId !== null;
    const tried = task.assigneeId === null ? task.routeTried : [...new Set([...task.routeTried, task.assigneeId])];
    const change: TaskChange = {
      ...team,
      assigneeId: to,
      claimedAt: null,
      route,
      routedAt: 'now',
      routeDueAt: this.nextLook(setting, setting.now, due.dueAt),
      routeTried: tried,
    };
    const details = isMoved
      ? { from: task.assigneeId, to, teamId, reasons, ...asked }
      : { to, teamId, reasons, ...asked };
    await this.writer.change(tx, task, change, { kind: isMoved ? 'rerouted' : 'routed', actorId: null, details });
    await tx.query(`UPDATE staff_member SET last_routed_at = clock_timestamp() WHERE id = $1`, [to]);
    await this.tellNewTeam(tx, task, teamId);
    desk.moved(task.assigneeId, to);
    return isMoved ? 'rerouted' : 'routed';
  }

  private async tellNewTeam(tx: EntityManager, task: LockedTask, teamId: string): Promise<void> {
    if (teamId !== task.teamId) await this.writer.tell(tx, { ...task, teamId }, null);
  }

  /** When a task that somebody was sent is looked at again: whether they left, or let too much time pass. */
  private nextLook(setting: Setting, routedAt: Date, dueAt: Date | null): Date {
    const recheck = inSeconds(setting.now, RECHECK_SECONDS).getTime();
    const atMs = rerouteAtMs(
      { routedAtMs: routedAt.getTime(), dueAtMs: dueAt?.getTime() ?? null },
      setting.rerouteAtShare,
    );
    return new Date(atMs === null || atMs <= setting.now.getTime() ? recheck : Math.min(recheck, atMs));
  }

  /** Nothing that anybody sees changes: neither version nor history move. */
  private async lookAgain(tx: EntityManager, due: DueTask, at: Date | null): Promise<'seen'> {
    await tx.query(`UPDATE task SET route_due_at = $2 WHERE id = $1`, [due.id, at]);
    return 'seen';
  }
}

/** Staff while tasks are given out: each one that goes to somebody counts for the next. */
class Desk {
  staff: readonly StaffFacts[];
  private turn: number;

  constructor(
    readonly book: StaffBook,
    staff: readonly StaffFacts[],
  ) {
    this.staff = staff;
    this.turn = Math.max(0, ...staff.map(({ lastRoutedAtMs }) => lastRoutedAtMs ?? 0));
  }

  get isLanguageKept(): boolean {
    return this.book.isLanguageKept;
  }

  get isAuthorityKept(): boolean {
    return this.book.isAuthorityKept;
  }

  without(memberId: string): StaffFacts[] {
    return this.staff.filter((each) => each.memberId !== memberId);
  }

  moved(from: string | null, to: string): void {
    this.turn++;
    this.staff = this.staff.map((each) => {
      if (each.memberId === to) return { ...each, openTasks: each.openTasks + 1, lastRoutedAtMs: this.turn };
      return each.memberId === from ? { ...each, openTasks: each.openTasks - 1 } : each;
    });
  }
}

const moved = (code: 'moved-left'): RouteReason => ({ code, values: {} });
const inSeconds = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);
const times = (due: DueTask, setting: Setting): { routedAtMs: number; dueAtMs: number | null } => ({
  routedAtMs: (due.routedAt ?? setting.now).getTime(),
  dueAtMs: due.dueAt?.getTime() ?? null,
});
