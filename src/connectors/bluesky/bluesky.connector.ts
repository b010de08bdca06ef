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
import { ConnectorError } from '../connector.js';
import type { TokenKeeper } from '../token.types.js';
import { ProofSender } from '../dpop.js';
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
import { ReplyError } from '../reply.types.js';
import { BlueskyApi } from './bluesky-api.js';
import { BLUESKY_MEDIA, uploadImage } from './bluesky-images.js';
import { EXISTS_AT_ONCE, findPresence, readThread } from './bluesky-look.js';
import { measure } from './bluesky-measure.js';
import { findMessage, postMessage } from './bluesky-message-reply.js';
import { findReply, postReply } from './bluesky-reply.js';
import { fillFromSearch, pollSearch } from './bluesky-search.js';
import { blueskyTokens } from './bluesky-session.js';
import {
  accountOf,
  BLUESKY_CREDENTIALS,
  BLUESKY_FIELDS,
  BlueskySettings,
  type BlueskySource,
} from './bluesky.settings.js';
import { listenToJetstream } from './jetstream.js';

/** A record key stays taken as long as the post is there; so long a repeat is expected at most. */
const KEY_LIFE_SECONDS = 7 * 86_400;

export class BlueskyConnector implements Connector<BlueskySettings> {
  readonly kind = 'bluesky';
  readonly network = 'bluesky';
  readonly description =
    'Searches Bluesky for the words of the watches or listens to all posts, reads what names the account, and answers publicly or in private.';
  readonly settings = BlueskySettings;
  readonly settingFields = BLUESKY_FIELDS;
  readonly credentialFields = BLUESKY_CREDENTIALS;
  readonly existsAtOnce = EXISTS_AT_ONCE;
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: true,
    source: 'Bluesky developer documentation, "Bots", April 2026: only those who tagged the bot; label it as a bot.',
  };
  readonly media = BLUESKY_MEDIA;
  readonly tokens: TokenKeeper<BlueskySettings>;

  private readonly proofs: ProofSender;

  constructor(private readonly context: ConnectorContext) {
    this.proofs = new ProofSender(context.outbound, context.now);
    this.tokens = blueskyTokens(context.outbound, this.proofs, context.now);
  }

  poll(source: BlueskySource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollSearch(this.apiOf(source, limits.now, signal), source, cursor, limits);
  }

  isListening(source: BlueskySource): boolean {
    return source.settings.mode === 'jetstream';
  }

  listen(
    source: BlueskySource,
    cursor: Cursor,
    deliver: Deliver,
    context: ListenContext,
    signal: AbortSignal,
  ): Promise<void> {
    return listenToJetstream(this.context.outbound, source, cursor, deliver, context, signal);
  }

  fill(
    source: BlueskySource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return fillFromSearch(this.apiOf(source, limits.now, signal), source, gap, cursor, limits);
  }

  exists(source: BlueskySource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    return findPresence(this.apiOf(source, this.context.now(), signal), ids, accountOf(source)?.did ?? null);
  }

  readThread(
    source: BlueskySource,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const api = this.apiOf(source, limits.now, signal);
    return readThread(api, of.externalId, limits, accountOf(source)?.did ?? null);
  }

  uploadImage(
    source: BlueskySource,
    image: Omit<ReplyImage, 'uploaded'>,
    _visibility: ReplyTarget['visibility'],
    signal: AbortSignal,
  ): Promise<UploadedImage> {
    return uploadImage(this.apiOf(source, this.context.now(), signal), image);
  }

  reply(
    source: BlueskySource,
    to: ReplyTarget,
    text: string,
    key: string,
    signal: AbortSignal,
    images: readonly ReplyImage[] = [],
  ): Promise<Posted> {
    const account = accountOf(source);
    if (account === null) return Promise.reject(new ReplyError('refused', 'No Bluesky account is connected.'));
    const createdAt = this.context.now();
    if (to.visibility === 'private') return postMessage(this.apiOf(source, createdAt, signal), to, text);
    return postReply(this.apiOf(source, createdAt, signal), { to, text, key, did: account.did, createdAt, images });
  }

  measureReply(_source: BlueskySource, to: ReplyTarget, text: string): ReplyMeasure {
    return measure(text, to);
  }

  /** Posts have a key of ours; messages have none. */
  replyKeyLifeSeconds(_source: BlueskySource, visibility: ReplyTarget['visibility']): number | null {
    return visibility === 'private' ? null : KEY_LIFE_SECONDS;
  }

  findReply(source: BlueskySource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const account = accountOf(source);
    if (account === null) return Promise.resolve(null);
    const api = this.apiOf(source, this.context.now(), undefined);
    if (to.visibility === 'private') return findMessage(api, to, text, since, account.did);
    return findReply(api, to, text, since, account.did);
  }

  ownAccount(source: BlueskySource, connectedAs: string | null): OwnAccountFacts | null {
    const did = accountOf(source)?.did;
    if (did === undefined) return null;
    const handle = connectedAs ?? source.credentials['handle'] ?? did;
    return { address: did, handle, url: `https://bsky.app/profile/${did}`, ownPosts: 'asked' };
  }

  lastOwnPost(source: BlueskySource, signal: AbortSignal): Promise<LastOwnPost> {
    const did = accountOf(source)?.did;
    if (did === undefined)
      return Promise.reject(new ConnectorError('auth', 'No Bluesky account is connected.', { code: 'revoked' }));
    return findLastOwnPost(this.apiOf(source, this.context.now(), signal), did);
  }

  replyability(post: PostFacts, source: BlueskySource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (accountOf(source) === null) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private apiOf(source: BlueskySource, now: Date, signal: AbortSignal | undefined): BlueskyApi {
    return new BlueskyApi(this.context.outbound, this.proofs, source, now, signal);
  }
}
