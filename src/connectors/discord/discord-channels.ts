import type { Cursor, Page, PollLimits, SourceNotice } from '../connector.js';
import type { RejectedPost } from '../post.types.js';
import { ConnectorError } from '../connector.js';
import { at, idOf, listOf } from '../read-json.js';
import { readBeside, walkEach, type WalkManners, type WalkPage } from '../walk-back.js';
import type { DiscordApi } from './discord-api.js';
import { readMessage } from './discord.normalise.js';
import { botIdOf, channelsOf, type DiscordSource } from './discord.settings.js';
import { firstIdAt, instantOfId, lowerId } from './snowflake.js';

const PAGE_SIZE = 100;
/** Ids are made in order, but on several machines. */
const POLLING: WalkManners = { overlapSeconds: 5, listingCap: null };
const FILLING: WalkManners = { overlapSeconds: 0, listingCap: null, firstItems: Number.MAX_SAFE_INTEGER };

const NO_WORDS: SourceNotice = {
  code: 'message-content-missing',
  text: 'Discord hides what people write from this bot: switch on "Message Content Intent" in the developer portal.',
};

/** The guilds of channels, asked for once each. */
export type Guilds = Map<string, string | null>;

interface Interval {
  readonly from: Date | null;
  readonly to: Date;
}

/** Reads what is new in each channel, or everything in an interval. */
export async function readChannels(
  api: DiscordApi,
  source: DiscordSource,
  guilds: Guilds,
  cursor: Cursor,
  limits: PollLimits,
  interval: Interval | null,
): Promise<Page> {
  const seen = { hiddenWords: false };
  const page = await walkEach(
    cursor,
    channelsOf(source),
    limits,
    interval === null ? POLLING : FILLING,
    async (channelId, { token, since, size }) => {
      const before = api.requests;
      const start = token ?? (interval === null ? null : firstIdAt(interval.to));
      const limit = Math.min(size, PAGE_SIZE);
      const { guildId, value } = await readBeside(`The channel ${channelId}`, async () => ({
        guildId: await guildOf(api, guilds, channelId),
        value: await api.get(`/channels/${channelId}/messages`, {
          limit: String(limit),
          ...(start === null ? {} : { before: start }),
        }),
      }));
      if (!Array.isArray(value))
        throw new ConnectorError('invalid', 'Discord gave an answer that is not what it documents.', {
          code: 'changed-shape',
        });
      const read = readPage(listOf(value), { guildId, botId: botIdOf(source) });
      seen.hiddenWords ||= read.hidesWords;
      const floor = interval === null ? since : interval.from;
      const oldest = read.oldestId === null ? null : instantOfId(read.oldestId);
      const isBelow = interval !== null && floor !== null && oldest !== null && oldest < floor;
      return {
        items: read.items.filter((item) => interval === null || floor === null || item.at >= floor),
        rejected: read.rejected,
        next: value.length < limit || isBelow ? null : read.oldestId,
        quotas: api.quotas,
        cost: { requests: api.requests - before },
      };
    },
  );
  return seen.hiddenWords ? { ...page, notices: [...(page.notices ?? []), NO_WORDS] } : page;
}

export async function guildOf(api: DiscordApi, guilds: Guilds, channelId: string): Promise<string | null> {
  const known = guilds.get(channelId);
  if (known !== undefined) return known;
  const found = await api.findGuild(channelId);
  guilds.set(channelId, found);
  return found;
}

function readPage(
  messages: readonly unknown[],
  place: { readonly guildId: string | null; readonly botId: string | null },
): Pick<WalkPage, 'items'> & {
  readonly rejected: readonly RejectedPost[];
  readonly oldestId: string | null;
  readonly hidesWords: boolean;
} {
  const ids = messages.flatMap((message) => {
    const id = idOf(at(message, 'id'));
    return id !== undefined && /^\d{15,20}$/.test(id) ? [id] : [];
  });
  const read = messages.map((message) => ({ message, found: readMessage(message, place) }));
  return {
    items: read.flatMap(({ message, found }) =>
      found.kind === 'post' ? [{ post: found.post, at: instantOfId(String(at(message, 'id'))) }] : [],
    ),
    rejected: read.flatMap(({ message, found }) =>
      found.kind === 'bad' ? [{ reason: found.reason, raw: JSON.stringify(message) }] : [],
    ),
    oldestId: ids.length === 0 ? null : ids.reduce(lowerId),
    hidesWords: read.some(({ found }) => found.kind === 'post' && found.hasNoWords),
  };
}
