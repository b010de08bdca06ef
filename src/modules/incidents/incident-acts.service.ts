import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { IncidentRole, IncidentSeverity } from '../../domain/incident/incident.types.js';
import { levelOf, severityOf } from '../../domain/incident/severity.js';
import type { IncidentAction } from '../../domain/incident/transitions.js';
import { invalid } from '../../errors.js';
import { AcknowledgeAlert } from '../alerts/acknowledge-alert.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../audit/audit.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { alertKeyOf, IncidentsService } from './incidents.service.js';
import type { IncidentChange, LockedIncident, NewIncidentEvent } from './incidents.types.js';

interface Decision {
  readonly change: IncidentChange;
  readonly event: Omit<NewIncidentEvent, 'actorId'>;
}

/** What people do with incidents, apart from speaking. Every act is one transaction, in the timeline and in the audit log. */
@Injectable()
export class IncidentActs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly incidents: IncidentsService,
    private readonly alerts: AlertsService,
    private readonly alertAcknowledgement: AcknowledgeAlert,
    private readonly audit: AuditService,
  ) {}

  acknowledge(actor: Actor, id: string, version: number | null): Promise<void> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, id, 'update', 'acknowledge', version);
      const isFirst = await this.incidents.acknowledge(tx, actor.workspaceId, id, actor.memberId);
      await this.alertAcknowledgement.acknowledgeKey(tx, actor, alertKeyOf(id));
      if (isFirst) await this.note(tx, actor, incident, 'incident.acknowledge');
    });
  }

  confirm(actor: Actor, id: string, version: number | null): Promise<void> {
    return this.act(actor, id, version, 'act', 'confirm', (incident, to) => ({
      change: {
        state: to,
        confirmedAt: 'now',
        nextUpdateDueAt: this.rows.dueAgain(incident, { state: to }),
        ...(incident.acknowledgedAt === null ? { acknowledgedAt: 'now', acknowledgedBy: actor.memberId } : {}),
        ...(incident.leadId === null
          ? { leadId: actor.memberId, roles: { ...incident.roles, lead: actor.memberId } }
          : {}),
      },
      event: { kind: 'confirmed' },
    }));
  }

  contain(actor: Actor, id: string, version: number | null): Promise<void> {
    return this.act(actor, id, version, 'act', 'contain', (incident, to) => ({
      change: { state: to, containedAt: 'now', nextUpdateDueAt: this.rows.dueAgain(incident, { state: to }) },
      event: { kind: 'contained' },
    }));
  }

  close(actor: Actor, id: string, version: number | null): Promise<void> {
    return this.end(actor, id, version, 'close', { kind: 'closed' });
  }

  dismiss(actor: Actor, id: string, version: number | null, reason: string): Promise<void> {
    return this.end(actor, id, version, 'dismiss', { kind: 'dismissed', details: { reason } });
  }

  reopen(actor: Actor, id: string, version: number | null): Promise<void> {
    return this.act(actor, id, version, 'act', 'reopen', async (incident, to, tx) => {
      const running = await query<{ id: string }>(
        tx,
        `SELECT id FROM incident WHERE workspace_id = $1 AND key = $2 AND id <> $3
           AND state IN ('suspected', 'confirmed', 'contained')`,
        [incident.workspaceId, incident.key, id],
      );
      if (running.length > 0) throw invalid('another-running', 'A newer incident of the same cause goes on.');
      await this.incidents.openAlert(tx, { ...incident, state: to });
      return {
        change: {
          state: to,
          closedAt: null,
          containedAt: null,
          nextUpdateDueAt: this.rows.dueAgain(incident, { state: to }),
        },
        event: { kind: 'reopened' },
      };
    });
  }

  /** A line in the timeline. `isUpdate`: the public was told something elsewhere, so that the next update is counted from now. */
  addNote(actor: Actor, id: string, text: string, isUpdate: boolean): Promise<void> {
    return this.act(actor, id, null, 'update', isUpdate ? 'write' : 'note', (incident) => ({
      change: isUpdate ? this.updateTold(incident) : {},
      event: { kind: isUpdate ? 'update' : 'note', details: { text, ...dueOf(incident, isUpdate) } },
    }));
  }

  setUpdateMinutes(actor: Actor, id: string, version: number | null, updateMinutes: number | null): Promise<void> {
    return this.act(actor, id, version, 'update', 'write', (incident) => ({
      change: { updateMinutes, nextUpdateDueAt: this.rows.dueAgain(incident, { updateMinutes }) },
      event: { kind: 'update-rhythm', details: { minutes: updateMinutes } },
    }));
  }

  setSeverity(actor: Actor, id: string, version: number | null, severity: IncidentSeverity): Promise<void> {
    return this.act(actor, id, version, 'act', 'write', async (incident, _, tx) => {
      const level = levelOf(severity);
      await this.incidents.openAlert(tx, { ...incident, level });
      return {
        change: { level, nextUpdateDueAt: this.rows.dueAgain(incident, { level }) },
        event: { kind: 'severity', details: { from: severityOf(incident.level), to: severity } },
      };
    });
  }

  /** Who leads decides; taking the lead says so to who had it. */
  lead(actor: Actor, id: string, version: number | null, memberId: string): Promise<void> {
    return this.setRole(actor, id, version, 'lead', memberId, { kind: 'lead' });
  }

  handOver(actor: Actor, id: string, version: number | null, to: string, text: string): Promise<void> {
    return this.setRole(actor, id, version, 'lead', to, { kind: 'handed-over', details: { text } });
  }

  role(actor: Actor, id: string, version: number | null, role: IncidentRole, memberId: string | null): Promise<void> {
    return this.setRole(actor, id, version, role, memberId, { kind: 'role', details: { role } });
  }

  private setRole(
    actor: Actor,
    id: string,
    version: number | null,
    role: IncidentRole,
    memberId: string | null,
    event: Decision['event'],
  ): Promise<void> {
    // Whoever is in the room may step forward; putting somebody else in a role is deciding.
    const verb = memberId === actor.memberId ? 'update' : 'act';
    return this.act(actor, id, version, verb, 'write', async (incident, _, tx) => {
      if (memberId !== null) await this.rows.requireMember(tx, actor.workspaceId, memberId);
      const { [role]: from, ...others } = incident.roles;
      return {
        change: {
          roles: memberId === null ? others : { ...others, [role]: memberId },
          ...(role === 'lead' ? { leadId: memberId } : {}),
        },
        event: { ...event, details: { ...event.details, from: from ?? null, to: memberId } },
      };
    });
  }

  /** What changes with every public word. */
  updateTold(incident: LockedIncident): IncidentChange {
    return {
      lastUpdateAt: 'now',
      nextUpdateDueAt: this.rows.dueAgain(incident),
      ...(incident.firstStatementAt === null ? { firstStatementAt: 'now' } : {}),
    };
  }

  private end(
    actor: Actor,
    id: string,
    version: number | null,
    action: 'close' | 'dismiss',
    event: Decision['event'],
  ): Promise<void> {
    return this.act(actor, id, version, 'act', action, async (_, to, tx) => {
      await this.alerts.close(tx, { workspaceId: actor.workspaceId, key: alertKeyOf(id) });
      return { change: { state: to, closedAt: 'now', nextUpdateDueAt: null }, event };
    });
  }

  private act(
    actor: Actor,
    id: string,
    version: number | null,
    verb: Verb,
    action: IncidentAction,
    decide: (incident: LockedIncident, to: LockedIncident['state'], tx: EntityManager) => Decision | Promise<Decision>,
  ): Promise<void> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const { incident, to } = await this.rows.lock(tx, actor, id, verb, action, version);
      const { change, event } = await decide(incident, to, tx);
      await this.rows.change(tx, incident, change, { ...event, actorId: actor.memberId });
      await this.note(tx, actor, incident, `incident.${event.kind}`);
    });
  }

  private note(
    tx: EntityManager,
    actor: Actor,
    { id, workspaceId }: LockedIncident,
    action: string,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    return this.audit.record(tx, { workspaceId, actor, action, resourceId: id, details });
  }
}

/** Until when the update had been owed that now came. */
const dueOf = ({ nextUpdateDueAt }: LockedIncident, isUpdate: boolean): Readonly<Record<string, unknown>> =>
  isUpdate ? { dueAt: nextUpdateDueAt?.toISOString() ?? null } : {};
