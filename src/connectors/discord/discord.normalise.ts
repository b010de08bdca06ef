import type { NormalisedPost } from '../post.types.js';
import { present } from '../present.js';
import { at, countOf, idOf, instantOf, listOf, textOf } from '../read-json.js';
import { DISCORD_USUAL } from './discord.settings.js';
import { instantOfId } from './snowflake.js';

/** Messages people wrote, and their answers; the other kinds say that somebody joined, pinned, boosted. */
const WRITTEN_KINDS: readonly unknown[] = [0, 19];
const ANSWER = 19;
const FORWARD = 1;
const SNOWFLAKE = /^\d{15,20}$/;

export interface Place {
  /** Null in a private chat, undefined where it is not known. */
  readonly guildId: string | null | undefined;
  readonly botId: string | null;
}

export type ReadMessage =
  | { readonly kind: 'post'; readonly post: NormalisedPost; readonly hasNoWords: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'bad'; readonly reason: string };

/** A message is asked for by its channel and its id. */
export const messageKey = (channelId: string, messageId: string): string => `${channelId}:${messageId}`;

export function splitMessageKey(key: string): { readonly channelId: string; readonly messageId: string } | null {
  const [, channelId, messageId] = /^(\d{15,20}):(\d{15,20})$/.exec(key) ?? [];
  return channelId === undefined || messageId === undefined ? null : { channelId, messageId };
}

export const webUrl = (guildId: string | null, channelId: string, messageId: string): string =>
  `${DISCORD_USUAL.siteUrl}/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;

export function readMessage(message: unknown, { guildId, botId }: Place): ReadMessage {
  const [id, channelId] = [idOf(at(message, 'id')), idOf(at(message, 'channel_id'))];
  const authorId = idOf(at(message, 'author', 'id'));
  if (id === undefined || channelId === undefined || !SNOWFLAKE.test(id) || !SNOWFLAKE.test(channelId))
    return { kind: 'bad', reason: 'The message has no id or no channel.' };
  if (authorId === undefined) return { kind: 'bad', reason: 'The message has no author.' };
  if (!WRITTEN_KINDS.includes(at(message, 'type') ?? 0)) return { kind: 'nothing' };
  const content = at(message, 'content');
  if (typeof content !== 'string') return { kind: 'bad', reason: 'The message has no text.' };
  const isPrivate = guildId === null;
  const isOwn = botId !== null && authorId === botId;
  const [refChannel, refId] = [
    idOf(at(message, 'message_reference', 'channel_id')) ?? channelId,
    idOf(at(message, 'message_reference', 'message_id')),
  ];
  const reference = refId === undefined ? undefined : messageKey(refChannel, refId);
  const isForward = at(message, 'message_reference', 'type') === FORWARD;
  const answered = at(message, 'type') === ANSWER ? reference : undefined;
  const key = messageKey(channelId, id);
  const addressesUs =
    !isOwn &&
    (isPrivate ||
      (botId !== null &&
        (listOf(at(message, 'mentions')).some((user) => idOf(at(user, 'id')) === botId) ||
          idOf(at(message, 'referenced_message', 'author', 'id')) === botId)));
  const post: NormalisedPost = present({
    externalId: key,
    text: readable(content, listOf(at(message, 'mentions'))),
    author: present({
      id: authorId,
      handle: textOf(at(message, 'author', 'username')) ?? authorId,
      name: textOf(at(message, 'author', 'global_name')),
    }),
    url: guildId === undefined ? undefined : webUrl(guildId, channelId, id),
    publishedAt: instantOf(at(message, 'timestamp')) ?? instantOfId(id),
    editedAt: instantOf(at(message, 'edited_timestamp')),
    conversationId: isPrivate ? channelId : (answered ?? key),
    inReplyTo: answered,
    repostOf: isForward ? reference : undefined,
    metrics: likesOf(message),
    isPrivate: isPrivate ? true : undefined,
    isOwn: isOwn ? true : undefined,
    addressesUs: addressesUs ? true : undefined,
  });
  const carries = (name: string): boolean => listOf(at(message, name)).length > 0;
  const isOnlyMedia = ['attachments', 'embeds', 'sticker_items'].some(carries) || at(message, 'poll') !== undefined;
  const hasNoWords = content === '' && !isForward && !isOnlyMedia && !isOwn;
  return { kind: 'post', post, hasNoWords };
}

export const deletedMessage = (channelId: string, id: string): NormalisedPost => ({
  externalId: messageKey(channelId, id),
  text: '',
  author: { handle: 'unknown' },
  isDeleted: true,
});

/** With names where Discord writes ids. */
function readable(content: string, mentions: readonly unknown[]): string {
  const names = new Map(mentions.map((user) => [idOf(at(user, 'id')), textOf(at(user, 'username'))]));
  return content
    .replace(/<@!?(\d+)>/g, (written, id: string) => {
      const name = names.get(id);
      return name === undefined ? written : `@${name}`;
    })
    .replace(/<a?:(\w{2,32}):\d+>/g, ':$1:');
}

function likesOf(message: unknown): { readonly likes: number } | undefined {
  const reactions = listOf(at(message, 'reactions'));
  if (reactions.length === 0) return undefined;
  return { likes: reactions.reduce((sum: number, reaction) => sum + (countOf(at(reaction, 'count')) ?? 0), 0) };
}
