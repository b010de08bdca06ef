import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { WatchView } from './watches.dto.js';

export interface WatchRow {
  readonly id: string;
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly languages: string[];
  readonly priorityWeight: number;
  readonly teamId: string;
  readonly teamName: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly mentionsLast7Days: number;
}

const COLUMNS = `w.id, w.name, w.kind, w.query, w.languages, w.priority_weight AS "priorityWeight", w.team_id AS "teamId",
  coalesce(t.name, '') AS "teamName", w.version, w.created_at AS "createdAt", w.updated_at AS "updatedAt",
  (SELECT coalesce(sum(v.mentions), 0)::int FROM volume_bucket v WHERE v.workspace_id = w.workspace_id
     AND v.watch_id = w.id AND v.bucket_at > now() - interval '7 days') AS "mentionsLast7Days"`;

const FROM = `FROM watch w LEFT JOIN team t ON t.id = w.team_id`;

/** `teamIds` null: the whole workspace. */
export interface WatchReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

export async function findWatch(
  on: DataSource | EntityManager,
  reach: WatchReach,
  id: string,
): Promise<WatchRow | undefined> {
  const rows = await query<WatchRow>(
    on,
    `SELECT ${COLUMNS} ${FROM} WHERE w.workspace_id = $1 AND w.id = $2 AND w.deleted_at IS NULL
       AND ($3::bigint[] IS NULL OR w.team_id = ANY ($3))`,
    [reach.workspaceId, id, reach.teamIds],
  );
  return rows[0];
}

/** By id; `after` is the last id of the page before. One row more than `limit` shows that there is a next page. */
export async function listWatches(
  on: DataSource,
  reach: WatchReach,
  after: string,
  limit: number,
): Promise<WatchRow[]> {
  return query<WatchRow>(
    on,
    `SELECT ${COLUMNS} ${FROM} WHERE w.workspace_id = $1 AND w.id > $2 AND w.deleted_at IS NULL
       AND ($3::bigint[] IS NULL OR w.team_id = ANY ($3))
     ORDER BY w.id LIMIT $4`,
    [reach.workspaceId, after, reach.teamIds, limit + 1],
  );
}

export function viewOf(row: WatchRow): WatchView {
  const { teamId, teamName, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    team: { id: teamId, name: teamName },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
