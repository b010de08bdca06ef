import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, booleanOf, epochOf, idOf, listOf, numberOf, objectOf, textOf } from '../read-json.js';
import type { TelegramBot } from './telegram.settings.js';

/** The kinds of update that hold a message people wrote. */
export const UPDATE_KINDS = ['message', 'edited_message', 'channel_post', 'edited_channel_post'] as const;

export type ReadUpdate =
  | { readonly kind: 'post'; readonly post: NormalisedPost }
  /** Somebody joined, a picture without words: nothing to read. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bad'; readonly reason: string };

/** A message is known by its chat and its number in there. */
export const messageKey = (chatId: string, messageId: string): string => `${chatId}:${messageId}`;

export function splitMessageKey(key: string): { readonly chatId: string; readonly messageId: string } | null {
  const [, chatId, messageId] = /^(-?\d{1,20}):(\d{1,20})$/.exec(key) ?? [];
  return chatId === undefined || messageId === undefined ? null : { chatId, messageId };
}

export function readUpdate(update: unknown, bot: TelegramBot | null): ReadUpdate {
  const kind = UPDATE_KINDS.find((name) => objectOf(at(update, name)) !== null);
  if (kind === undefined) return { kind: 'nothing' };
  const message = at(update, kind);
  const chatId = idOf(at(message, 'chat', 'id'));
  const messageId = idOf(at(message, 'message_id'));
  if (chatId === undefined || messageId === undefined)
    return { kind: 'bad', reason: 'The message has no chat or no id.' };
  const text = textOf(at(message, 'text')) ?? textOf(at(message, 'caption'));
  if (text === undefined) return { kind: 'nothing' };
  return { kind: 'post', post: readMessage(message, { chatId, messageId, text }, bot) };
}

function readMessage(
  message: unknown,
  { chatId, messageId, text }: { readonly chatId: string; readonly messageId: string; readonly text: string },
  bot: TelegramBot | null,
): NormalisedPost {
  const isPrivate = at(message, 'chat', 'type') === 'private';
  const externalId = messageKey(chatId, messageId);
  const writerId = idOf(at(message, 'from', 'id'));
  const isOwn = bot !== null && writerId === bot.id;
  const answered = idOf(at(message, 'reply_to_message', 'message_id'));
  const thread =
    booleanOf(at(message, 'is_topic_message')) === true ? idOf(at(message, 'message_thread_id')) : undefined;
  const answeredKey = answered === undefined || answered === thread ? undefined : messageKey(chatId, answered);
  const chatName = textOf(at(message, 'chat', 'username'));
  const origin = at(message, 'forward_origin');
  const [originChat, originId] = [idOf(at(origin, 'chat', 'id')), idOf(at(origin, 'message_id'))];
  const addressesUs =
    !isOwn &&
    bot !== null &&
    (isPrivate || idOf(at(message, 'reply_to_message', 'from', 'id')) === bot.id || namesBot(message, text, bot));
  return present({
    externalId,
    text,
    author: authorOf(message, chatId),
    url: chatName === undefined || isPrivate ? undefined : `https://t.me/${chatName}/${messageId}`,
    publishedAt: epochOf(at(message, 'date')),
    editedAt: epochOf(at(message, 'edit_date')),
    conversationId: isPrivate
      ? chatId
      : thread === undefined
        ? (answeredKey ?? externalId)
        : `${chatId}:topic:${thread}`,
    inReplyTo: answeredKey,
    repostOf: originChat === undefined || originId === undefined ? undefined : messageKey(originChat, originId),
    isPrivate: isPrivate ? true : undefined,
    isOwn: isOwn ? true : undefined,
    addressesUs: addressesUs ? true : undefined,
  });
}

/** Anonymous administrators and channels write as a chat. */
function authorOf(message: unknown, chatId: string): NormalisedPost['author'] {
  const chat = at(message, 'sender_chat') ?? (at(message, 'from') === undefined ? at(message, 'chat') : undefined);
  const writer = chat ?? at(message, 'from');
  const id = idOf(at(writer, 'id')) ?? chatId;
  const names = [textOf(at(writer, 'first_name')), textOf(at(writer, 'last_name'))].filter(
    (name) => name !== undefined,
  );
  return present({
    id,
    handle: textOf(at(writer, 'username')) ?? id,
    name: textOf(at(writer, 'title')) ?? textOf(names.join(' ')),
  });
}

/** Places in a text are counted in UTF-16 units, as strings are here. */
function namesBot(message: unknown, text: string, { id, username }: TelegramBot): boolean {
  const entities = listOf(
    at(message, 'text') === undefined ? at(message, 'caption_entities') : at(message, 'entities'),
  );
  return entities.some((entity) => {
    if (idOf(at(entity, 'user', 'id')) === id) return true;
    const type = at(entity, 'type');
    const [offset, length] = [numberOf(at(entity, 'offset')), numberOf(at(entity, 'length'))];
    if (username === null || offset === undefined || length === undefined) return false;
    const covered = text.slice(offset, offset + length).toLowerCase();
    const name = `@${username.toLowerCase()}`;
    return (type === 'mention' && covered === name) || (type === 'bot_command' && covered.endsWith(name));
  });
}
