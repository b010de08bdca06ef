import { ConnectorError, type Page, type PollLimits, type Presence } from '../connector.js';
import { at, listOf, objectOf, textOf } from '../read-json.js';
import { contextOf } from './poll-listings.js';
import { AT_ONCE, readListing, type RedditApi } from './reddit-api.js';
import { nameOf, readThing, thingOf, type Thing } from './reddit.normalise.js';
import type { RedditSource } from './reddit.settings.js';

const PUBLIC_NAME = /^t[13]_[0-9a-z]+$/;

/** Posts and comments by their names; those deleted for good are left out. Throws ConnectorError. */
export async function readByName(api: RedditApi, names: readonly string[]): Promise<readonly Thing[]> {
  const { things } = await api.list('/api/info', { id: names.join(',') });
  return things;
}

/** Looks which are still there. Messages cannot be looked up. Throws ConnectorError. */
export async function findPresence(
  api: RedditApi,
  source: RedditSource,
  ids: readonly string[],
  now: Date,
): Promise<readonly Presence[]> {
  const asked = ids.filter((id) => PUBLIC_NAME.test(id));
  const context = contextOf(source, now);
  const found = new Map<string, Thing>();
  for (let i = 0; i < asked.length; i += AT_ONCE) {
    for (const thing of await readByName(api, asked.slice(i, i + AT_ONCE))) found.set(nameOf(thing) ?? '', thing);
  }
  return ids.map((externalId) => {
    if (!PUBLIC_NAME.test(externalId)) return { externalId, state: 'unknown' };
    const thing = found.get(externalId);
    const read = thing === undefined ? null : readThing(thing, context);
    if (read === null || (read.ok && read.post.isDeleted === true)) return { externalId, state: 'gone' };
    return { externalId, state: 'there', ...(read.ok ? { post: read.post } : {}) };
  });
}

/** The comments of a thread, and the names of those the answer only counts. */
function flatten(value: unknown, things: Thing[], more: string[]): void {
  for (const child of listOf(at(value, 'data', 'children')).map(thingOf)) {
    if (child.kind === 'more')
      more.push(
        ...listOf(at(child.data, 'children')).flatMap((id) => (textOf(id) === undefined ? [] : [`t1_${String(id)}`])),
      );
    else {
      things.push(child);
      const replies = at(child.data, 'replies');
      if (objectOf(replies) !== null) flatten(replies, things, more);
    }
  }
}

/** Reads a post with its comments, those folded away too as far as the limits allow. Throws ConnectorError. */
export async function readThread(
  api: RedditApi,
  source: RedditSource,
  conversationId: string,
  limits: PollLimits,
): Promise<Page> {
  const things: Thing[] = [];
  const more: string[] = [];
  if (conversationId.startsWith('t3_')) {
    const { value } = await api.get(`/comments/${encodeURIComponent(conversationId.slice(3))}`, {
      limit: '500',
      sort: 'new',
    });
    if (!Array.isArray(value))
      throw new ConnectorError('invalid', 'Reddit gave an answer that is not what it documents.', {
        code: 'changed-shape',
      });
    things.push(...readListing(value[0]).things);
    flatten(value[1], things, more);
    for (let i = 0; i < more.length && api.requests < limits.maxRequests; i += AT_ONCE)
      things.push(...(await readByName(api, more.slice(i, i + AT_ONCE))));
  } else if (conversationId.startsWith('t4_')) {
    for (const box of ['inbox', 'sent']) {
      const { things: messages } = await api.list(`/message/${box}`, { limit: String(AT_ONCE) });
      things.push(
        ...messages.filter(
          (message) => nameOf(message) === conversationId || at(message.data, 'first_message_name') === conversationId,
        ),
      );
    }
  }
  const context = contextOf(source, limits.now);
  const read = things.map((thing) => readThing(thing, context));
  return {
    posts: read.flatMap((one) => (one.ok ? [one.post] : [])),
    rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
    cursor: null,
    complete: true,
    quotas: api.quotas,
    cost: { requests: api.requests },
  };
}
