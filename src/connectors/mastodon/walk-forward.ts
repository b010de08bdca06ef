import { ConnectorError } from '../connector.js';
import { listOf, textOf } from '../read-json.js';
import type { MastodonApi } from './mastodon-api.js';
import { readLinks } from './mastodon-api.js';
import { addAnchor, type LanePlace } from './mastodon-cursor.js';
import { readItem, type Lane, type LaneItem } from './mastodon-lanes.js';

/** What the server gives at once at most. */
export const MAX_PAGE_SIZE = 40;

/** The id before all others, for a timeline that was empty when it was first read. */
const BEFORE_ALL = '0';

export interface LaneRead {
  readonly place: LanePlace;
  /** Oldest first. */
  readonly items: readonly LaneItem[];
}

/**
 * Reads the next page of a timeline. The first read takes the newest page; every later one goes on right after what was read
 * (`min_id`), so that nothing is skipped however much came in between. `isBehind` stays true until a page comes out empty.
 */
export async function readForward(
  api: MastodonApi,
  lane: Lane,
  place: LanePlace | null,
  size: number,
): Promise<LaneRead> {
  const after = place?.anchors.at(-1);
  // What is older than the first page is never asked for, so that page is a full one.
  const limit = String(after === undefined ? MAX_PAGE_SIZE : Math.max(1, Math.min(MAX_PAGE_SIZE, size)));
  const answer = await api.get(lane.path, [
    ...lane.parameters,
    ['limit', limit],
    ...(after === undefined ? [] : [['min_id', after.id] as const]),
  ]);
  if (!Array.isArray(answer.value))
    throw new ConnectorError('invalid', 'Mastodon gave an answer that is not what it documents.', {
      code: 'changed-shape',
    });
  const items = listOf(answer.value)
    .map((item) => readItem(lane, item))
    .filter((item) => item !== null)
    .reverse();
  // The pages are newest first; the link names the id to go on from even where the server leaves items out of the page.
  const { newer } = readLinks(answer);
  const nextId = textOf(newer?.get('min_id')) ?? textOf(newer?.get('since_id')) ?? items.at(-1)?.id;
  const base = place ?? { anchors: [], isBehind: false };
  if (nextId === undefined || nextId === after?.id)
    return {
      items,
      place: after === undefined ? addAnchor(base, { id: BEFORE_ALL, at: null }, false) : { ...base, isBehind: false },
    };
  const reachedAt = items.find(({ id }) => id === nextId)?.at ?? items.at(-1)?.at ?? after?.at ?? null;
  return { items, place: addAnchor(base, { id: nextId, at: reachedAt }, after !== undefined) };
}
