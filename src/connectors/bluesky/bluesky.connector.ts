import type {
  Connector,
  ConnectorContext,
  Cursor,
  Deliver,
  ListenContext,
  Page,
  PollLimits,
  Presence,
  TokenKeeper,
} from '../connector.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ReplyError } from '../reply.types.js';
import { BlueskyApi } from './bluesky-api.js';
import { EXISTS_AT_ONCE, findPresence, readThread } from './bluesky-look.js';
import { measure } from './bluesky-measure.js';
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
    'Searches Bluesky for the words of the watches or listens to all posts, reads what names the account, and answers.';
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
  readonly tokens: TokenKeeper<BlueskySettings>;

  constructor(private readonly context: ConnectorContext) {
    this.tokens = blueskyTokens(context.outbound, context.now);
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

  reply(source: BlueskySource, to: ReplyTarget, text: string, key: string, signal: AbortSignal): Promise<Posted> {
    const account = accountOf(source);
    if (account === null) return Promise.reject(new ReplyError('refused', 'No Bluesky account is connected.'));
    if (to.visibility === 'private')
      return Promise.reject(new ReplyError('refused', 'Private messages on Bluesky are written by hand.'));
    const createdAt = this.context.now();
    return postReply(this.apiOf(source, createdAt, signal), { to, text, key, did: account.did, createdAt });
  }

  measureReply(_source: BlueskySource, to: ReplyTarget, text: string): ReplyMeasure {
    return measure(text, to);
  }

  replyKeyLifeSeconds(): number {
    return KEY_LIFE_SECONDS;
  }

  findReply(source: BlueskySource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const account = accountOf(source);
    if (account === null) return Promise.resolve(null);
    return findReply(this.apiOf(source, this.context.now(), undefined), to, text, since, account.did);
  }

  replyability(post: PostFacts, source: BlueskySource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (accountOf(source) === null) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'by-hand', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private apiOf(source: BlueskySource, now: Date, signal: AbortSignal | undefined): BlueskyApi {
    return new BlueskyApi(this.context.outbound, source, now, signal);
  }
}
