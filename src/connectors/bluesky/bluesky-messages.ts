import { ConnectorError, type Cursor, type Page, type PollLimits, type SourceNotice } from '../connector.js';
import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, countOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';
import type { BlueskyApi } from './bluesky-api.js';

/** Messages have ids of their own kind: what reads posts never asks for one of these. */
const PREFIX = 'chat:';
const PAGE = 100;
const PROFILES_AT_ONCE = 25;

export interface Message {
  readonly convoId: string;
  readonly id: string;
  readonly senderDid: string;
  readonly text: string | null;
  readonly sentAt: Date | undefined;
}

/** Where reading stands: the log's place, and the conversations with unread messages that are still to be read. */
interface Place {
  readonly log: string | null;
  readonly unread: readonly { readonly id: string; readonly count: number }[];
}

export const toConversationId = (convoId: string): string => `${PREFIX}${convoId}`;
export const toMessageId = (convoId: string, id: string): string => `${PREFIX}${convoId}/${id}`;
export const isMessageId = (externalId: string): boolean => externalId.startsWith(PREFIX);

/** The conversation an id of ours speaks of; null where it is no private one. */
export const convoIdOf = (id: string): string | null =>
  isMessageId(id) ? (id.slice(PREFIX.length).split('/')[0] ?? null) : null;

/** What was written to the account and by it since the last look; the first look reads what is unread. Spends `maxRequests` at most. */
export async function readMessages(
  api: BlueskyApi,
  cursor: Cursor,
  limits: PollLimits,
  own: string,
  maxRequests: number,
): Promise<{
  readonly page: Pick<Page, 'posts' | 'complete' | 'notices'>;
  readonly place: Readonly<Record<string, unknown>>;
}> {
  const before = api.requests;
  let place = readPlace(cursor);
  const messages = new Map<string, Message>();
  const notices: SourceNotice[] = [];
  let isDone = false;
  try {
    while (!isDone && api.requests - before < maxRequests && messages.size < limits.maxPosts) {
      const step = await takeStep(api, place);
      for (const message of step.messages) messages.set(toMessageId(message.convoId, message.id), message);
      ({ place, isDone } = step);
    }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    // Posts are read all the same: a server of messages that is away, or closed to this account, is told beside them.
    notices.push({ code: 'messages-not-read', text: `Private messages are not read: ${error.message}` });
    isDone = true;
  }
  const posts = await toPosts(api, [...messages.values()], own);
  return { page: { posts, complete: isDone, notices }, place: { ...place } };
}

async function takeStep(
  api: BlueskyApi,
  place: Place,
): Promise<{ readonly place: Place; readonly messages: readonly Message[]; readonly isDone: boolean }> {
  const [next, ...unread] = place.unread;
  if (next !== undefined) {
    const messages = await readConvo(api, next.id, next.count);
    return { place: { log: place.log, unread }, messages, isDone: unread.length === 0 && place.log === null };
  }
  if (place.log === null) {
    // The place in the log first: what is written while the conversations are listed is then read twice rather than missed. An
    // account nobody wrote to has no log yet, and is opened again the next time.
    const { value } = await api.get('chat.bsky.convo.getLog', {});
    const { value: list } = await api.get('chat.bsky.convo.listConvos', { limit: PAGE });
    const convos = listOf(at(list, 'convos')).flatMap((convo) => {
      const [id, count] = [textOf(at(convo, 'id')), countOf(at(convo, 'unreadCount')) ?? 0];
      return id === undefined || count === 0 ? [] : [{ id, count }];
    });
    const log = textOf(at(value, 'cursor')) ?? null;
    return { place: { log, unread: convos }, messages: [], isDone: convos.length === 0 };
  }
  const { value } = await api.get('chat.bsky.convo.getLog', { cursor: place.log });
  const logs = listOf(at(value, 'logs'));
  const messages = logs.flatMap((entry) => {
    const kind = textOf(at(entry, '$type')) ?? '';
    if (!/#log(Create|Delete)Message$/.test(kind)) return [];
    const message = readMessage(at(entry, 'message'), textOf(at(entry, 'convoId')), kind.endsWith('#logDeleteMessage'));
    return message === null ? [] : [message];
  });
  const log = textOf(at(value, 'cursor')) ?? place.log;
  return { place: { log, unread: [] }, messages, isDone: logs.length === 0 || log === place.log };
}

/** The newest messages of a conversation, newest first. Throws ConnectorError. */
export async function readConvo(api: BlueskyApi, convoId: string, count: number): Promise<readonly Message[]> {
  const { value } = await api.get('chat.bsky.convo.getMessages', { convoId, limit: Math.min(PAGE, count) });
  return listOf(at(value, 'messages')).flatMap((message) => readMessage(message, convoId, false) ?? []);
}

function readMessage(value: unknown, convoId: string | undefined, isDeleted: boolean): Message | null {
  const [id, senderDid] = [textOf(at(value, 'id')), textOf(at(value, 'sender', 'did'))];
  const text = at(value, 'text');
  if (convoId === undefined || id === undefined || senderDid === undefined) return null;
  if (!isDeleted && typeof text !== 'string') return null;
  return { convoId, id, senderDid, text: isDeleted ? null : String(text), sentAt: instantOf(at(value, 'sentAt')) };
}

/** Messages name their writers by id only; their handles are looked up, 25 at a time. Throws ConnectorError. */
export async function toPosts(
  api: BlueskyApi,
  messages: readonly Message[],
  own: string,
): Promise<readonly NormalisedPost[]> {
  const names = await findNames(api, [...new Set(messages.map(({ senderDid }) => senderDid))]);
  return messages.map(({ convoId, id, senderDid, text, sentAt }): NormalisedPost => {
    const isOwn = senderDid === own;
    return present({
      externalId: toMessageId(convoId, id),
      text: text ?? '',
      author: present({ id: senderDid, handle: senderDid, ...names.get(senderDid) }),
      publishedAt: sentAt,
      conversationId: toConversationId(convoId),
      isPrivate: true as const,
      isOwn: isOwn ? true : undefined,
      addressesUs: isOwn ? undefined : true,
      isDeleted: text === null ? true : undefined,
    });
  });
}

async function findNames(
  api: BlueskyApi,
  dids: readonly string[],
): Promise<ReadonlyMap<string, { readonly handle: string; readonly name?: string }>> {
  const names = new Map<string, { handle: string; name?: string }>();
  for (let start = 0; start < dids.length; start += PROFILES_AT_ONCE) {
    const { value } = await api.get('app.bsky.actor.getProfiles', {
      actors: dids.slice(start, start + PROFILES_AT_ONCE),
    });
    for (const profile of listOf(at(value, 'profiles'))) {
      const [did, handle, name] = [
        textOf(at(profile, 'did')),
        textOf(at(profile, 'handle')),
        textOf(at(profile, 'displayName')),
      ];
      if (did !== undefined && handle !== undefined && handle !== 'handle.invalid')
        names.set(did, { handle, ...(name === undefined ? {} : { name }) });
    }
  }
  return names;
}

function readPlace(cursor: Cursor): Place {
  const stored = objectOf(at(cursor, 'messages'));
  const unread = listOf(stored?.['unread']).flatMap((one) => {
    const id = textOf(at(one, 'id'));
    return id === undefined ? [] : [{ id, count: countOf(at(one, 'count')) ?? 1 }];
  });
  return { log: textOf(stored?.['log']) ?? null, unread };
}
