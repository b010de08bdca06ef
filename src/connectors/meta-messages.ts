import { notAheadOf } from './believed-dates.js';
import type { NormalisedPost } from './post.types.js';
import { ReplyError, type PostFacts, type Replyability, type ReplyTarget } from './reply.types.js';
import { present } from './present.js';
import { at, countOf, epochOf, idOf, objectOf, textOf } from './read-json.js';

/** Messages to a Page or an Instagram account, which come and go in the same way. */

const CONVERSATION = 'messages:';
const HOUR_MS = 3_600_000;

/** Windows in which one who wrote may be answered: Messenger Platform policy, read July 2026. */
export const MESSAGE_WINDOWS = { usualHours: 24, humanAgentHours: 7 * 24 } as const;

/** A message to the account, or one of ours that comes back as an echo; null for what is no message. */
export function readMetaMessage(event: unknown, accountId: string, receivedAt: Date): NormalisedPost | null {
  const message = objectOf(at(event, 'message'));
  const externalId = idOf(message?.['mid']);
  const sender = idOf(at(event, 'sender', 'id'));
  if (message === null || externalId === undefined || sender === undefined) return null;
  const author = { handle: sender, id: sender };
  if (message['is_deleted'] === true) return { externalId, text: '', author, isDeleted: true };
  const isOwn = message['is_echo'] === true || sender === accountId;
  const person = isOwn ? idOf(at(event, 'recipient', 'id')) : sender;
  const sentMs = countOf(at(event, 'timestamp'));
  const post = present({
    externalId,
    text: textOf(message['text']) ?? '',
    author,
    publishedAt: sentMs === undefined ? undefined : epochOf(sentMs / 1_000),
    conversationId: person === undefined ? undefined : `${CONVERSATION}${person}`,
    inReplyTo: idOf(at(message, 'reply_to', 'mid')),
    isPrivate: true,
    isOwn: isOwn ? true : undefined,
    addressesUs: isOwn ? undefined : true,
  });
  return notAheadOf(receivedAt, post);
}

/** The person a conversation of messages is with; null where it is none. */
export const personIn = (conversationId: string): string | null =>
  conversationId.startsWith(CONVERSATION) ? conversationId.slice(CONVERSATION.length) : null;

/** What is posted to `/messages`: to one who wrote, or once to whoever wrote a comment or post. */
export function messageBody(
  recipient: Readonly<Record<string, string>>,
  text: string,
  isTagged: boolean,
): Readonly<Record<string, unknown>> {
  const type = isTagged ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : { messaging_type: 'RESPONSE' };
  return { recipient, message: { text }, ...type };
}

/** A comment or post may be answered in private once, for seven days: Messenger Platform policy, read July 2026. */
const PRIVATE_ANSWER_DAYS = 7;

const privateUntil = (publishedAt: Date): Date => new Date(publishedAt.getTime() + PRIVATE_ANSWER_DAYS * 24 * HOUR_MS);

/** Until when the author of a public post may be written to; nothing where its date is not known. */
export const privateWindow = ({ publishedAt }: PostFacts): Pick<Replyability, 'privateUntil'> =>
  publishedAt === undefined || publishedAt === null ? {} : { privateUntil: privateUntil(publishedAt) };

/** Throws ReplyError where a private answer to a public post comes too late: the network would refuse it. */
export function requirePrivateWindow(to: ReplyTarget, now: Date): void {
  if (to.publishedAt === undefined || privateUntil(to.publishedAt) > now) return;
  throw new ReplyError('refused', 'A private answer to a post is possible for seven days only, and they are over.');
}

/** Whether a message may still be answered. */
export function judgeMessage(post: PostFacts, hasHumanAgent: boolean, now: Date): Replyability {
  const hours = hasHumanAgent ? MESSAGE_WINDOWS.humanAgentHours : MESSAGE_WINDOWS.usualHours;
  const expiresAt = new Date((post.publishedAt ?? now).getTime() + hours * HOUR_MS);
  return expiresAt > now
    ? { verdict: 'private-only', reason: 'message-window', expiresAt, deepLink: post.url }
    : { verdict: 'by-hand', reason: 'message-window-closed', deepLink: post.url };
}
