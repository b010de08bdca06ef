import type {
  Connector,
  ConnectorContext,
  Cursor,
  Deliver,
  ListenContext,
  Page,
  PollLimits,
  Presence,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type {
  AutomationRules,
  Posted,
  PostFacts,
  Replyability,
  ReplyImage,
  ReplyMeasure,
  ReplyTarget,
} from '../reply.types.js';
import { measurePlainReply } from '../plain-reply.js';
import { DiscordApi } from './discord-api.js';
import { guildOf, readChannels, type Guilds } from './discord-channels.js';
import { DISCORD_MEDIA, findReply, postReply, withUrl } from './discord-reply.js';
import { readMessage, splitMessageKey } from './discord.normalise.js';
import {
  botIdOf,
  botTokenOf,
  DISCORD_CREDENTIALS,
  DISCORD_FIELDS,
  DiscordSettings,
  type DiscordSource,
} from './discord.settings.js';
import { listenToGateway } from './gateway.js';

const EXISTS_AT_ONCE = 10;
const MAX_CHARACTERS = 2_000;
/** Discord promises "a few minutes". */
const KEY_LIFE_SECONDS = 120;

export class DiscordConnector implements Connector<DiscordSettings> {
  readonly kind = 'discord';
  readonly network = 'discord';
  readonly description = 'Reads the Discord channels a bot of yours may see, and answers there.';
  readonly settings = DiscordSettings;
  readonly settingFields = DISCORD_FIELDS;
  readonly credentialFields = DISCORD_CREDENTIALS;
  readonly existsAtOnce = EXISTS_AT_ONCE;
  readonly interval = { minSeconds: 15, usualSeconds: 60 };
  readonly media = DISCORD_MEDIA;
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: false,
    source: 'Discord Developer Policy: no unsolicited messages; bots are marked as such.',
  };
  /** Where channels are does not change; asking again after a restart is enough. */
  private readonly guilds: Guilds = new Map();

  constructor(private readonly context: ConnectorContext) {}

  poll(source: DiscordSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return readChannels(this.apiOf(source, limits.now, signal), source, this.guilds, cursor, limits, null);
  }

  isListening(source: DiscordSource): boolean {
    return source.settings.mode === 'gateway';
  }

  listen(
    source: DiscordSource,
    cursor: Cursor,
    deliver: Deliver,
    context: ListenContext,
    signal: AbortSignal,
  ): Promise<void> {
    const api = this.apiOf(source, context.now(), signal);
    return listenToGateway(this.context.outbound, api, source, cursor, deliver, context, signal);
  }

  fill(
    source: DiscordSource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return readChannels(this.apiOf(source, limits.now, signal), source, this.guilds, cursor, limits, gap);
  }

  /** One question each: Discord has none for several. */
  async exists(source: DiscordSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const api = this.apiOf(source, this.context.now(), signal);
    const found: Presence[] = [];
    for (const externalId of ids) {
      const parts = splitMessageKey(externalId);
      if (parts === null) {
        found.push({ externalId, state: 'unknown' });
        continue;
      }
      const message = await api.findMessage(parts.channelId, parts.messageId);
      if (message === null) {
        found.push({ externalId, state: 'gone' });
        continue;
      }
      const guildId = await guildOf(api, this.guilds, parts.channelId);
      const read = readMessage(message, { guildId, botId: botIdOf(source) });
      found.push({ externalId, state: 'there', ...(read.kind === 'post' ? { post: read.post } : {}) });
    }
    return found;
  }

  async reply(
    source: DiscordSource,
    to: ReplyTarget,
    text: string,
    key: string,
    signal: AbortSignal,
    images: readonly ReplyImage[] = [],
  ): Promise<Posted> {
    const posted = await postReply(this.apiOf(source, this.context.now(), signal), to, text, key, images);
    return withUrl(posted, this.guilds.get(splitMessageKey(posted.externalId)?.channelId ?? ''));
  }

  measureReply(_source: DiscordSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measurePlainReply(text, MAX_CHARACTERS, [], text.length);
  }

  replyKeyLifeSeconds(): number {
    return KEY_LIFE_SECONDS;
  }

  findReply(source: DiscordSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    return findReply(this.apiOf(source, this.context.now(), undefined), to, text, since, botIdOf(source));
  }

  ownAccount(source: DiscordSource): OwnAccountFacts | null {
    const address = botIdOf(source);
    return address === null ? null : { address, handle: address, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: DiscordSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (botTokenOf(source) === null) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private apiOf(source: DiscordSource, now: Date, signal: AbortSignal | undefined): DiscordApi {
    return new DiscordApi(this.context.outbound, source, now, signal);
  }
}
