import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { findPersonFaults } from '../../domain/watch/check-person.js';
import { testExamples, type ExampleVerdict } from '../../domain/watch/test-examples.js';
import type { WatchDefinition } from '../../domain/watch/watch-definition.types.js';
import type { QueryFault } from '../../domain/query/query.types.js';
import { AppError, invalid } from '../../errors.js';
import type { WatchReach } from './watch-rows.js';

/** Refuses a definition that may not go live: a query that cannot be read, a person without grounds, a red example. */
export async function checkDefinition(
  tx: EntityManager,
  workspaceId: string,
  definition: WatchDefinition,
  live: WatchDefinition | null,
): Promise<void> {
  const tested = testExamples(definition.query, definition.languages, definition.examples);
  if (!tested.ok) throw invalidQuery(tested);
  if (definition.kind === 'person' || definition.person !== null) {
    await checkPerson(tx, workspaceId, definition, live?.person?.expiresAt ?? null);
  }
  refuseRed(tested.results);
}

export function invalidQuery({ line, column, reason }: QueryFault): AppError {
  const message = `${String(line)}:${String(column)}: ${reason}`;
  return invalid('invalid-query', message, [{ field: 'query', message }]);
}

async function checkPerson(
  tx: EntityManager,
  workspaceId: string,
  definition: WatchDefinition,
  keptExpiresAt: string | null,
): Promise<void> {
  const [known] = await query<{ now: Date; teams: string[] }>(
    tx,
    'SELECT now() AS now, ARRAY(SELECT id::text FROM team WHERE workspace_id = $1 AND id = ANY ($2)) AS teams',
    [workspaceId, definition.person?.visibleTo ?? []],
  );
  if (known === undefined) throw new Error('The database gave no time.');
  if (definition.person?.visibleTo.some((id) => !known.teams.includes(id))) {
    const message = 'There is no such team.';
    throw invalid('unknown-team', message, [{ field: 'person.visibleTo', message }]);
  }
  const faults = findPersonFaults(definition, keptExpiresAt, known.now);
  if (faults.length === 0) return;
  throw invalid('invalid-person', faults.map(({ message }) => message).join(' '), faults);
}

function refuseRed(results: readonly ExampleVerdict[]): void {
  const fields = results.flatMap(({ isGreen, expects, why }, i) => {
    const wish = expects === 'match' ? 'It must match.' : 'It must not match.';
    return isGreen ? [] : [{ field: `examples.${String(i)}`, message: `${wish} ${why}` }];
  });
  if (fields.length === 0) return;
  const detail = `${String(fields.length)} of ${String(results.length)} examples are red: change the query or the examples.`;
  throw new AppError('conflict', 'examples-red', { detail, fields });
}

/**
 * The wanted team where the actor may use it; without a wish, their own first team or the oldest of the workspace, if there
 * are `among` then one of these.
 */
export async function chooseTeam(
  tx: EntityManager,
  actor: Actor,
  reach: WatchReach,
  wanted: string | undefined,
  among: readonly string[] | undefined,
): Promise<string> {
  const rows = await query<{ id: string }>(
    tx,
    `SELECT id FROM team WHERE workspace_id = $1 AND ($2::bigint[] IS NULL OR id = ANY ($2))
       AND ($3::bigint IS NULL OR id = $3) AND ($3::bigint IS NOT NULL OR $5::bigint[] IS NULL OR id = ANY ($5))
     ORDER BY id = ANY ($4::bigint[]) DESC, id LIMIT 1`,
    [actor.workspaceId, reach.teamIds, wanted ?? null, actor.teamIds, among ?? null],
  );
  const team = rows[0];
  if (team !== undefined) return team.id;
  const message =
    wanted === undefined && among === undefined ? 'A team is needed; there is none yet.' : 'There is no such team.';
  const field = wanted === undefined && among !== undefined ? 'person.visibleTo' : 'team';
  throw invalid('unknown-team', message, [{ field, message }]);
}
