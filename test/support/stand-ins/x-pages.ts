import { isOlder } from './x-posts.js';
import { invalid } from './x-requests.js';

/** A page by its token, which belongs to its query and names the last post of the page before. */
export function cutXPage<T extends { readonly id: string }>(
  all: readonly T[],
  query: URLSearchParams,
  name: string,
  { least, most }: { least: number; most: number },
  isOdd: boolean,
): { items: readonly T[]; meta: Record<string, unknown> } {
  const size = Number(query.get('max_results') ?? 10);
  if (!Number.isInteger(size) || size < least || size > most)
    throw invalid(
      `The \`max_results\` query parameter value [${String(size)}] is not between ${String(least)} and ${String(most)}`,
      'max_results',
    );
  const given = query.get('next_token') ?? query.get('pagination_token');
  const place = given === null ? null : readToken(given, name);
  const rest =
    place === null ? all : all.filter(({ id }) => isOlder(id, place.before) || (isOdd && id === place.before));
  if (isOdd && place !== null && !place.wasEmpty)
    return { items: [], meta: { result_count: 0, next_token: writeToken({ ...place, wasEmpty: true }) } };
  const items = rest.slice(0, size);
  const last = items.at(-1);
  const meta: Record<string, unknown> = { result_count: items.length };
  if (rest.length > size && last !== undefined)
    meta['next_token'] = writeToken({ name, before: last.id, wasEmpty: false });
  return { items, meta };
}

interface Place {
  readonly name: string;
  readonly before: string;
  readonly wasEmpty: boolean;
}

const writeToken = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

function readToken(token: string, name: string): Place {
  try {
    const place = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Place;
    if (place.name === name) return place;
  } catch {
    // The same answer as for a token of another query.
  }
  throw invalid('Invalid next_token', 'next_token');
}
