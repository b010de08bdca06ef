import { present } from '../present.js';
import { at, idOf, instantOf, listOf, objectOf, textOf } from '../read-json.js';
import type { RejectedPost } from '../post.types.js';
import type { XIncludes, XItem, XRead, XView } from './x.normalise.js';
import { authorOf, isUs, reject } from './x.normalise.js';
import { readText } from './x.text.js';

const PREFIX = 'dm:';

/** Messages share no ids with posts in our books: a post's id must never be asked for a message. */
export const toMessageId = (eventId: string): string => `${PREFIX}${eventId}`;
export const isMessageId = (externalId: string): boolean => externalId.startsWith(PREFIX);

/** A direct message. People who come and go are none: null. */
export function readMessage(value: unknown, includes: XIncludes, view: XView): XRead | null {
  const event = objectOf(value);
  if (event === null) return reject(value, 'The message is no object.');
  if (textOf(event['event_type']) !== undefined && event['event_type'] !== 'MessageCreate') return null;
  const id = idOf(event['id']) ?? idOf(event['dm_event_id']);
  if (id === undefined) return reject(value, 'The message has no id.');
  const text = readText(event);
  if (text === undefined) return reject(value, 'The message has no text.', toMessageId(id));
  const author = authorOf(event, includes, 'sender_id');
  const isOwn = isUs(author.id, author.handle, view);
  const createdAt = instantOf(event['created_at']);
  const sentAt = createdAt !== undefined && createdAt > view.now ? view.now : createdAt;
  const post = present({
    externalId: toMessageId(id),
    text,
    author,
    publishedAt: sentAt,
    conversationId: idOf(event['dm_conversation_id']),
    isPrivate: true,
    isOwn: isOwn || undefined,
    addressesUs: !isOwn || undefined,
  });
  return { ok: true, item: { post, at: sentAt ?? view.now } };
}

export function readMessages(data: unknown, includes: XIncludes, view: XView) {
  const items: XItem[] = [];
  const rejected: RejectedPost[] = [];
  for (const value of listOf(data)) {
    const read = readMessage(value, includes, view);
    if (read === null) continue;
    if (read.ok) items.push(read.item);
    else rejected.push(read.rejected);
  }
  return { items, rejected };
}

/** The other side of a conversation of two, whose id is both accounts' joined by a hyphen. */
export function otherSideOf(conversationId: string, us: string | null): string | undefined {
  const sides = /^(\d{1,19})-(\d{1,19})$/.exec(conversationId);
  if (sides === null || us === null) return undefined;
  const [, one, other] = sides;
  return one === us ? other : other === us ? one : undefined;
}

export const eventIdOf = (value: unknown): string | undefined => idOf(at(value, 'data', 'dm_event_id'));
