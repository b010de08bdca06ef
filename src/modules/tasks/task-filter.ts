import type { Actor, Scope } from '../../domain/access/access.types.js';
import type { CursorValue } from '../../http/paging.js';
import type { TaskQuery } from './tasks.dto.js';

export interface TaskFilterSql {
  readonly where: string;
  readonly orderBy: string;
  readonly sortKey: string;
  readonly parameters: readonly unknown[];
}

/** Conversations looked up for a word search; a word in more than these is too common to list by. */
const SEARCH_LIMIT = 500;

/**
 * The conditions of a task list. Each view is a range of one partial index, so `is_open` and the workspace always stand
 * first; further filters are checked on the way. `words` turns what was typed into a full-text expression.
 */
export function filterTasks(
  actor: Actor,
  scope: Scope,
  filter: TaskQuery,
  after: readonly CursorValue[] | null,
  words: (typed: string) => string,
): TaskFilterSql {
  const parameters: unknown[] = [actor.workspaceId];
  const conditions = ['t.workspace_id = $1'];
  const add = (condition: (placeholder: string) => string, value: unknown): void => {
    parameters.push(value);
    conditions.push(condition(`$${String(parameters.length)}`));
  };
  const isDone = filter.view === 'done';
  conditions.push(isDone ? 'NOT t.is_open' : 't.is_open');
  if (filter.view === 'due') conditions.push(`t.state IN ('open', 'acknowledged')`, `t.next_due_at < 'infinity'`);
  if (filter.view === 'unassigned') conditions.push(`t.assignee_id IS NULL`, `t.state IN ('open', 'acknowledged')`);
  if (filter.view === 'mine') add((p) => `t.assignee_id = ${p}`, actor.memberId);
  if (filter.view === 'waiting' || filter.view === 'snoozed') conditions.push(`t.state = '${filter.view}'`);

  // One team is an index range of its own; several are a filter on the workspace's order.
  const [onlyTeam] = actor.teamIds;
  if (scope !== 'all' && actor.teamIds.length === 1) add((p) => `t.team_id = ${p}`, onlyTeam);
  else if (scope !== 'all') add((p) => `t.team_id = ANY(${p}::bigint[])`, actor.teamIds);

  if (filter.state !== undefined) add((p) => `t.state = ${p}`, filter.state);
  if (filter.assignee === 'none') conditions.push('t.assignee_id IS NULL');
  else if (filter.assignee !== undefined) add((p) => `t.assignee_id = ${p}`, filter.assignee);
  if (filter.team !== undefined) add((p) => `t.team_id = ${p}`, filter.team);
  if (filter.priority !== undefined) {
    const levels = filter.priority.split(',').map((level) => Number(level.slice(1)));
    if (levels.length === 1) add((p) => `t.priority = ${p}`, levels[0]);
    else add((p) => `t.priority = ANY(${p}::smallint[])`, levels);
  }
  if (filter.network !== undefined) add((p) => `t.network = ${p}`, filter.network);
  if (filter.lang !== undefined) add((p) => `t.lang = ${p}`, filter.lang);
  if (filter.sentiment !== undefined) add((p) => `t.sentiment_label = ${p}`, filter.sentiment);
  if (filter.tier !== undefined) conditions.push('false');
  if (filter.q !== undefined) {
    add(
      (p) => `t.conversation_key IN (SELECT conversation_key FROM mention_search
        WHERE workspace_id = $1 AND words @@ ${p}::tsquery ORDER BY published_at DESC LIMIT ${String(SEARCH_LIMIT)})`,
      words(filter.q),
    );
  }
  const column = isDone ? 't.closed_at' : 't.next_due_at';
  if (after) {
    parameters.push(after[0], after[1]);
    const [at, id] = [`$${String(parameters.length - 1)}`, `$${String(parameters.length)}`];
    conditions.push(`(${column}, t.id) ${isDone ? '<' : '>'} (${at}::timestamptz, ${id}::bigint)`);
  }
  const direction = isDone ? ' DESC' : '';
  return {
    where: conditions.join(' AND '),
    orderBy: `${column}${direction}, t.id${direction}`,
    sortKey: column,
    parameters,
  };
}
