import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { sayReasons } from '../../domain/incident/say-reasons.js';
import { CRITICAL_LEVEL, HIGHEST_LEVEL, LOWEST_LEVEL, severityOf } from '../../domain/incident/severity.js';
import { isRunning } from '../../domain/incident/transitions.js';
import { incidentsOpened } from '../../metrics.js';
import { AcknowledgeAlert } from '../alerts/acknowledge-alert.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import type { LockedIncident, SeenElsewhere, SuspectedIncident } from './incidents.types.js';

/** What happens in the sandbox of a drill is part of the drill. */
export const IN_SANDBOX = 'EXISTS (SELECT FROM workspace w WHERE w.id = $1 AND w.drill_id IS NOT NULL)';

export const levelWithin = (severity: number): number =>
  Math.min(HIGHEST_LEVEL, Math.max(LOWEST_LEVEL, Math.round(severity)));

export const alertKeyOf = (incidentId: string): string => `incident:${incidentId}`;

/** What other modules do with incidents: raise one that something noticed, and say that somebody is on it. */
@Injectable()
export class IncidentsService implements OnModuleInit {
  constructor(
    private readonly rows: IncidentRows,
    private readonly tasks: IncidentTasks,
    private readonly alerts: AlertsService,
    private readonly alertAcknowledgement: AcknowledgeAlert,
  ) {}

  /** Whoever takes the alert on takes the incident on. */
  onModuleInit(): void {
    this.alertAcknowledgement.listen(async (tx, { workspaceId, incidentId, actor }) => {
      if (incidentId !== null) await this.acknowledge(tx, workspaceId, incidentId, actor.memberId);
    });
  }

  /**
   * Raises an incident, unless one of its key goes on: then that one learns the newer figures, and never becomes less grave by it.
   * Its alert is opened or brought up to date with it.
   */
  async suspect(
    tx: EntityManager,
    noticed: SuspectedIncident,
  ): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const level = levelWithin(noticed.severity);
    const [before] = await query<{ level: number }>(
      tx,
      `SELECT level FROM incident WHERE workspace_id = $1 AND key = $2 AND state IN ('suspected', 'confirmed', 'contained') FOR UPDATE`,
      [noticed.workspaceId, noticed.key],
    );
    const [row] = await query<{ id: string; isNew: boolean; level: number }>(
      tx,
      `INSERT INTO incident AS i (workspace_id, key, watch_id, title, level, reasons, observed, usual, window_seconds, started_at, is_drill)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, ${IN_SANDBOX})
       ON CONFLICT (workspace_id, key) WHERE state IN ('suspected', 'confirmed', 'contained') DO UPDATE SET
         level = greatest(i.level, excluded.level), reasons = excluded.reasons, observed = excluded.observed,
         usual = excluded.usual, window_seconds = excluded.window_seconds,
         started_at = least(i.started_at, excluded.started_at), version = i.version + 1
       RETURNING id, xmax = 0 AS "isNew", level`,
      [
        noticed.workspaceId,
        noticed.key,
        noticed.watchId,
        noticed.title,
        level,
        JSON.stringify(noticed.reasons),
        noticed.observed,
        noticed.usual,
        noticed.windowSeconds,
        noticed.startedAt.toISOString(),
      ],
    );
    if (row === undefined) throw new Error('The database gave no id for an incident.');
    const incident = await this.rows.find(tx, noticed.workspaceId, row.id);
    if (incident === null) throw new Error('A new incident is gone.');
    const { observed, usual, windowSeconds } = noticed;
    const figures = { observed, usual, windowSeconds, level: row.level };
    if (row.isNew) {
      incidentsOpened.inc({ by: 'detection' });
      await this.rows.record(tx, incident, { kind: 'detected', actorId: null, details: figures });
      await this.tasks.attachAffected(tx, incident);
    } else if (before !== undefined && row.level > before.level) {
      await this.rows.record(tx, incident, { kind: 'worse', actorId: null, details: figures });
    }
    await this.openAlert(tx, incident);
    await this.rows.tell(tx, incident);
    return { id: row.id, isNew: row.isNew };
  }

  /** Another watch sees it graver than it was known to be; people are told again as of any that grew worse. */
  async worsen(
    tx: EntityManager,
    incident: LockedIncident,
    { watchName, level, ...figures }: SeenElsewhere,
  ): Promise<void> {
    if (level <= incident.level) return;
    const details = { watch: watchName, level, ...figures };
    await this.rows.change(tx, incident, { level }, { kind: 'worse', actorId: null, details });
    await this.openAlert(tx, { ...incident, level }, { watchName, ...figures });
  }

  /** Opens the incident's alert, or brings it up to date; with what another watch sees, where that is what is new. */
  async openAlert(
    tx: EntityManager,
    incident: LockedIncident,
    elsewhere: Omit<SeenElsewhere, 'level'> | null = null,
  ): Promise<void> {
    const { observed, usual, windowSeconds } = elsewhere ?? incident;
    await this.alerts.open(tx, {
      workspaceId: incident.workspaceId,
      kind: 'incident',
      key: alertKeyOf(incident.id),
      severity: incident.level >= CRITICAL_LEVEL ? 'critical' : 'warning',
      title: `${severityOf(incident.level)} ${incident.title}`,
      text: textOf(incident, elsewhere),
      details: { incidentId: incident.id, watchId: incident.watchId, observed, usual, windowSeconds },
      incidentId: incident.id,
      watchId: incident.watchId,
      // In a drill as well, behind its walls: who takes part is paged, and for others it is said.
      paging: incident.level >= CRITICAL_LEVEL,
    });
  }

  /**
   * Somebody has taken it on, in the room or through its alert; the first one stays and sees it from then on. False where nothing was
   * left to be taken on.
   */
  async acknowledge(tx: EntityManager, workspaceId: string, incidentId: string, memberId: string): Promise<boolean> {
    const incident = await this.rows.find(tx, workspaceId, incidentId);
    if (incident === null || !isRunning(incident.state) || incident.acknowledgedAt !== null) return false;
    await this.rows.change(
      tx,
      incident,
      {
        acknowledgedAt: 'now',
        acknowledgedBy: memberId,
        ...(incident.leadId === null ? { leadId: memberId, roles: { ...incident.roles, lead: memberId } } : {}),
      },
      { kind: 'acknowledged', actorId: memberId },
    );
    return true;
  }
}

function textOf(incident: LockedIncident, elsewhere: Omit<SeenElsewhere, 'level'> | null): string {
  if (elsewhere !== null) return `${elsewhere.watchName}: ${sayCount(elsewhere)}`;
  const { reasons, observed, usual, windowSeconds } = incident;
  const why = sayReasons(reasons);
  if (why !== null) return why;
  return observed === null || usual === null || windowSeconds === null
    ? 'Somebody raised it by hand.'
    : sayCount({ observed, usual, windowSeconds });
}

const sayCount = ({
  observed,
  usual,
  windowSeconds,
}: Pick<SeenElsewhere, 'observed' | 'usual' | 'windowSeconds'>): string =>
  `${String(Math.round(observed))} mentions in ${String(Math.round(windowSeconds / 60))} min, usual ${String(Math.round(usual))}.`;
