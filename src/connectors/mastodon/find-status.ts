import type { Page, Presence } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { at, listOf } from '../read-json.js';
import type { MastodonApi } from './mastodon-api.js';
import { findMe } from './poll-timelines.js';
import { keyOf, knownOf, localIdOf, readStatus, type StatusContext } from './mastodon.normalise.js';
import { readUrl } from '../../domain/text/read-url.js';

/** `/users/NAME/statuses/ID`, and `/ap/users/ID/statuses/ID` of later servers. */
const OWN_STATUS = /^\/(?:ap\/)?users\/[^/]+\/statuses\/([^/]+)\/?$/;
const ADDRESS = /^https?:\/\//i;

/** The server's own id of a status, where its key tells: it was written there, or the key is no address at all. */
async function localIdIn(api: MastodonApi, key: string): Promise<string | null> {
  if (!ADDRESS.test(key)) return key;
  const address = readUrl(key);
  if (address === null) return null;
  const { host, pathname } = address;
  const id = OWN_STATUS.exec(pathname)?.[1];
  if (id === undefined) return null;
  // A server may be reached by another name than the one its addresses are made with.
  const isOwn = host === new URL(api.base).host || host === (await api.domain());
  return isOwn ? decodeURIComponent(id) : null;
}

/**
 * Finds a status by its key. A status of another server is looked for through the search, which fetches it when this server does
 * not know it yet. `gone`: it was written here and is not here any more. Throws ConnectorError.
 */
export async function findStatus(api: MastodonApi, key: string): Promise<{ readonly status: unknown } | 'gone' | null> {
  const id = await localIdIn(api, key);
  if (id !== null) {
    const answer = await api.find(`/api/v1/statuses/${encodeURIComponent(id)}`);
    return answer === null ? 'gone' : { status: answer.value };
  }
  if (!api.hasToken) return null;
  const answer = await api.find('/api/v2/search', [
    ['q', key],
    ['type', 'statuses'],
    ['resolve', 'true'],
    ['limit', '5'],
  ]);
  const found = listOf(at(answer?.value, 'statuses'));
  const status = found.find((one) => keyOf(one) === key) ?? (found.length === 1 ? found[0] : undefined);
  return status === undefined ? null : { status };
}

/** Looks whether statuses are still there. A status of another server that is not found here is asked for where it was written. */
export async function findPresence(api: MastodonApi, keys: readonly string[], now: Date): Promise<readonly Presence[]> {
  const context: StatusContext = { host: api.host, now, myId: null, known: new Map() };
  const presences: Presence[] = [];
  for (const externalId of keys) {
    const found = await findStatus(api, externalId);
    if (found === 'gone') presences.push({ externalId, state: 'gone' });
    else if (found === null)
      presences.push({ externalId, state: ADDRESS.test(externalId) ? await lookAtOrigin(api, externalId) : 'unknown' });
    else {
      const read = readStatus(found.status, context);
      const isSame = read.ok && read.post.externalId === externalId;
      presences.push({ externalId, state: 'there', ...(isSame ? { post: withoutPlace(read.post) } : {}) });
    }
  }
  return presences;
}

const lookAtOrigin = async (api: MastodonApi, url: string): Promise<Presence['state']> =>
  (await api.findAtOrigin(url)) ?? 'unknown';

/** A look at one status knows nothing of its conversation. */
function withoutPlace(post: NormalisedPost): NormalisedPost {
  const { conversationId: _conversation, inReplyTo: _parent, ...rest } = post;
  return rest;
}

/** Reads the conversation around a status, oldest first. Everything in it belongs to its first post. Throws ConnectorError. */
export async function readConversation(api: MastodonApi, key: string, now: Date): Promise<Page> {
  const found = await findStatus(api, key);
  const id = found === null || found === 'gone' ? undefined : localIdOf(found.status);
  if (found === null || found === 'gone' || id === undefined) return pageOf(api, [], []);
  const me = api.hasToken ? await findMe(api) : null;
  const context = await api.find(`/api/v1/statuses/${encodeURIComponent(id)}/context`);
  const statuses = [
    ...listOf(at(context?.value, 'ancestors')),
    found.status,
    ...listOf(at(context?.value, 'descendants')),
  ];
  const known = knownOf(statuses);
  return pageOf(
    api,
    statuses,
    statuses.map((status) => readStatus(status, { host: api.host, now, myId: me?.id ?? null, known })),
  );
}

function pageOf(api: MastodonApi, statuses: readonly unknown[], read: readonly ReturnType<typeof readStatus>[]): Page {
  const root = keyOf(statuses[0]);
  return {
    posts: read.flatMap((one) =>
      one.ok ? [{ ...one.post, ...(root === undefined ? {} : { conversationId: root }) }] : [],
    ),
    rejected: read.flatMap((one) => (one.ok ? [] : [one.rejected])),
    cursor: null,
    complete: true,
    quotas: api.quotas,
    cost: { requests: api.requests },
  };
}
