import type { Connector, ConnectorContext, Cursor, Page, PollLimits, Presence } from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { takesNone } from '../reply.types.js';
import { fillById } from './fill-by-id.js';
import { findPresence, readThread } from './look-up.js';
import { pollListings } from './poll-listings.js';
import { findReply, measureReply, postReply } from './post-reply.js';
import { AT_ONCE, RedditApi } from './reddit-api.js';
import {
  REDDIT_CREDENTIALS,
  REDDIT_FIELDS,
  RedditSettings,
  credentialOf,
  hasAccount,
  type RedditSource,
} from './reddit.settings.js';
import { keepTokens } from './reddit.tokens.js';

/** Reddit's listings, searches and inbox. It takes no key with an answer: one whose outcome is unknown is looked for, never sent again. */
export class RedditConnector implements Connector<RedditSettings> {
  readonly kind = 'reddit';
  readonly network = 'reddit';
  readonly description =
    'Reads posts by search, all comments of named subreddits, mentions and messages; answers in public or by message.';
  readonly settings = RedditSettings;
  readonly settingFields = REDDIT_FIELDS;
  readonly credentialFields = REDDIT_CREDENTIALS;
  readonly existsAtOnce = AT_ONCE;
  readonly tokens: TokenKeeper<RedditSettings>;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: true,
    source:
      "Reddit's Responsible Builder Policy of November 2025, known second-hand: approved applications only, bots say that they are bots. Subreddits have rules of their own.",
  };

  constructor(private readonly context: ConnectorContext) {
    this.tokens = keepTokens(context.outbound, context.now);
  }

  poll(source: RedditSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollListings(this.api(source, limits.now, signal), source, cursor, limits);
  }

  fill(
    source: RedditSource,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return fillById(this.api(source, limits.now, signal), source, gap, cursor, limits);
  }

  exists(source: RedditSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    return findPresence(this.api(source, now, signal), source, ids, now);
  }

  readThread(
    source: RedditSource,
    of: { readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return readThread(this.api(source, limits.now, signal), source, of.conversationId, limits);
  }

  reply(source: RedditSource, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    return postReply(this.api(source, this.context.now(), signal), source, to, text);
  }

  measureReply(source: RedditSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measureReply(source, text);
  }

  findReply(source: RedditSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    return findReply(this.api(source, this.context.now(), undefined), source, to, text, since);
  }

  ownAccount(source: RedditSource): OwnAccountFacts | null {
    const name = credentialOf(source, 'username');
    if (name === null) return null;
    return { address: name, handle: `u/${name}`, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: RedditSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if (!hasAccount(source)) return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    if (post.isPrivate === true) return { verdict: 'private-only', reason: 'private-message', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private api(source: RedditSource, now: Date, signal: AbortSignal | undefined): RedditApi {
    return new RedditApi(this.context.outbound, source, now, signal);
  }
}
