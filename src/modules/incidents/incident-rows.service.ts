import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { nextUpdateAt } from '../../domain/incident/next-update.js';
import { severityOf } from '../../domain/incident/severity.js';
import { decideIncident, type IncidentAction } from '../../domain/incident/transitions.js';
import { reachesIncident } from '../../domain/incident/who-sees.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LiveService } from '../live/live.service.js';
import type { IncidentChange, LockedIncident, NewIncidentEvent } from './incidents.types.js';

const LOCKED = `id, workspace_id AS "workspaceId", key, watch_id AS "watchId", title, state, level, reasons, observed, usual,
  window_seconds AS "windowSeconds", is_drill AS "isDrill",
  started_at AS "startedAt", opened_by AS "openedBy", acknowledged_at AS "acknowledgedAt",
  acknowledged_by AS "acknowledgedBy", first_statement_at AS "firstStatementAt", lead_id AS "leadId", roles, playbook,
  update_minutes AS "updateMinutes", last_update_at AS "lastUpdateAt", next_update_due_at AS "nextUpdateDueAt", version,
  now() AS now`;

const COLUMN: Readonly<Record<keyof IncidentChange, string>> = {
  state: 'state',
  title: 'title',
  level: 'level',
  acknowledgedAt: 'acknowledged_at',
  acknowledgedBy: 'acknowledged_by',
  confirmedAt: 'confirmed_at',
  firstStatementAt: 'first_statement_at',
  containedAt: 'contained_at',
  closedAt: 'closed_at',
  leadId: 'lead_id',
  roles: 'roles',
  playbook: 'playbook',
  updateMinutes: 'update_minutes',
  lastUpdateAt: 'last_update_at',
  nextUpdateDueAt: 'next_update_due_at',
  review: 'review',
};
const AS_JSON: ReadonlySet<string> = new Set(['roles', 'review']);

/** What a person typed may hold NUL or half a character, which the database refuses in JSON. */
const storable = (_: string, value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);

/** The one place that changes an incident's row: whoever changes it has it locked, and every change is told and written down. */
@Injectable()
export class IncidentRows {
  constructor(private readonly live: LiveService) {}

  /** Throws not-found for an incident that the actor's right does not reach. */
  async requireReach(on: EntityManager | DataSource, actor: Actor, id: string, verb: Verb): Promise<void> {
    const scope = requireAccess(actor, 'incidents', verb);
    const [row] = await query<LockedIncident & { hasOwnTask: boolean }>(
      on,
      `SELECT ${LOCKED}, EXISTS (SELECT FROM task t WHERE t.incident_id = i.id AND t.assignee_id = $3) AS "hasOwnTask"
       FROM incident i WHERE i.workspace_id = $1 AND i.id = $2`,
      [actor.workspaceId, id, actor.memberId],
    );
    if (row === undefined || !reachesIncident(scope, row, actor.memberId, row.hasOwnTask)) throw notFound('incident');
  }

  /** SQL condition on the incident `i`: those within the actor's right. `$1` is the workspace, `$2` the member. */
  static reach(scope: 'all' | 'team' | 'own'): string {
    const isNamedInIt = `(i.lead_id = $2 OR i.opened_by = $2 OR i.acknowledged_by = $2
      OR EXISTS (SELECT FROM jsonb_each_text(i.roles) r WHERE r.value = $2::text))`;
    if (scope === 'all') return '($2::bigint IS NOT NULL)';
    return scope === 'team'
      ? isNamedInIt
      : `(${isNamedInIt} OR EXISTS (SELECT FROM task t WHERE t.incident_id = i.id AND t.assignee_id = $2))`;
  }

  async find(tx: EntityManager, workspaceId: string, id: string): Promise<LockedIncident | null> {
    const [row] = await query<LockedIncident>(
      tx,
      `SELECT ${LOCKED} FROM incident WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, id],
    );
    return row ?? null;
  }

  /** Locks an incident for an act; throws what keeps the actor, or the incident, from it. */
  async lock(
    tx: EntityManager,
    actor: Actor,
    id: string,
    verb: Verb,
    action: IncidentAction,
    version: number | null = null,
  ): Promise<{ readonly incident: LockedIncident; readonly to: LockedIncident['state'] }> {
    const incident = await this.find(tx, actor.workspaceId, id);
    if (incident === null) throw notFound('incident');
    await this.requireReach(tx, actor, id, verb);
    if (version !== null && version !== incident.version) throw staleVersion();
    const move = decideIncident(incident.state, action);
    if (!move.ok)
      throw new AppError('conflict', move.reason, {
        detail: `This cannot be done while the incident is ${incident.state}.`,
        current: { id, state: incident.state, version: incident.version },
      });
    return { incident, to: move.to };
  }

  async change(
    tx: EntityManager,
    incident: LockedIncident,
    change: IncidentChange,
    event: NewIncidentEvent | null,
  ): Promise<void> {
    const values: unknown[] = [incident.id];
    const sets = Object.entries(change).map(([name, value]: [string, unknown]) => {
      const column = COLUMN[name as keyof IncidentChange];
      if (value === 'now' && name.endsWith('At')) return `${column} = now()`;
      values.push(AS_JSON.has(name) ? JSON.stringify(value, storable) : value);
      return `${column} = $${String(values.length)}`;
    });
    await tx.query(`UPDATE incident SET ${[...sets, 'version = version + 1'].join(', ')} WHERE id = $1`, values);
    if (event !== null) await this.record(tx, incident, event);
    await this.tell(tx, incident);
  }

  /** The next update of what an incident turns into, counted from now. */
  dueAgain(
    incident: LockedIncident,
    change: Pick<IncidentChange, 'state' | 'level' | 'updateMinutes'> = {},
  ): Date | null {
    const { state, level, updateMinutes } = { ...incident, ...change };
    return nextUpdateAt({ state, severity: severityOf(level), minutes: updateMinutes }, incident.now);
  }

  async record(
    tx: EntityManager,
    { id, workspaceId }: Pick<LockedIncident, 'id' | 'workspaceId'>,
    { kind, actorId, details }: NewIncidentEvent,
  ): Promise<void> {
    await tx.query(
      'INSERT INTO incident_event (workspace_id, incident_id, kind, actor_id, details) VALUES ($1, $2, $3, $4, $5)',
      [workspaceId, id, kind, actorId, JSON.stringify(details ?? {}, storable)],
    );
  }

  async tell(tx: EntityManager, { id, workspaceId }: Pick<LockedIncident, 'id' | 'workspaceId'>): Promise<void> {
    await this.live.publish(tx, [{ workspaceId, teamId: null, kind: 'incidents', details: { incidentId: id } }]);
  }

  /** People of the workspace who could have a role; throws for anybody else. */
  async requireMember(tx: EntityManager, workspaceId: string, memberId: string): Promise<void> {
    const rows = await query(
      tx,
      `SELECT id FROM staff_member WHERE id = $1 AND workspace_id = $2 AND is_active AND role <> 'viewer'`,
      [memberId, workspaceId],
    );
    if (rows.length === 0) throw notFound('member');
  }
}
