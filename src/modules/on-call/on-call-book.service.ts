import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { StaffRole } from '../../domain/access/roles.js';
import {
  NO_SCHEDULE,
  type OnCallAbsence,
  type OnCallSchedule,
  type Rotation,
} from '../../domain/on-call/on-call.types.js';
import { readTarget } from '../../domain/on-call/read-target.js';
import { whoIsOnCall } from '../../domain/on-call/who-is-on-call.js';

export interface StoredSchedule {
  readonly schedule: OnCallSchedule;
  /** 0: nobody has made one. */
  readonly version: number;
}

/** Somebody who works here and may acknowledge alerts; in a drill also who only stands in its chain. */
export interface PageablePerson {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly email: string;
}

/** Reads who is on call: the schedule, who is away, and who still works here. */
@Injectable()
export class OnCallBook {
  constructor(private readonly dataSource: DataSource) {}

  async read(workspaceId: string, on: DataSource | EntityManager = this.dataSource): Promise<StoredSchedule> {
    const [row] = await query<{ body: OnCallSchedule; version: number }>(
      on,
      'SELECT body, version FROM on_call_schedule WHERE workspace_id = $1',
      [workspaceId],
    );
    return row === undefined ? { schedule: NO_SCHEDULE, version: 0 } : { schedule: row.body, version: row.version };
  }

  /** Of everybody, those over at `after` left out. */
  absences(
    workspaceId: string,
    after: Date,
    on: DataSource | EntityManager = this.dataSource,
  ): Promise<OnCallAbsence[]> {
    return query<OnCallAbsence>(
      on,
      `SELECT member_id::text AS "memberId", substitute_id::text AS "substituteId",
         (extract(epoch FROM from_at) * 1000)::float8 AS "fromMs", (extract(epoch FROM to_at) * 1000)::float8 AS "toMs"
       FROM absence WHERE workspace_id = $1 AND to_at > $2 ORDER BY id`,
      [workspaceId, after],
    );
  }

  people(workspaceId: string, on: DataSource | EntityManager = this.dataSource): Promise<PageablePerson[]> {
    return query<PageablePerson>(
      on,
      `SELECT id::text AS id, name, role, email FROM staff_member
       WHERE workspace_id = $1 AND (is_active AND role <> 'viewer'
         OR id IN (SELECT sandbox_member_id FROM drill_absentee WHERE workspace_id = $1)) ORDER BY name, id`,
      [workspaceId],
    );
  }

  /** Whom a step pages at an instant; empty where there is nobody. Notifiers are no people. */
  async peopleOf(
    on: DataSource | EntityManager,
    workspaceId: string,
    schedule: OnCallSchedule,
    who: string,
    at: Date,
  ): Promise<PageablePerson[]> {
    const target = readTarget(who);
    if (target === null || target.kind === 'notifier') return [];
    const people = await this.people(workspaceId, on);
    if (target.kind === 'role') return people.filter(({ role }) => role === target.role);
    if (target.kind === 'member') return people.filter(({ id }) => id === target.id);
    const rotations = schedule.rotations.filter(({ id }) => target.kind === 'on-call' || id === target.id);
    const onCall = await this.onCallIds(on, workspaceId, schedule, rotations, at);
    return people.filter(({ id }) => onCall.has(id));
  }

  private async onCallIds(
    on: DataSource | EntityManager,
    workspaceId: string,
    { overrides }: OnCallSchedule,
    rotations: readonly Rotation[],
    at: Date,
  ): Promise<ReadonlySet<string>> {
    const absences = await this.absences(workspaceId, at, on);
    const duties = rotations.map((rotation) => whoIsOnCall(rotation, { overrides, absences }, at.getTime()));
    return new Set(duties.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])));
  }
}
