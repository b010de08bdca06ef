import type { Page, PollLimits, Presence } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { at, listOf, textOf } from '../read-json.js';
import { BlueskyRefusal, type BlueskyApi } from './bluesky-api.js';
import { convoIdOf, readConvo, toPosts } from './bluesky-messages.js';
import { listAt } from './bluesky-search.js';
import { readView, splitUri, type OwnDid } from './bluesky.normalise.js';

/** The network looks at no more posts in one go. */
export const EXISTS_AT_ONCE = 25;

const THREAD_DEPTH = 10;
const THREAD_PARENTS = 80;

/** The posts that are still there, by address, as the network shows them; deleted ones are left out without a word. */
export async function lookUp(api: BlueskyApi, uris: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const known = uris.filter((uri) => splitUri(uri) !== null);
  for (let start = 0; start < known.length; start += EXISTS_AT_ONCE) {
    const { value } = await api.get('app.bsky.feed.getPosts', { uris: known.slice(start, start + EXISTS_AT_ONCE) });
    for (const view of listAt(value, 'posts')) found.set(textOf(at(view, 'uri')) ?? '', view);
  }
  return found;
}

export async function findPresence(api: BlueskyApi, ids: readonly string[], own: OwnDid): Promise<readonly Presence[]> {
  const found = await lookUp(api, ids);
  return ids.map((externalId): Presence => {
    if (splitUri(externalId) === null) return { externalId, state: 'unknown' };
    const view = found.get(externalId);
    if (view === undefined) return { externalId, state: 'gone' };
    const read = readView(view, own);
    return { externalId, state: 'there', ...(read.ok ? { post: read.post } : {}) };
  });
}

/** What a post answers and what answers it, as far as the network shows it; nothing where the post is gone. */
export async function readThread(api: BlueskyApi, uri: string, limits: PollLimits, own: OwnDid): Promise<Page> {
  const convoId = convoIdOf(uri);
  const posts = new Map<string, NormalisedPost>();
  if (convoId !== null) {
    const messages = own === null ? [] : await readConvo(api, convoId, limits.maxPosts);
    for (const post of await toPosts(api, messages, own ?? '')) posts.set(post.externalId, post);
    return pageOf(posts, api);
  }
  const collect = (node: unknown): void => {
    const read = readView(at(node, 'post'), own);
    if (read.ok && posts.size < limits.maxPosts) posts.set(read.post.externalId, read.post);
    if (at(node, 'parent') !== undefined) collect(at(node, 'parent'));
    for (const reply of listOf(at(node, 'replies'))) collect(reply);
  };
  try {
    const { value } = await api.get('app.bsky.feed.getPostThread', {
      uri,
      depth: THREAD_DEPTH,
      parentHeight: THREAD_PARENTS,
    });
    collect(at(value, 'thread'));
  } catch (error) {
    if (!(error instanceof BlueskyRefusal) || error.errorName !== 'NotFound') throw error;
  }
  return pageOf(posts, api);
}

const pageOf = (posts: ReadonlyMap<string, NormalisedPost>, api: BlueskyApi): Page => ({
  posts: [...posts.values()],
  cursor: null,
  complete: true,
  quotas: api.quotas,
  cost: { requests: api.requests },
});
