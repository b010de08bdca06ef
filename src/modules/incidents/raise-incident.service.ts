import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { IncidentSeverity } from '../../domain/incident/incident.types.js';
import { levelOf, severityOf } from '../../domain/incident/severity.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { incidentsOpened } from '../../metrics.js';
import { AuditService } from '../audit/audit.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { IN_SANDBOX, IncidentsService } from './incidents.service.js';
import { PlaybooksService } from './playbooks.service.js';
import { StormWatches, watchKeyOf } from './storm-watches.service.js';

export interface NewIncident {
  readonly title: string;
  readonly severity: IncidentSeverity;
  readonly watchId: string | null;
  readonly startedAt: Date | null;
  readonly taskIds: readonly string[];
  readonly playbook: string | null;
}

/** Where nobody says when it began: with the first complaint of the last hour. `$1` is the workspace, `$3` the watch. */
const FIRST_COMPLAINT = `(SELECT min(t.opened_at) FROM task t WHERE t.workspace_id = $1 AND t.opened_at > now() - interval '1 hour'
  AND t.is_open AND t.sentiment_label = 'negative' AND t.watch_ids @> ARRAY[$3::bigint])`;

interface RaisedIncident {
  readonly id: string;
  readonly isNew: boolean;
}

/** What a person sees first: an incident raised by hand. */
@Injectable()
export class RaiseIncident {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly incidents: IncidentsService,
    private readonly tasks: IncidentTasks,
    private readonly storms: StormWatches,
    private readonly audit: AuditService,
    private readonly playbooks: PlaybooksService,
  ) {}

  /** Raises an incident by hand. Where one of the same watch goes on, or one that the watch has joined, gives that one. */
  async raise(actor: Actor, wanted: NewIncident): Promise<string> {
    requireAccess(actor, 'incidents', 'create');
    const id = await transact(this.dataSource, { repeatable: false }, async (tx) => {
      if (wanted.watchId !== null) await this.requireWatch(tx, actor, wanted.watchId);
      if (wanted.playbook !== null) this.playbooks.require(wanted.playbook);
      const row = (await this.raiseJoined(tx, actor, wanted)) ?? (await this.open(tx, actor, wanted));
      const incident = await this.rows.find(tx, actor.workspaceId, row.id);
      if (incident === null) throw new Error('A new incident is gone.');
      const details = { severity: severityOf(incident.level) };
      await this.rows.record(tx, incident, {
        kind: row.isNew ? 'raised' : 'raised-again',
        actorId: actor.memberId,
        details,
      });
      await this.tasks.attachAffected(tx, incident);
      await this.incidents.openAlert(tx, incident);
      await this.rows.tell(tx, incident);
      if (row.isNew) incidentsOpened.inc({ by: 'person' });
      const { workspaceId } = actor;
      await this.audit.record(tx, { workspaceId, actor, action: 'incident.create', resourceId: row.id, details });
      return row.id;
    });
    // Of an incident that somebody else raised, only who may add tasks to it does.
    if (wanted.taskIds.length > 0) await this.tasks.attach(actor, id, wanted.taskIds);
    return id;
  }

  private async open(tx: EntityManager, actor: Actor, wanted: NewIncident): Promise<RaisedIncident> {
    const [row] = await query<RaisedIncident>(
      tx,
      `INSERT INTO incident AS i (workspace_id, key, watch_id, title, level, started_at, opened_by, playbook, is_drill)
       VALUES ($1, $2, $3, $4, $5, least(now(), coalesce($6::timestamptz, ${FIRST_COMPLAINT}, now())), $7, $8, ${IN_SANDBOX})
       ON CONFLICT (workspace_id, key) WHERE state IN ('suspected', 'confirmed', 'contained')
         DO UPDATE SET level = greatest(i.level, excluded.level)
       RETURNING id, xmax = 0 AS "isNew"`,
      [
        actor.workspaceId,
        wanted.watchId === null ? `manual:${randomUUID()}` : watchKeyOf(wanted.watchId),
        wanted.watchId,
        wanted.title,
        levelOf(wanted.severity),
        wanted.startedAt?.toISOString() ?? null,
        actor.memberId,
        wanted.playbook,
      ],
    );
    if (row === undefined) throw new Error('The database gave no id for an incident.');
    return row;
  }

  /** One storm is one room, whoever notices it. */
  private async raiseJoined(
    tx: EntityManager,
    actor: Actor,
    { watchId, severity }: NewIncident,
  ): Promise<RaisedIncident | null> {
    const id = watchId === null ? null : await this.storms.findRoom(tx, actor.workspaceId, watchId);
    if (id === null) return null;
    await tx.query('UPDATE incident SET level = greatest(level, $3) WHERE workspace_id = $1 AND id = $2', [
      actor.workspaceId,
      id,
      levelOf(severity),
    ]);
    return { id, isNew: false };
  }

  private async requireWatch(tx: EntityManager, actor: Actor, watchId: string): Promise<void> {
    const scope = requireAccess(actor, 'watches', 'read');
    const rows = await query(
      tx,
      `SELECT id FROM watch WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL AND ($3 OR team_id = ANY ($4::bigint[]))`,
      [actor.workspaceId, watchId, scope === 'all', actor.teamIds],
    );
    if (rows.length === 0) throw notFound('watch');
  }
}
