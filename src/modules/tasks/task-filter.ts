import type { Actor, Scope } from '../../domain/access/access.types.js';
import type { CursorValue } from '../../http/paging.js';
import type { TaskQuery } from './task-query.types.js';

/** A statement giving `id` and `sortKey` of a page's tasks, and of one more where there is one. */
export interface TaskSelection {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Left out where the statement before it found fewer. */
  readonly worthFrom: number;
}

/** Tasks at the front of a list that are asked first whether a word was said in them, and then when it was in some. */
const NEAREST_TASKS = 100;
const NEAR_TASKS = 500;
const WORTH_LOOKING_ON = NEAREST_TASKS / 20;
/** Conversations looked up for a word that is rarer; the newest, where it is in more. */
const SEARCH_LIMIT = 2_000;

/**
 * Statements for a page of a task list, to be tried in turn until one fills it; what the last one gives is the answer. Each
 * view is a range of one partial index, so `is_open` and the workspace always stand first; further filters are checked on
 * the way. A common word is soon met in the order of the list and a rare one is found by its index; which it is shows in
 * the data only, the planner cannot tell. `words` turns what was typed into a full-text expression.
 */
export function selectTasks(
  actor: Actor,
  scope: Scope,
  filter: TaskQuery,
  after: readonly CursorValue[] | null,
  words: (typed: string) => string,
): TaskSelection[] {
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
  if (filter.tier !== undefined) add((p) => `t.tier = ${p}`, filter.tier);
  // Named twice, so that the index of what is labelled at all can serve.
  if (filter.label !== undefined) add((p) => `t.labels <> '{}' AND t.labels @> ARRAY[${p}::text]`, filter.label);
  if (filter.unread !== undefined) {
    add((p) => `EXISTS (SELECT FROM task_unread u WHERE u.task_id = t.id AND u.member_id = ${p})`, actor.memberId);
  }
  const column = isDone ? 't.closed_at' : 't.next_due_at';
  if (after) {
    parameters.push(after[0], after[1]);
    const [at, id] = [`$${String(parameters.length - 1)}`, `$${String(parameters.length)}`];
    conditions.push(`(${column}, t.id) ${isDone ? '<' : '>'} (${at}::timestamptz, ${id}::bigint)`);
  }
  const direction = isDone ? ' DESC' : '';
  const where = conditions.join(' AND ');
  const orderBy = `${column}${direction}, t.id${direction}`;
  const page = `ORDER BY ${orderBy} LIMIT ${String(filter.limit + 1)}`;
  const place = `t.id, ${column}::text AS "sortKey"`;
  if (filter.q === undefined)
    return [{ sql: `SELECT ${place} FROM task t WHERE ${where} ${page}`, parameters, worthFrom: 0 }];

  parameters.push(words(filter.q));
  const query = `$${String(parameters.length)}::tsquery`;
  const near = (
    tasks: number,
  ): string => `SELECT ${place} FROM (SELECT * FROM task t WHERE ${where} ORDER BY ${orderBy} LIMIT ${String(tasks)}) t
    WHERE EXISTS (SELECT FROM mention_search s WHERE s.workspace_id = $1 AND s.conversation_key = t.conversation_key
      AND s.words @@ ${query}) ${page}`;
  const everywhere = `WITH said AS MATERIALIZED (
      SELECT conversation_key, published_at FROM mention_search WHERE workspace_id = $1 AND words @@ ${query}),
    newest AS MATERIALIZED (
      SELECT conversation_key FROM said ORDER BY published_at DESC LIMIT ${String(SEARCH_LIMIT)})
    SELECT ${place} FROM task t WHERE ${where} AND t.conversation_key IN (SELECT conversation_key FROM newest) ${page}`;
  return [
    { sql: near(NEAREST_TASKS), parameters, worthFrom: 0 },
    { sql: near(NEAR_TASKS), parameters, worthFrom: WORTH_LOOKING_ON },
    { sql: everywhere, parameters, worthFrom: 0 },
  ];
}
