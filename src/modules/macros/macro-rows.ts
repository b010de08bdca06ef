import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { requireAccess } from '../../http/require-access.js';
import type { MacroParty, MacroView } from './macros.dto.js';
import type { MacroStep } from './macros.types.js';

/** Which macros an actor reaches; `teamIds` null: all of the workspace. Macros are texts' kin: the same right opens them. */
export interface MacroReach {
  readonly workspaceId: string;
  readonly teamIds: readonly string[] | null;
  readonly isWithShared: boolean;
}

export function macroReach(actor: Actor, verb: Verb): MacroReach {
  const scope = requireAccess(actor, 'templates', verb);
  return {
    workspaceId: actor.workspaceId,
    teamIds: scope === 'all' ? null : actor.teamIds,
    isWithShared: verb === 'read',
  };
}

export interface MacroRow {
  readonly id: string;
  readonly name: string;
  readonly key: number | null;
  readonly steps: readonly MacroStep[];
  readonly team: MacroParty | null;
  readonly author: MacroParty | null;
  readonly version: number;
  readonly updatedAt: Date;
}

const party = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id::text, 'name', ${alias}.name) END`;

const SELECT = `
  SELECT a.id::text AS id, a.name, a.key, a.steps, ${party('t')} AS team, ${party('m')} AS author, a.version,
    a.updated_at AS "updatedAt"
  FROM macro a LEFT JOIN team t ON t.id = a.team_id LEFT JOIN staff_member m ON m.id = a.created_by
  WHERE a.workspace_id = $1 AND a.deleted_at IS NULL
    AND ($2::bigint[] IS NULL OR a.team_id = ANY ($2) OR ($3 AND a.team_id IS NULL))`;

const reachOf = ({ workspaceId, teamIds, isWithShared }: MacroReach): readonly unknown[] => [
  workspaceId,
  teamIds,
  isWithShared,
];

/** Oldest first; one more than the page holds. */
export const listMacros = (
  on: DataSource | EntityManager,
  reach: MacroReach,
  after: string | null,
  limit: number,
): Promise<MacroRow[]> =>
  query<MacroRow>(on, `${SELECT} AND ($4::bigint IS NULL OR a.id > $4) ORDER BY a.id LIMIT $5`, [
    ...reachOf(reach),
    after,
    limit + 1,
  ]);

export async function findMacro(
  on: DataSource | EntityManager,
  reach: MacroReach,
  id: string,
): Promise<MacroRow | undefined> {
  const [row] = await query<MacroRow>(on, `${SELECT} AND a.id = $4`, [...reachOf(reach), id]);
  return row;
}

export const viewOf = ({ steps, updatedAt, ...row }: MacroRow): MacroView => ({
  ...row,
  steps: structuredClone(steps) as MacroView['steps'],
  updatedAt: updatedAt.toISOString(),
});
