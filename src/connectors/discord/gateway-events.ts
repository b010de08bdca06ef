import type { NormalisedPost } from '../post.types.js';
import { at, idOf, listOf } from '../read-json.js';
import { deletedMessage, readMessage } from './discord.normalise.js';

export type GatewayEvent =
  { readonly kind: 'post'; readonly post: NormalisedPost } | { readonly kind: 'bad'; readonly reason: string };

/** What an event means for the channels that are read, and for private chats. */
export function readDispatch(
  kind: string,
  data: unknown,
  place: { readonly botId: string | null; readonly channels: readonly string[] },
): readonly GatewayEvent[] {
  const channelId = idOf(at(data, 'channel_id'));
  const guildId = idOf(at(data, 'guild_id')) ?? null;
  if (channelId === undefined || (guildId !== null && !place.channels.includes(channelId))) return [];
  switch (kind) {
    case 'MESSAGE_UPDATE':
      // Discord tells of a preview it added the same way, without a word of the message.
      if (at(data, 'content') === undefined) return [];
      return readOne(data, guildId, place.botId);
    case 'MESSAGE_CREATE':
      return readOne(data, guildId, place.botId);
    case 'MESSAGE_DELETE':
      return deleted(channelId, [at(data, 'id')]);
    case 'MESSAGE_DELETE_BULK':
      return deleted(channelId, listOf(at(data, 'ids')));
    default:
      return [];
  }
}

function readOne(data: unknown, guildId: string | null, botId: string | null): readonly GatewayEvent[] {
  const read = readMessage(data, { guildId, botId });
  return read.kind === 'nothing' ? [] : [read];
}

const deleted = (channelId: string, ids: readonly unknown[]): readonly GatewayEvent[] =>
  ids.flatMap((given) => {
    const id = idOf(given);
    return id === undefined ? [] : [{ kind: 'post', post: deletedMessage(channelId, id) }];
  });
