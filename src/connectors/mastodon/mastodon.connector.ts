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
import type { LastOwnPost, OwnAccountFacts } from '../own-account.types.js';
import { findLastOwnPost } from './last-own-post.js';
import type { TokenKeeper } from '../token.types.js';
import type {
  AutomationRules,
  Posted,
  PostFacts,
  Replyability,
  ReplyImage,
  ReplyMeasure,
  ReplyTarget,
  UploadedImage,
} from '../reply.types.js';
import { isImageReady, MASTODON_MEDIA, uploadImage } from './mastodon-images.js';
import { fillGap } from './fill-gap.js';
import { findPresence, readConversation } from './find-status.js';
import { listenToStreams } from './listen-streams.js';
import { MastodonApi } from './mastodon-api.js';
import {
  MASTODON_CREDENTIALS,
  MASTODON_FIELDS,
  MastodonSettings,
  accessTokenOf,
  maxCharactersOf,
  readHashtags,
  type MastodonSource,
} from './mastodon.settings.js';
import { keepTokens } from './mastodon.tokens.js';
import { measureReply } from './measure-reply.js';
import { pollTimelines } from './poll-timelines.js';
import { findReply, postReply } from './post-reply.js';

/** Servers keep an Idempotency-Key for an hour; we stop well before. */
const KEY_LIFE_SECONDS = 2_700;

/** One Mastodon server, or one that speaks its interface; through it the fediverse as far as that server knows it. */
export class MastodonConnector implements Connector<MastodonSettings> {
  readonly kind = 'mastodon';
  readonly network = 'mastodon';
  readonly description =
    'Reads mentions, hashtags, searches and public posts of a Mastodon server or one like it, and answers in public or directly.';
  readonly settings = MastodonSettings;
  readonly settingFields = MASTODON_FIELDS;
  readonly credentialFields = MASTODON_CREDENTIALS;
  readonly existsAtOnce = 20;
  readonly tokens: TokenKeeper<MastodonSettings>;
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: true,
    source:
      'Each server has rules of its own; most want automated accounts marked as such and quiet until spoken to. Read those of your server.',
  };

  readonly media = MASTODON_MEDIA;

  constructor(private readonly context: ConnectorContext) {
    this.tokens = keepTokens(context.outbound, context.now);
  }

  poll(source: MastodonSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollTimelines(this.api(source, limits.now, signal), source, cursor, limits);
  }

  isListening(source: MastodonSource): boolean {
    const { mode, includeMentions, includePublic, hashtags } = source.settings;
    const hasStream = includeMentions !== false || includePublic === true || readHashtags(hashtags).length > 0;
    return mode === 'stream' && accessTokenOf(source) !== null && hasStream;
  }

  listen(
    source: MastodonSource,
    cursor: Cursor,
    deliver: Deliver,
    context: ListenContext,
    signal: AbortSignal,
  ): Promise<void> {
    return listenToStreams({ outbound: this.context.outbound, source, cursor, deliver, context, signal });
  }

  fill(
    source: MastodonSource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return fillGap(this.api(source, limits.now, signal), source, gap, cursor, limits);
  }

  exists(source: MastodonSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    return findPresence(this.api(source, now, signal), ids, now);
  }

  readThread(
    source: MastodonSource,
    of: { readonly externalId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return readConversation(this.api(source, limits.now, signal), of.externalId, limits.now);
  }

  uploadImage(
    source: MastodonSource,
    image: Omit<ReplyImage, 'uploaded'>,
    _visibility: ReplyTarget['visibility'],
    signal: AbortSignal,
  ): Promise<UploadedImage> {
    return uploadImage(this.api(source, this.context.now(), signal), image);
  }

  isImageReady(source: MastodonSource, ref: string, signal: AbortSignal): Promise<boolean> {
    return isImageReady(this.api(source, this.context.now(), signal), ref);
  }

  reply(
    source: MastodonSource,
    to: ReplyTarget,
    text: string,
    key: string,
    signal: AbortSignal,
    images: readonly ReplyImage[] = [],
  ): Promise<Posted> {
    return postReply(this.api(source, this.context.now(), signal), to, text, key, maxCharactersOf(source), images);
  }

  measureReply(source: MastodonSource, to: ReplyTarget, text: string): ReplyMeasure {
    return measureReply(to.authorHandle, text, maxCharactersOf(source));
  }

  replyKeyLifeSeconds(): number {
    return KEY_LIFE_SECONDS;
  }

  findReply(source: MastodonSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    return findReply(this.api(source, this.context.now(), undefined), to, text, since, maxCharactersOf(source));
  }

  ownAccount(source: MastodonSource, connectedAs: string | null): OwnAccountFacts | null {
    if (connectedAs === null || accessTokenOf(source) === null) return null;
    return { address: connectedAs.replace(/^@/, ''), handle: connectedAs, ownPosts: 'asked' };
  }

  lastOwnPost(source: MastodonSource, signal: AbortSignal): Promise<LastOwnPost> {
    return findLastOwnPost(this.api(source, this.context.now(), signal));
  }

  replyability(post: PostFacts, source: MastodonSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (accessTokenOf(source) === null) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private api(source: MastodonSource, now: Date, signal: AbortSignal | undefined): MastodonApi {
    return new MastodonApi(this.context.outbound, source, now, signal);
  }
}
