import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { STAFF_ROLES, type StaffRole } from '../../domain/access/roles.js';
import {
  NO_SCHEDULE,
  type OnCallSchedule,
  type Override,
  type PageChannel,
  type PageSeverity,
  type QuietHours,
} from '../../domain/on-call/on-call.types.js';
import { findScheduleFaults } from '../../domain/on-call/schedule-rules.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { readHours, writeHours } from '../../http/hours.decorator.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { LiveService } from '../live/live.service.js';
import { OnCallBook, type StoredSchedule } from './on-call-book.service.js';
import type {
  NewOverride,
  OnCallBody,
  OnCallDto,
  OnCallNotifier,
  OnCallOverride,
  OnCallPerson,
} from './on-call.dto.js';

/** Rotations, overrides and the chain: read, written as a whole, and one override at a time. */
@Injectable()
export class OnCallScheduleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly book: OnCallBook,
    private readonly audit: AuditService,
    private readonly live: LiveService,
  ) {}

  async read(actor: Actor, now: Date): Promise<OnCallDto> {
    requireAccess(actor, 'escalation-chains', 'read');
    return this.show(this.dataSource, actor.workspaceId, now);
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async write(actor: Actor, body: OnCallBody, version: number | null, now: Date): Promise<OnCallDto> {
    this.requireAll(actor);
    const schedule = scheduleOf(body);
    return this.change(actor, version, now, 'on-call.update', () => schedule);
  }

  /** Of oneself always; of others for whoever may change the schedule. */
  async addOverride(actor: Actor, body: NewOverride, now: Date): Promise<OnCallDto> {
    requireAccess(actor, 'own-account', 'create');
    if (body.memberId !== actor.memberId && !mayChange(actor))
      throw new AppError('forbidden', 'not-allowed', { detail: 'You may hand over your own turns only.' });
    const override = overrideOf(body);
    return this.change(actor, null, now, 'on-call.override', (schedule) => ({
      ...schedule,
      overrides: [...schedule.overrides.filter(({ toMs }) => toMs > now.getTime()), override],
    }));
  }

  async removeOverride(actor: Actor, id: string, now: Date): Promise<OnCallDto> {
    requireAccess(actor, 'own-account', 'delete');
    return this.change(actor, null, now, 'on-call.override-removed', (schedule) => {
      const override = schedule.overrides.find((each) => each.id === id);
      const isOwn = override?.memberId === actor.memberId || override?.instead === actor.memberId;
      if (override === undefined || (!isOwn && !mayChange(actor))) throw notFound('override');
      return { ...schedule, overrides: schedule.overrides.filter((each) => each !== override) };
    });
  }

  /** Adds many at once: those of a calendar. */
  async addOverrides(actor: Actor, overrides: readonly Omit<Override, 'id'>[], now: Date): Promise<void> {
    this.requireAll(actor);
    await this.change(actor, null, now, 'on-call.import', (schedule) => ({
      ...schedule,
      overrides: [...schedule.overrides, ...overrides.map((override) => ({ ...override, id: newId() }))],
    }));
  }

  async people(on: DataSource | EntityManager, workspaceId: string): Promise<OnCallPerson[]> {
    const people = await this.book.people(workspaceId, on);
    const ways = await query<{ memberId: string; kinds: PageChannel[] }>(
      on,
      `SELECT member_id::text AS "memberId", json_agg(kind ORDER BY position, id) AS kinds FROM member_contact
       WHERE workspace_id = $1 AND verified_at IS NOT NULL GROUP BY member_id`,
      [workspaceId],
    );
    return people.map(({ id, name, role }) => ({
      id,
      name,
      role,
      ways: ways.find(({ memberId }) => memberId === id)?.kinds ?? [],
    }));
  }

  private async change(
    actor: Actor,
    version: number | null,
    now: Date,
    action: string,
    change: (schedule: OnCallSchedule) => OnCallSchedule,
  ): Promise<OnCallDto> {
    const { workspaceId } = actor;
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await tx.query('SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [workspaceId]);
      const stored: StoredSchedule = await this.book.read(workspaceId, tx);
      if (version !== null && version !== stored.version)
        throw staleVersion({
          detail: 'The schedule was changed in the meantime.',
          current: await this.show(tx, workspaceId, now),
        });
      const schedule = change(stored.schedule);
      await this.check(tx, workspaceId, schedule);
      await tx.query(
        `INSERT INTO on_call_schedule AS s (workspace_id, body, updated_by) VALUES ($1, $2::jsonb, $3)
         ON CONFLICT (workspace_id) DO UPDATE SET body = excluded.body, updated_by = excluded.updated_by,
           updated_at = now(), version = s.version + 1`,
        [workspaceId, JSON.stringify(schedule), actor.memberId],
      );
      const details = {
        rotations: schedule.rotations.length,
        overrides: schedule.overrides.length,
        steps: schedule.chain.length,
      };
      await this.audit.record(tx, { workspaceId, actor, action, details });
      await this.live.publish(tx, [{ workspaceId, teamId: null, kind: 'alerts', details: { cause: 'on-call' } }]);
      return this.show(tx, workspaceId, now);
    });
  }

  private async check(tx: EntityManager, workspaceId: string, schedule: OnCallSchedule): Promise<void> {
    const people = await this.book.people(workspaceId, tx);
    const notifiers = await this.notifiers(tx, workspaceId);
    const faults = findScheduleFaults(schedule, {
      members: new Set(people.map(({ id }) => id)),
      notifiers: new Set(notifiers.map(({ id }) => id)),
    });
    const [first] = faults;
    if (first !== undefined) throw invalid('bad-schedule', `${first.field}: ${first.message}.`, faults);
  }

  private notifiers(on: DataSource | EntityManager, workspaceId: string): Promise<OnCallNotifier[]> {
    return query<OnCallNotifier>(
      on,
      'SELECT id::text AS id, name, kind FROM notifier WHERE workspace_id = $1 AND deleted_at IS NULL ORDER BY name, id',
      [workspaceId],
    );
  }

  private async show(on: DataSource | EntityManager, workspaceId: string, now: Date): Promise<OnCallDto> {
    const { schedule, version } = await this.book.read(workspaceId, on);
    const { rotations, overrides, chain, quietHours, minimumSeverityByRole, ...rest } = schedule;
    return {
      version,
      ...rest,
      minimumSeverityByRole: { ...minimumSeverityByRole },
      rotations: rotations.map(({ hours, members, ...rotation }) => ({
        ...rotation,
        members: [...members],
        hours: writeHours(hours),
      })),
      overrides: overrides.filter(({ toMs }) => toMs > now.getTime()).map(viewOf),
      chain: chain.map(({ channels, ...step }) => ({ ...step, channels: [...channels] })),
      quietHours:
        quietHours === null
          ? null
          : { hours: writeHours(quietHours.hours) ?? {}, minimumSeverity: quietHours.minimumSeverity },
      people: await this.people(on, workspaceId),
      notifiers: await this.notifiers(on, workspaceId),
    };
  }

  private requireAll(actor: Actor): void {
    requireAccess(actor, 'escalation-chains', 'update');
    if (!mayChange(actor))
      throw new AppError('forbidden', 'not-allowed', { detail: 'The schedule binds the whole workspace.' });
  }
}

const mayChange = (actor: Actor): boolean => authorise(actor, 'escalation-chains', 'update') === 'all';

const newId = (): string => randomBytes(6).toString('hex');

function overrideOf({ from, to, memberId, instead, rotationId }: NewOverride, id: string = newId()): Override {
  return {
    id,
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    memberId: memberId ?? null,
    instead,
    rotationId: rotationId ?? null,
  };
}

const viewOf = ({ fromMs, toMs, ...override }: Override): OnCallOverride => ({
  ...override,
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});

function scheduleOf(body: OnCallBody): OnCallSchedule {
  return {
    zone: body.zone ?? NO_SCHEDULE.zone,
    rotations: (body.rotations ?? []).map(({ id, hours, ...rotation }, index) => ({
      ...rotation,
      id: id ?? `rotation-${String(index + 1)}`,
      hours: readHours(hours),
    })),
    overrides: (body.overrides ?? []).map((override) => overrideOf(override, override.id)),
    chain: (body.chain ?? []).map(({ channels, ...step }) => ({ ...step, channels: channels ?? [] })),
    repeats: body.repeats ?? NO_SCHEDULE.repeats,
    repeatAfterSeconds: body.repeatAfterSeconds ?? NO_SCHEDULE.repeatAfterSeconds,
    dailyTestAt: body.dailyTestAt ?? null,
    minimumSeverityByRole: readFloors(body.minimumSeverityByRole ?? {}),
    quietHours: readQuietHours(body.quietHours ?? null),
  };
}

function readFloors(floors: Readonly<Record<string, unknown>>): OnCallSchedule['minimumSeverityByRole'] {
  const read: Partial<Record<StaffRole, PageSeverity>> = {};
  for (const [name, severity] of Object.entries(floors)) {
    const role = STAFF_ROLES.find((known) => known === name);
    if (role === undefined || (severity !== 'warning' && severity !== 'critical')) {
      const field = `minimumSeverityByRole.${name}`;
      throw invalid('bad-schedule', 'A role with warning or critical is expected.', [
        { field, message: 'a role with warning or critical is expected' },
      ]);
    }
    read[role] = severity;
  }
  return read;
}

function readQuietHours(quiet: OnCallBody['quietHours']): QuietHours | null {
  if (quiet === null || quiet === undefined) return null;
  const hours = readHours(quiet.hours);
  if (hours === null)
    throw invalid('bad-schedule', 'Quiet hours need hours.', [
      { field: 'quietHours.hours', message: 'hours are expected' },
    ]);
  return { hours, minimumSeverity: quiet.minimumSeverity ?? 'critical' };
}
