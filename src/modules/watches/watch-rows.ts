import type { DataSource, EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import type { WatchKind } from '../../domain/priority/watch-kind.js';
import type { PersonGrounds, WatchDefinition, WatchExample } from '../../domain/watch/watch-definition.types.js';
import { requireAccess } from '../../http/require-access.js';
import type { WatchView } from './watches.dto.js';

export interface NamedRow {
  readonly id: string;
  readonly name: string;
}

export interface WatchRow {
  readonly id: string;
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly languages: string[];
  readonly priorityWeight: number;
  readonly teamId: string;
  readonly teamName: string;
  readonly examples: WatchExample[];
  readonly person: PersonGrounds | null;
  readonly isExpired: boolean;
  readonly draft: { readonly updatedAt: string; readonly updatedBy: NamedRow | null } | null;
  readonly createdBy: NamedRow | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly mentionsLast7Days: number;
  readonly learningUntil: string | null;
}

/** A member of `staff_member <alias>` that may not be there. */
export const namedOrNull = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id::text, 'name', ${alias}.name) END`;

const COLUMNS = `w.id, w.name, w.kind, w.query, w.languages, w.priority_weight AS "priorityWeight", w.team_id AS "teamId",
  coalesce(t.name, '') AS "teamName", w.examples,
  CASE WHEN w.person_purpose IS NOT NULL THEN jsonb_build_object('purpose', w.person_purpose,
    'legalBasis', w.person_legal_basis, 'visibleTo', to_jsonb(w.person_visible_to::text[]),
    'expiresAt', ${iso('w.person_expires_at')}) END AS person,
  coalesce(w.person_expires_at <= now(), false) AS "isExpired",
  CASE WHEN d.watch_id IS NOT NULL THEN jsonb_build_object('updatedAt', ${iso('d.updated_at')},
    'updatedBy', ${namedOrNull('u')}) END AS draft,
  ${namedOrNull('c')} AS "createdBy", w.version, w.created_at AS "createdAt", w.updated_at AS "updatedAt",
  (SELECT coalesce(sum(v.mentions), 0)::int FROM volume_bucket v WHERE v.workspace_id = w.workspace_id
     AND v.watch_id = w.id AND v.bucket_at > now() - interval '7 days') AS "mentionsLast7Days",
  (SELECT ${iso('s.learning_until')} FROM spike_watch s WHERE s.watch_id = w.id AND s.learning_until > now()) AS "learningUntil"`;

const FROM = `FROM watch w LEFT JOIN team t ON t.id = w.team_id LEFT JOIN watch_draft d ON d.watch_id = w.id
  LEFT JOIN staff_member u ON u.id = d.updated_by LEFT JOIN staff_member c ON c.id = w.created_by`;

/** A team sees the watches it answers and those of persons whose finds it may see. `$3` is the teams; null: all. */
const IS_VISIBLE = `($3::bigint[] IS NULL OR w.team_id = ANY ($3) OR w.person_visible_to && $3)`;

/** `teamIds` null: the whole workspace. */
export interface WatchReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
}

/** Throws `forbidden` where the actor has no such right to watches. */
export function watchReach(actor: Actor, verb: Verb): WatchReach {
  const scope = requireAccess(actor, 'watches', verb);
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}

export async function findWatch(
  on: DataSource | EntityManager,
  reach: WatchReach,
  id: string,
): Promise<WatchRow | undefined> {
  const rows = await query<WatchRow>(
    on,
    `SELECT ${COLUMNS} ${FROM} WHERE w.workspace_id = $1 AND w.id = $2 AND w.deleted_at IS NULL AND ${IS_VISIBLE}`,
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
    `SELECT ${COLUMNS} ${FROM} WHERE w.workspace_id = $1 AND w.id > $2 AND w.deleted_at IS NULL AND ${IS_VISIBLE}
     ORDER BY w.id LIMIT $4`,
    [reach.workspaceId, after, reach.teamIds, limit + 1],
  );
}

export function definitionOf(row: WatchRow): WatchDefinition {
  const { name, kind, query: text, languages, priorityWeight, teamId, examples, person } = row;
  return { name, kind, query: text, languages, priorityWeight, teamId, examples, person };
}

/** A copy that may be changed, as views are. */
export const personView = (person: PersonGrounds | null): WatchView['person'] =>
  person === null ? null : { ...person, visibleTo: [...person.visibleTo] };

export function viewOf(row: WatchRow): WatchView {
  const { teamId, teamName, createdAt, updatedAt, person, ...rest } = row;
  return {
    ...rest,
    person: personView(person),
    team: { id: teamId, name: teamName },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
