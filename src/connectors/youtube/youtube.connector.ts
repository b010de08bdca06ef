import type { Connector, ConnectorContext, Cursor, Page, PollLimits, Presence } from '../connector.js';
import type { LastOwnPost, OwnAccountFacts } from '../own-account.types.js';
import { findLastOwnVideo } from './last-own-video.js';
import { ConnectorError } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, PostFacts, Posted, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { takesNone } from '../reply.types.js';
import { YoutubeApi } from './youtube.api.js';
import type { YoutubeView } from './youtube.normalise.js';
import { pollYoutube } from './youtube.poll.js';
import { lookForPosts, lookForReply, measure, postReply, readConversation } from './youtube.replies.js';
import { YOUTUBE_CREDENTIALS, YOUTUBE_FIELDS, YOUTUBE_USUAL, YoutubeSettings } from './youtube.settings.js';
import { createYoutubeTokens } from './youtube.tokens.js';

type Source = SourceSettings<YoutubeSettings>;

/** Comments on the own channel's videos, and videos of others that name a watched word. */
export class YoutubeConnector implements Connector<YoutubeSettings> {
  readonly kind = 'youtube';
  readonly network = 'youtube';
  readonly description =
    'Reads comments on the own channel, and videos that name a watched word with their comments; answers comments once the account is connected.';
  readonly settings = YoutubeSettings;
  readonly settingFields = YOUTUBE_FIELDS;
  readonly credentialFields = YOUTUBE_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 300 };
  readonly existsAtOnce = 50;
  readonly tokens: TokenKeeper<YoutubeSettings>;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'forbidden',
    perPost: 0,
    needsLabel: false,
    source: 'YouTube API Services Developer Policies: comments need the express act of a person; read November 2026',
  };

  constructor(private readonly context: ConnectorContext) {
    this.tokens = createYoutubeTokens(context);
  }

  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollYoutube(this.api(source, limits.now, signal), source, cursor, limits);
  }

  exists(source: Source, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    return lookForPosts(this.api(source, now, signal), ids, viewOf(source, now));
  }

  async readThread(
    source: Source,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const api = this.api(source, limits.now, signal);
    const { posts, requests } = await readConversation(api, of.conversationId, viewOf(source, limits.now));
    return { posts, cursor: null, complete: true, cost: { requests } };
  }

  reply(source: Source, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    return postReply(this.api(source, this.context.now(), signal), to, text, replyLengthOf(source));
  }

  findReply(source: Source, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const now = this.context.now();
    return lookForReply(this.api(source, now), to, text, since, viewOf(source, now));
  }

  measureReply(source: Source, to: ReplyTarget, text: string): ReplyMeasure {
    return measure(to, text, replyLengthOf(source));
  }

  ownAccount(source: Source, connectedAs: string | null): OwnAccountFacts | null {
    const { channelId } = source.settings;
    if (channelId === undefined) return null;
    const url = `https://www.youtube.com/channel/${channelId}`;
    return { address: channelId, handle: connectedAs ?? channelId, url, ownPosts: 'asked' };
  }

  lastOwnPost(source: Source, signal: AbortSignal): Promise<LastOwnPost> {
    const { channelId } = source.settings;
    if (channelId === undefined)
      return Promise.reject(
        new ConnectorError('invalid', 'The source has no channel of its own.', { code: 'refused' }),
      );
    return findLastOwnVideo(this.api(source, this.context.now(), signal), channelId);
  }

  replyability(post: PostFacts, source: Source): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    // Without knowing the own channel an answer could not be found again.
    const isConnected = source.credentials['accessToken'] !== undefined && source.settings.channelId !== undefined;
    return !isConnected
      ? { verdict: 'by-hand', reason: 'not-connected', deepLink }
      : { verdict: 'public', reason: 'open', deepLink };
  }

  private api(source: Source, now: Date, signal?: AbortSignal): YoutubeApi {
    return new YoutubeApi(this.context.outbound, source, now, signal);
  }
}

const viewOf = ({ settings }: Source, now: Date): YoutubeView => ({ channelId: settings.channelId, now });

const replyLengthOf = ({ settings }: Source): number => settings.replyLength ?? YOUTUBE_USUAL.replyLength;
