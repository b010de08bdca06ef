import { ConnectorError } from '../connector.js';
import { isWrittenSince } from '../plain-reply.js';
import { at, textOf } from '../read-json.js';
import { ReplyError, type Posted, type ReplyTarget } from '../reply.types.js';
import { isSameAnswer } from '../same-text.js';
import { BlueskyRefusal, type BlueskyApi } from './bluesky-api.js';
import { convoIdOf, readConvo, toMessageId } from './bluesky-messages.js';
import { beforeSending } from './before-sending.js';
import { findFacets } from './facets.js';
import { resolverOf } from './resolve-handle.js';

const LOOKED_AT = 100;

/** Why somebody cannot be written to, in words. */
const CLOSED: Readonly<Record<string, string>> = {
  MessagesDisabled: 'This person takes no private messages.',
  NotFollowedBySender: 'This person takes private messages only from accounts they follow.',
  BlockedActor: 'The author and this account have blocked each other.',
  RecipientNotFound: 'This account does not exist any more.',
};

/** Writes a private message. The network takes no key, so what is unknown is only looked for. Throws ReplyError. */
export async function postMessage(api: BlueskyApi, to: ReplyTarget, text: string): Promise<Posted> {
  if (text.trim() === '') throw new ReplyError('refused', 'The answer is empty.');
  const convoId = await beforeSending(() => findConvo(api, to));
  const facets = await beforeSending(() => findFacets(text, resolverOf(api)));
  const { value } = await api.post('chat.bsky.convo.sendMessage', {
    convoId,
    message: { text, ...(facets.length === 0 ? {} : { facets }) },
  });
  const id = textOf(at(value, 'id'));
  if (id === undefined) throw new ReplyError('unknown', 'Bluesky accepted the message without saying its id.');
  return { externalId: toMessageId(convoId, id) };
}

/** Looks for a message of ours with this text in the conversation. Throws ConnectorError. */
export async function findMessage(
  api: BlueskyApi,
  to: ReplyTarget,
  text: string,
  since: Date,
  own: string,
): Promise<Posted | null> {
  const convoId = await findConvo(api, to);
  const found = (await readConvo(api, convoId, LOOKED_AT)).find(
    (message) =>
      message.senderDid === own &&
      isSameAnswer(message.text ?? '', text) &&
      isWrittenSince(message.sentAt ?? since, since),
  );
  return found === undefined ? null : { externalId: toMessageId(convoId, found.id) };
}

/** The conversation that stands, or the one with the author of a post. */
async function findConvo(api: BlueskyApi, to: ReplyTarget): Promise<string> {
  const standing = convoIdOf(to.conversationId);
  if (standing !== null) return standing;
  if (to.authorId === undefined) throw new ConnectorError('invalid', 'It is not known which account wrote the post.');
  try {
    const { value } = await api.get('chat.bsky.convo.getConvoForMembers', { members: [to.authorId] });
    const convoId = textOf(at(value, 'convo', 'id'));
    if (convoId !== undefined) return convoId;
  } catch (error) {
    const why = error instanceof BlueskyRefusal ? CLOSED[error.errorName] : undefined;
    if (why !== undefined) throw new ConnectorError('invalid', why, { cause: error });
    throw error;
  }
  throw new ConnectorError('invalid', 'Bluesky opened no conversation with this person.', { code: 'changed-shape' });
}
