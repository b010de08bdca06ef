import type { LastOwnPost } from '../own-account.types.js';
import { at, instantOf, listOf } from '../read-json.js';
import type { BlueskyApi } from './bluesky-api.js';

/** What others wrote and we passed on stands among our own: somewhere among the newest is one of ours. */
const NEWEST = 30;

export async function findLastOwnPost(api: BlueskyApi, did: string): Promise<LastOwnPost> {
  const { value } = await api.get('app.bsky.feed.getAuthorFeed', {
    actor: did,
    filter: 'posts_no_replies',
    limit: NEWEST,
  });
  const times = listOf(at(value, 'feed'))
    .filter((entry) => at(entry, 'post', 'author', 'did') === did)
    .flatMap((entry) => instantOf(at(entry, 'post', 'indexedAt'))?.getTime() ?? []);
  return { postedAt: times.length === 0 ? null : new Date(Math.max(...times)), requests: api.requests };
}
