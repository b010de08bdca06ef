import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { WatchDefinition } from '../../domain/watch/watch-definition.types.js';
import { namedOrNull, personView, type NamedRow } from './watch-rows.js';
import type { WatchContent } from './watches.dto.js';

export interface VersionRow {
  readonly n: number;
  readonly definition: WatchDefinition;
  readonly teamName: string;
  readonly reason: string | null;
  readonly author: NamedRow | null;
  readonly restoredFrom: number | null;
  readonly createdAt: Date;
}

export interface DraftRow {
  readonly definition: WatchDefinition;
  readonly teamName: string;
  readonly basedOn: number;
  readonly version: number;
  readonly updatedBy: NamedRow | null;
  readonly updatedAt: Date;
}

type On = DataSource | EntityManager;

/** Newest first, `limit + 1` versions before `beforeN`. Whoever calls has checked the right to the watch. */
export function listVersions(on: On, watchId: string, beforeN: string | null, limit: number): Promise<VersionRow[]> {
  return query<VersionRow>(
    on,
    `SELECT v.n, v.definition, coalesce(t.name, '') AS "teamName", v.reason, ${namedOrNull('m')} AS author,
       v.restored_from AS "restoredFrom", v.created_at AS "createdAt"
     FROM watch_version v LEFT JOIN team t ON t.id = (v.definition ->> 'teamId')::bigint
       LEFT JOIN staff_member m ON m.id = v.created_by
     WHERE v.watch_id = $1 AND ($2::bigint IS NULL OR v.n < $2) ORDER BY v.n DESC LIMIT $3`,
    [watchId, beforeN, limit + 1],
  );
}

export async function findVersion(on: On, watchId: string, n: number): Promise<VersionRow | undefined> {
  const [row] = await listVersions(on, watchId, String(n + 1), 1);
  return row?.n === n ? row : undefined;
}

export async function findDraft(on: On, watchId: string): Promise<DraftRow | undefined> {
  const rows = await query<DraftRow>(
    on,
    `SELECT d.definition, coalesce(t.name, '') AS "teamName", d.based_on AS "basedOn", d.version,
       ${namedOrNull('m')} AS "updatedBy", d.updated_at AS "updatedAt"
     FROM watch_draft d LEFT JOIN team t ON t.id = (d.definition ->> 'teamId')::bigint
       LEFT JOIN staff_member m ON m.id = d.updated_by
     WHERE d.watch_id = $1`,
    [watchId],
  );
  return rows[0];
}

/** A stored definition as the API shows it. */
export function contentOf(
  { teamId, person, ...rest }: WatchDefinition,
  teamName: string,
): { [Field in keyof WatchContent]: WatchContent[Field] } {
  return {
    ...rest,
    languages: [...rest.languages],
    examples: rest.examples.map((example) => ({ ...example })),
    team: { id: teamId, name: teamName },
    person: personView(person),
  };
}
