import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { groupTasks, type GroupableTask, type TaskGroup } from '../../domain/incident/group-tasks.js';
import { primarySubtag } from '../../domain/language/primary-subtag.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LiveService } from '../live/live.service.js';
import { IncidentRows } from './incident-rows.service.js';
import type { LockedIncident } from './incidents.types.js';

/** Of one incident that are shown and told at most. */
export const MOST_TASKS = 5_000;
/** Tasks that join in one go; the next go takes the rest. */
const BATCH = 500;

/** The other watches that see an incident, as an array. */
export const joinedWatches = (incidentId: string): string =>
  `ARRAY(SELECT j.watch_id FROM incident_watch j WHERE j.incident_id = ${incidentId} AND j.split_at IS NULL)`;

export interface IncidentTask extends GroupableTask {
  readonly network: string;
  readonly excerpt: string;
  readonly handle: string;
  readonly verdict: string;
}

/** Which customers an incident is about. */
@Injectable()
export class IncidentTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly live: LiveService,
  ) {}

  /** People add tasks: those that they see, whoever has them. Tasks of another incident move over. Gives how many are new. */
  async attach(actor: Actor, incidentId: string, taskIds: readonly string[]): Promise<number> {
    const scope = requireAccess(actor, 'tasks', 'read');
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const { incident } = await this.rows.lock(tx, actor, incidentId, 'create', 'write');
      const seen = await query<{ id: string }>(
        tx,
        `SELECT id FROM task WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND ($3 OR team_id = ANY ($4::bigint[]))`,
        [actor.workspaceId, taskIds, scope === 'all', actor.teamIds],
      );
      if (seen.length < new Set(taskIds).size) throw notFound('task');
      const added = await this.join(tx, incident, taskIds, actor.memberId);
      if (added > 0) {
        await this.rows.record(tx, incident, {
          kind: 'tasks-added',
          actorId: actor.memberId,
          details: { count: added },
        });
        await this.rows.tell(tx, incident);
      }
      return added;
    });
  }

  /** Negative tasks of the incident's watches that opened since it began join by themselves. Gives how many did. */
  async attachAffected(tx: EntityManager, incident: LockedIncident): Promise<number> {
    if (incident.watchId === null) return 0;
    const affected = await query<{ id: string }>(
      tx,
      `SELECT id FROM task WHERE workspace_id = $1 AND opened_at >= $2 AND is_open AND incident_id IS NULL
         AND sentiment_label = 'negative' AND watch_ids && ($3::bigint || ${joinedWatches('$4')}) ORDER BY id LIMIT ${String(BATCH)}`,
      [incident.workspaceId, incident.startedAt, incident.watchId, incident.id],
    );
    return this.join(
      tx,
      incident,
      affected.map(({ id }) => id),
      null,
    );
  }

  /** Tasks of one incident that only this watch is about go over to another one. */
  async moveOver(tx: EntityManager, from: LockedIncident, to: LockedIncident, watchId: string): Promise<void> {
    const theirs = await query<{ id: string }>(
      tx,
      `SELECT id FROM task WHERE workspace_id = $1 AND incident_id = $2 AND is_open AND watch_ids @> ARRAY[$3::bigint]
         AND NOT watch_ids && (coalesce($4::bigint, 0) || ${joinedWatches('$2')}) ORDER BY id LIMIT ${String(MOST_TASKS)}`,
      [from.workspaceId, from.id, watchId, from.watchId],
    );
    await this.join(
      tx,
      to,
      theirs.map(({ id }) => id),
      null,
    );
  }

  /** What a rule says belongs to an incident that goes on. */
  async addByRule(tx: EntityManager, workspaceId: string, incidentId: string, taskId: string): Promise<void> {
    await this.join(tx, { id: incidentId, workspaceId }, [taskId], null);
  }

  async list(on: EntityManager | DataSource, workspaceId: string, incidentId: string): Promise<IncidentTask[]> {
    const rows = await query<IncidentTask>(
      on,
      `SELECT t.id, t.lang, t.story_id AS "storyId", s.title AS "storyTitle", t.intent, t.acknowledged_at IS NOT NULL AS "isAcknowledged",
         t.is_open AS "isOpen", t.priority, t.network, t.excerpt, t.author_handle AS handle, t.replyability ->> 'verdict' AS verdict
       FROM task t LEFT JOIN story s ON s.id = t.story_id
       WHERE t.workspace_id = $1 AND t.incident_id = $2 ORDER BY t.id LIMIT ${String(MOST_TASKS)}`,
      [workspaceId, incidentId],
    );
    return rows.map((row) => ({ ...row, lang: primarySubtag(row.lang) }));
  }

  async groups(
    on: EntityManager | DataSource,
    workspaceId: string,
    incidentId: string,
  ): Promise<readonly TaskGroup<IncidentTask>[]> {
    return groupTasks(await this.list(on, workspaceId, incidentId));
  }

  /** The version of a task stays: nobody's own work on it is disturbed. */
  private async join(
    tx: EntityManager,
    { id, workspaceId }: Pick<LockedIncident, 'id' | 'workspaceId'>,
    taskIds: readonly string[],
    actorId: string | null,
  ): Promise<number> {
    if (taskIds.length === 0) return 0;
    const joined = await query<{ id: string; teamId: string }>(
      tx,
      `WITH mine AS (SELECT id FROM task WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND incident_id IS DISTINCT FROM $3
         ORDER BY id FOR UPDATE),
       moved AS (UPDATE task t SET incident_id = $3 FROM mine WHERE t.id = mine.id RETURNING t.id, t.team_id),
       told AS (INSERT INTO task_event (workspace_id, task_id, actor_id, kind, details)
         SELECT $1, id, $4::bigint, 'incident-joined', jsonb_build_object('incidentId', $3::text) FROM moved)
       SELECT id, team_id AS "teamId" FROM moved ORDER BY id`,
      [workspaceId, taskIds, id, actorId],
    );
    const teams = new Map<string, string[]>();
    for (const task of joined) teams.set(task.teamId, [...(teams.get(task.teamId) ?? []), task.id]);
    await this.live.publish(
      tx,
      [...teams].map(([teamId, ids]) => ({
        workspaceId,
        teamId,
        kind: 'tasks' as const,
        details: { kind: 'changed', taskIds: ids, actorId },
      })),
    );
    return joined.length;
  }
}
