import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { findSameStorm, type OpenStorm, SAME_TIME_MS, type SharedPosts } from '../../domain/incident/same-storm.js';
import { AppError, notFound } from '../../errors.js';
import { AuditService } from '../audit/audit.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks, joinedWatches } from './incident-tasks.service.js';
import { IncidentsService, levelWithin } from './incidents.service.js';
import type { LockedIncident, SuspectedIncident } from './incidents.types.js';

/** First key of the advisory lock under which storms of a workspace are placed one after the other; the second is the workspace. */
const STORM_LOCK = 7_070;
const RUNNING = `state IN ('suspected', 'confirmed', 'contained')`;
/** Posts of the watches of two storms that are compared; the newest, where there are more. */
const MOST_COMPARED = 5_000;

/** A surge that a watch noticed. */
export interface NoticedStorm extends Omit<SuspectedIncident, 'watchId' | 'key'> {
  readonly watch: { readonly id: string; readonly name: string };
}

export const watchKeyOf = (watchId: string): string => `watch:${watchId}`;

type Shared = Record<keyof SharedPosts, number>;
interface Compared {
  readonly negatives: Shared;
  readonly all: Shared;
}

const counts = (only: string): string => `jsonb_build_object(
  'mine', count(*) FILTER (WHERE is_mine AND ${only}), 'theirs', count(*) FILTER (WHERE is_theirs AND ${only}),
  'common', count(*) FILTER (WHERE is_mine AND is_theirs AND ${only}),
  'rise', count(*) FILTER (WHERE is_theirs AND published_at < $5 AND ${only}),
  'riseSeen', count(*) FILTER (WHERE is_theirs AND is_mine AND published_at < $5 AND ${only}))`;

/** `$1` workspace · `$2` the watch · `$3` those of the open storm · `$4` since when · `$5` when the surge of the watch began. */
const COMPARE = `
  WITH post AS MATERIALIZED (
    SELECT m.id, m.published_at, m.story_id, m.sentiment_label = 'negative' AS is_negative, m.watch_ids @> ARRAY[$2::bigint] AS is_mine,
      m.watch_ids && $3::bigint[] AS is_theirs
    FROM mention m WHERE m.workspace_id = $1 AND m.published_at >= $4 AND m.watch_ids && ($2::bigint || $3::bigint[])
      AND m.muted_by IS NULL AND NOT m.is_deleted
    ORDER BY m.published_at DESC, m.id DESC LIMIT ${String(MOST_COMPARED)}),
  told AS (SELECT story_id, bool_or(is_mine) AS is_mine, bool_or(is_theirs) AS is_theirs FROM post WHERE story_id IS NOT NULL GROUP BY story_id),
  seen AS (SELECT p.published_at, p.is_negative, p.is_mine OR coalesce(t.is_mine, false) AS is_mine,
      p.is_theirs OR coalesce(t.is_theirs, false) AS is_theirs FROM post p LEFT JOIN told t USING (story_id))
  SELECT ${counts('is_negative')} AS negatives, ${counts('true')} AS all FROM seen`;

/** One storm is one incident and one page, however many watches see it. */
@Injectable()
export class StormWatches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly incidents: IncidentsService,
    private readonly tasks: IncidentTasks,
    private readonly audit: AuditService,
  ) {}

  /**
   * Brings a surge to the incident of its watch, to the one of another watch that sees the same storm, or to a new one. Storms of a
   * workspace are placed one after the other: whoever comes second sees what the first one opened.
   */
  async place(tx: EntityManager, noticed: NoticedStorm): Promise<{ readonly id: string; readonly isNew: boolean }> {
    await this.takeTurn(tx, noticed.workspaceId);
    const { watch, ...storm } = noticed;
    if (!(await this.hasOwn(tx, noticed.workspaceId, watch.id))) {
      const id = (await this.findJoined(tx, noticed.workspaceId, watch.id)) ?? (await this.join(tx, noticed));
      if (id !== null) {
        await this.follow(tx, id, noticed);
        return { id, isNew: false };
      }
    }
    return this.incidents.suspect(tx, { ...storm, watchId: watch.id, key: watchKeyOf(watch.id) });
  }

  /**
   * The incident of another watch that this one has joined; null where it has none, or one of its own. Nobody else places a storm until
   * the transaction ends.
   */
  async findRoom(tx: EntityManager, workspaceId: string, watchId: string): Promise<string | null> {
    await this.takeTurn(tx, workspaceId);
    return (await this.hasOwn(tx, workspaceId, watchId)) ? null : this.findJoined(tx, workspaceId, watchId);
  }

  /** Not the same: the watch gets an incident of its own, with the tasks that are of it alone. Gives its id. */
  split(actor: Actor, incidentId: string, watchId: string): Promise<string> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.takeTurn(tx, actor.workspaceId);
      const { incident } = await this.rows.lock(tx, actor, incidentId, 'act', 'write');
      const [joined] = await query<Omit<SuspectedIncident, 'workspaceId' | 'key' | 'title'> & { name: string }>(
        tx,
        `UPDATE incident_watch j SET split_at = now(), split_by = $4 FROM watch w
         WHERE j.workspace_id = $1 AND j.incident_id = $2 AND j.watch_id = $3 AND j.split_at IS NULL AND w.id = j.watch_id
         RETURNING j.watch_id AS "watchId", j.level AS severity, j.reasons, j.observed, j.usual, j.window_seconds AS "windowSeconds",
           j.started_at AS "startedAt", w.name`,
        [actor.workspaceId, incidentId, watchId, actor.memberId],
      );
      if (joined === undefined) throw notFound('watch');
      if (await this.hasOwn(tx, actor.workspaceId, watchId))
        throw new AppError('conflict', 'another-running', { detail: 'An incident of this watch goes on already.' });
      const { name, ...storm } = joined;
      const { workspaceId } = incident;
      const key = watchKeyOf(watchId);
      const own = await this.incidents.suspect(tx, {
        ...storm,
        workspaceId,
        key,
        title: `Storm around ${name}`,
      });
      const opened = await this.lock(tx, workspaceId, own.id);
      await this.tasks.moveOver(tx, incident, opened, watchId);
      const details = { watch: name, from: incidentId, to: own.id };
      await this.rows.change(tx, incident, {}, { kind: 'watch-split', actorId: actor.memberId, details });
      await this.rows.record(tx, opened, { kind: 'split-off', actorId: actor.memberId, details });
      await this.audit.record(tx, {
        workspaceId,
        actor,
        action: 'incident.watch-split',
        resourceId: incidentId,
        details,
      });
      return own.id;
    });
  }

  private async takeTurn(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashint8($2::bigint))', [STORM_LOCK, workspaceId]);
  }

  private async hasOwn(tx: EntityManager, workspaceId: string, watchId: string): Promise<boolean> {
    const rows = await query(tx, `SELECT FROM incident WHERE workspace_id = $1 AND key = $2 AND ${RUNNING}`, [
      workspaceId,
      watchKeyOf(watchId),
    ]);
    return rows.length > 0;
  }

  private async findJoined(tx: EntityManager, workspaceId: string, watchId: string): Promise<string | null> {
    const [row] = await query<{ id: string }>(
      tx,
      `SELECT i.id FROM incident_watch j JOIN incident i ON i.id = j.incident_id
       WHERE j.workspace_id = $1 AND j.watch_id = $2 AND j.split_at IS NULL AND i.${RUNNING} ORDER BY i.id DESC LIMIT 1`,
      [workspaceId, watchId],
    );
    return row?.id ?? null;
  }

  private async join(tx: EntityManager, noticed: NoticedStorm): Promise<string | null> {
    const { workspaceId, watch, startedAt } = noticed;
    const open = await query<{ id: string; startedAt: Date; watchIds: string[] }>(
      tx,
      `SELECT i.id, i.started_at AS "startedAt", i.watch_id || ${joinedWatches('i.id')} AS "watchIds" FROM incident i
       WHERE i.workspace_id = $1 AND i.watch_id IS NOT NULL AND i.${RUNNING}
         AND i.started_at > $3::timestamptz - make_interval(secs => ${String(SAME_TIME_MS / 1_000)})
         AND NOT EXISTS (SELECT FROM incident_watch j WHERE j.incident_id = i.id AND j.watch_id = $2) ORDER BY i.id`,
      [workspaceId, watch.id, startedAt],
    );
    const storms: OpenStorm[] = [];
    for (const { id, startedAt: openAt, watchIds } of open) {
      const since = openAt < startedAt ? openAt : startedAt;
      const [shared] = await query<Compared>(tx, COMPARE, [workspaceId, watch.id, watchIds, since, startedAt]);
      if (shared !== undefined) storms.push({ incidentId: id, startedAt: openAt, ...shared });
    }
    const verdict = findSameStorm(startedAt, storms);
    if (!verdict.isSame) return null;
    const { incidentId, shared } = verdict;
    await tx.query(
      `INSERT INTO incident_watch (incident_id, watch_id, workspace_id, started_at, level, reasons, observed, usual, window_seconds)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [incidentId, watch.id, workspaceId, startedAt, ...figuresOf(noticed)],
    );
    const incident = await this.lock(tx, workspaceId, incidentId);
    await this.tasks.attachAffected(tx, incident);
    const { common, mine } = shared;
    const details = { watch: watch.name, watchId: watch.id, common, posts: mine };
    await this.rows.change(tx, incident, {}, { kind: 'watch-joined', actorId: null, details });
    return incidentId;
  }

  /** What this watch counts of it now. Graver than anything before, it makes the incident graver. */
  private async follow(tx: EntityManager, id: string, noticed: NoticedStorm): Promise<void> {
    const { workspaceId, watch, observed, usual, windowSeconds } = noticed;
    await tx.query(
      `UPDATE incident_watch SET level = greatest(level, $3), reasons = $4, observed = $5, usual = $6, window_seconds = $7
       WHERE incident_id = $1 AND watch_id = $2`,
      [id, watch.id, ...figuresOf(noticed)],
    );
    const incident = await this.lock(tx, workspaceId, id);
    const level = levelWithin(noticed.severity);
    await this.incidents.worsen(tx, incident, { watchName: watch.name, level, observed, usual, windowSeconds });
  }

  private async lock(tx: EntityManager, workspaceId: string, id: string): Promise<LockedIncident> {
    const incident = await this.rows.find(tx, workspaceId, id);
    if (incident === null) throw new Error('An incident that goes on is gone.');
    return incident;
  }
}

const figuresOf = ({ severity, reasons, observed, usual, windowSeconds }: NoticedStorm): readonly unknown[] => [
  levelWithin(severity),
  JSON.stringify(reasons),
  observed,
  usual,
  windowSeconds,
];
