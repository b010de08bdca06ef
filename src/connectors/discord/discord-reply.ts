import { createHash } from 'node:crypto';
import { fileNameOf } from '../multipart.js';
import {
  ReplyError,
  type MediaLimits,
  type MediaRules,
  type Posted,
  type ReplyImage,
  type ReplyTarget,
} from '../reply.types.js';
import { at, idOf, listOf, textOf } from '../read-json.js';
import { isSameAnswer } from '../same-text.js';
import type { DiscordApi } from './discord-api.js';
import { messageKey, splitMessageKey, webUrl } from './discord.normalise.js';
import { firstIdAt } from './snowflake.js';

/** Discord takes at most 25 characters. */
const NONCE_LENGTH = 24;
const PAGE_SIZE = 100;

const IMAGE: MediaLimits = {
  types: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
  maxBytes: 8_000_000,
  maxCount: 10,
  maxAltLength: 1_024,
};
/** They go along with the message itself, under its key. */
export const DISCORD_MEDIA: MediaRules = { public: IMAGE, private: IMAGE };

/** Posts an answer once; under one key Discord posts once for some minutes. Throws ReplyError. */
export async function postReply(
  api: DiscordApi,
  to: ReplyTarget,
  text: string,
  key: string,
  images: readonly ReplyImage[] = [],
): Promise<Posted> {
  const message = splitMessageKey(to.externalId);
  if (message === null) throw new ReplyError('refused', 'This is no message of Discord.');
  const channelId = to.visibility === 'private' ? await openPrivateChat(api, to) : message.channelId;
  const answer = await api.post(
    `/channels/${channelId}/messages`,
    {
      content: text,
      nonce: createHash('sha256').update(key).digest('hex').slice(0, NONCE_LENGTH),
      enforce_nonce: true,
      // Nobody but the one who is answered is told, whatever names the text holds.
      allowed_mentions: { parse: [], replied_user: true },
      ...(channelId === message.channelId
        ? { message_reference: { message_id: message.messageId, fail_if_not_exists: true } }
        : {}),
      ...(images.length === 0
        ? {}
        : {
            attachments: images.map(({ altText, type }, id) => ({
              id,
              filename: fileNameOf(type, id),
              description: altText,
            })),
          }),
    },
    images.map(({ type, bytes }, id) => ({ field: `files[${String(id)}]`, type, bytes })),
  );
  const id = idOf(at(answer, 'id'));
  if (id === undefined) throw new ReplyError('unknown', 'Discord accepted the answer without saying its id.');
  return { externalId: messageKey(channelId, id) };
}

/** The same chat however often it is asked for. */
async function openPrivateChat(api: DiscordApi, to: ReplyTarget): Promise<string> {
  if (to.authorId === undefined) throw new ReplyError('refused', 'It is not known whom to write to.');
  try {
    const id = idOf(at(await api.post('/users/@me/channels', { recipient_id: to.authorId }), 'id'));
    if (id !== undefined) return id;
  } catch (error) {
    // Opening a chat shows nothing to anybody: whatever became of it, the message was not sent.
    if (!(error instanceof ReplyError) || error.outcome !== 'unknown') throw error;
  }
  throw new ReplyError('not-sent', 'Discord did not open a private chat.');
}

/** Looks for an answer of ours to this message with this text. Throws ConnectorError. */
export async function findReply(
  api: DiscordApi,
  to: ReplyTarget,
  text: string,
  since: Date,
  botId: string | null,
): Promise<Posted | null> {
  const message = splitMessageKey(to.externalId);
  if (message === null || to.visibility === 'private' || botId === null) return null;
  const value = await api.get(`/channels/${message.channelId}/messages`, {
    after: firstIdAt(since),
    limit: String(PAGE_SIZE),
  });
  const found = listOf(value).find(
    (one) =>
      idOf(at(one, 'author', 'id')) === botId &&
      idOf(at(one, 'message_reference', 'message_id')) === message.messageId &&
      isSameAnswer(textOf(at(one, 'content')) ?? '', text),
  );
  const id = idOf(at(found, 'id'));
  return id === undefined ? null : { externalId: messageKey(message.channelId, id) };
}

/** The address of what was posted, where its guild is known. */
export function withUrl(posted: Posted, guildId: string | null | undefined): Posted {
  const parts = splitMessageKey(posted.externalId);
  if (parts === null || guildId === undefined) return posted;
  return { ...posted, url: webUrl(guildId, parts.channelId, parts.messageId) };
}
