import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';

/** Which people somebody reaches: null means all, else those with a task of these teams, or of their own in them. */
export interface PersonScope {
  readonly teamIds: readonly string[] | null;
  readonly memberId: string | null;
}

export function personScope(actor: Actor, verb: 'read' | 'update'): PersonScope {
  const scope = requireAccess(actor, 'people', verb);
  if (scope === 'all') return { teamIds: null, memberId: null };
  return { teamIds: actor.teamIds, memberId: scope === 'own' ? actor.memberId : null };
}

/** Whether person `p` is within the scope whose teams are `$teams` and whose member is `$member`. */
export const isWithin = (teams: string, member: string): string => `(${teams}::bigint[] IS NULL OR EXISTS (
  SELECT FROM task t WHERE t.workspace_id = p.workspace_id AND t.person_id = p.id AND t.team_id = ANY (${teams})
    AND (${member}::bigint IS NULL OR t.assignee_id IS NULL OR t.assignee_id = ${member})))`;

/** The person that an id leads to, through every merge since; throws not-found for one who is out of reach. */
export async function findPerson(
  on: DataSource | EntityManager,
  actor: Actor,
  id: string,
  verb: 'read' | 'update',
): Promise<string> {
  const { teamIds, memberId } = personScope(actor, verb);
  const [row] = await query<{ id: string }>(
    on,
    `WITH RECURSIVE way AS (
       SELECT id, merged_into, 0 AS step FROM person WHERE id = $2 AND workspace_id = $1
       UNION ALL SELECT next.id, next.merged_into, step + 1 FROM way JOIN person next ON next.id = way.merged_into
       WHERE step < 100)
     SELECT p.id FROM way JOIN person p ON p.id = way.id
     WHERE way.merged_into IS NULL AND ${isWithin('$3', '$4')}`,
    [actor.workspaceId, id, teamIds, memberId],
  );
  if (row === undefined) throw notFound('person');
  return row.id;
}

/** Writers of people take turns within a workspace: whoever merges must not meet whoever imports. */
export async function lockPeople(tx: EntityManager, workspaceId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('people:' || $1::text, 0))`, [workspaceId]);
}
