import type { EntityManager } from 'typeorm';
import { query } from '../db/rows.js';
import type { Actor, Verb } from '../domain/access/access.types.js';
import { invalid, notFound } from '../errors.js';
import { requireAccess } from './require-access.js';

/** Whose a text or a macro is; null: everybody's. Whoever may write for own teams only writes for one of them. */
export async function teamFor(
  tx: EntityManager,
  actor: Actor,
  verb: Verb,
  wanted: string | null | undefined,
  noTeam: string,
): Promise<string | null> {
  const isForAll = requireAccess(actor, 'templates', verb) === 'all';
  const teamId = wanted ?? (isForAll ? null : (actor.teamIds[0] ?? null));
  if (teamId === null) {
    if (isForAll) return null;
    throw invalid('no-team', noTeam);
  }
  const teams = await query(tx, 'SELECT FROM team WHERE id = $1 AND workspace_id = $2', [teamId, actor.workspaceId]);
  if (teams.length === 0 || (!isForAll && !actor.teamIds.includes(teamId))) throw notFound('team');
  return teamId;
}
