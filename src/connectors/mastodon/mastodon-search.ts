import type { Cursor, Gap, PollLimits, SourceNotice } from '../connector.js';
import { at, countOf, listOf } from '../read-json.js';
import { walkEach } from '../walk-back.js';
import type { MastodonApi } from './mastodon-api.js';
import type { LaneItem } from './mastodon-lanes.js';
import { readItem } from './mastodon-lanes.js';
import { keyOf } from './mastodon.normalise.js';
import { MAX_PAGE_SIZE } from './walk-forward.js';

export const SEARCH_NOTICE: SourceNotice = {
  code: 'search-incomplete',
  text:
    'The search covers only posts whose authors allow it, and finds nothing on servers without full-text search: ' +
    'an empty result proves nothing.',
};

/** A post can be found a while after it was written: the index follows in its own time. */
const MANNERS = { overlapSeconds: 600, listingCap: 10_000, firstItems: 1 };

export interface SearchRead {
  readonly items: readonly LaneItem[];
  readonly cursor: Cursor;
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  readonly notices: readonly SourceNotice[];
}

/** Searches for one thing after the other, newest first. New hits push others to later pages: they are then met twice. */
export async function searchStatuses(
  api: MastodonApi,
  cursor: Cursor,
  searches: readonly string[],
  limits: PollLimits,
): Promise<SearchRead> {
  const found = new Map<string, LaneItem>();
  const page = await walkEach(cursor, searches, limits, MANNERS, async (search, { token, size }) => {
    const offset = countOf(token) ?? 0;
    const limit = Math.min(MAX_PAGE_SIZE, size);
    const answer = await api.get('/api/v2/search', [
      ['q', search],
      ['type', 'statuses'],
      ['limit', String(limit)],
      ...(offset === 0 ? [] : [['offset', String(offset)] as const]),
    ]);
    const statuses = listOf(at(answer.value, 'statuses'));
    const items = statuses.flatMap((status) => {
      const item = readItem({ wraps: false }, status);
      if (item === null) return [];
      const key = keyOf(status) ?? item.id;
      found.set(key, item);
      return [{ post: { externalId: key, text: '', author: { handle: '' } }, at: item.at ?? limits.now }];
    });
    // The server takes away what we may not see after it has cut the page: only an empty one is the last.
    return { items, next: statuses.length === 0 ? null : String(offset + limit) };
  });
  return {
    items: page.posts.map(({ externalId }) => found.get(externalId)).filter((item) => item !== undefined),
    cursor: page.cursor,
    complete: page.complete,
    gaps: page.gaps ?? [],
    notices: page.notices ?? [],
  };
}
