import type { Answer } from './stand-in.js';
import type { XPost } from './x-posts.js';
import { isOlder, parseQuery, timeIn } from './x-posts.js';

/** How X answers and refuses: its problems, and the parameters it takes. */

export const DAY_MS = 86_400_000;
const FIELDS = [
  'tweet.fields',
  'user.fields',
  'media.fields',
  'poll.fields',
  'place.fields',
  'expansions',
  'max_results',
];
const TIMES = ['start_time', 'end_time', 'since_id', 'until_id'];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  search: [...FIELDS, ...TIMES, 'query', 'next_token', 'pagination_token', 'sort_order'],
  counts: [...TIMES, 'query', 'granularity', 'next_token', 'pagination_token', 'search_count.fields'],
  timeline: [...FIELDS, ...TIMES, 'pagination_token', 'exclude'],
  lookup: [...FIELDS, 'ids'],
  messages: [...FIELDS, 'dm_event.fields', 'event_types', 'pagination_token'],
};

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

export const problem = (status: number, type: string, title: string, detail: string, more: object = {}) => ({
  status,
  value: {
    title,
    detail,
    type: type === 'about:blank' ? type : `https://api.x.com/2/problems/${type}`,
    status,
    ...more,
  },
});

export class Refused extends Error {
  constructor(readonly said: ReturnType<typeof problem>) {
    super(said.value.detail);
  }
}

export const invalid = (message: string, parameter: string): Refused =>
  new Refused(
    problem(400, 'invalid-request', 'Invalid Request', 'One or more parameters to your request was invalid.', {
      errors: [{ message, parameters: { [parameter]: [] } }],
    }),
  );

/** The query of a search, as groups of alternatives. Throws Refused. */
export function checkSearch(query: URLSearchParams, endpoint: string, now: Date): readonly (readonly string[])[] {
  checkQuery(query, endpoint, now);
  const text = query.get('query') ?? '';
  if (text.length > 512) throw invalid('Query length exceeds 512 characters', 'query');
  const groups = parseQuery(text);
  if (groups === null) throw invalid('There were errors processing your request: missing EOF', 'query');
  return groups;
}

/** Throws Refused for what X does not take. */
export function checkQuery(query: URLSearchParams, endpoint: string, now: Date): void {
  for (const name of query.keys())
    if (PARAMETERS[endpoint]?.includes(name) !== true)
      throw invalid(`The query parameter [${name}] is not one of the known ones`, name);
  const [sinceId, start, end] = ['since_id', 'start_time', 'end_time'].map((name) => query.get(name));
  if (sinceId && start) throw invalid('since_id and start_time cannot be used together', 'since_id');
  const edge = now.getTime() - 7 * DAY_MS;
  for (const [name, value] of [
    ['start_time', start],
    ['end_time', end],
  ] as const)
    if (value && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value))
      throw invalid(`'${name}' is no date-time in seconds`, name);
  if (endpoint !== 'timeline' && sinceId && timeIn(sinceId).getTime() < edge)
    throw invalid("'since_id' must be a tweet id created after the oldest searchable time", 'since_id');
  if (endpoint !== 'timeline' && start && Date.parse(start) < edge)
    throw invalid("'start_time' must be on or after the edge", 'start_time');
  if (end && Date.parse(end) > now.getTime() - 10_000)
    throw invalid("'end_time' must be a minimum of 10 seconds prior to the request time", 'end_time');
}

/** Whether a post lies in the interval that is asked for. */
export function intervalOf(query: URLSearchParams): (post: XPost) => boolean {
  const start = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z');
  const end = Date.parse(query.get('end_time') ?? '2200-01-01T00:00:00Z');
  const sinceId = query.get('since_id') ?? '0';
  return ({ at, id }) => at.getTime() >= start && at.getTime() < end && isOlder(sinceId, id);
}
