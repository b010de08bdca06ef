import type {
  ChallengeAnswer,
  Connector,
  ConnectorContext,
  Cursor,
  Delivery,
  InboundRequest,
  Page,
  PollLimits,
  Presence,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { takesNone } from '../reply.types.js';
import { refuseUnconnected } from '../plain-reply.js';
import { answerMetaHandshake, createGraphCaller, GraphApi } from '../meta-graph.js';
import type { FacebookView } from './facebook.normalise.js';
import { pollPage } from './facebook.poll.js';
import { findOwnReply, judgeReplyability, lookForPosts, measureAnswer, postReply } from './facebook.replies.js';
import {
  apiBaseOf,
  FACEBOOK_CREDENTIALS,
  FACEBOOK_FIELDS,
  FACEBOOK_USUAL,
  FacebookSettings,
  siteOf,
  type FacebookSource,
} from './facebook.settings.js';
import { createFacebookTokens } from './facebook.tokens.js';
import { receivePageWebhook } from './facebook.webhook.js';

const READ_LIMIT_MS = 20_000;

/** One Facebook Page: comments and posts on it, posts that tag it, messages to it. */
export class FacebookConnector implements Connector<FacebookSettings> {
  readonly kind = 'facebook';
  readonly network = 'facebook';
  readonly description =
    'Reads comments and posts on your own Facebook Page, posts that tag it and messages to it; answers comments and messages.';
  readonly settings = FacebookSettings;
  readonly settingFields = FACEBOOK_FIELDS;
  readonly credentialFields = FACEBOOK_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 600 };
  /** What one batch request takes. */
  readonly existsAtOnce = 50;
  readonly tokens: TokenKeeper<FacebookSettings>;
  readonly media = takesNone('needs-public-address');
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: false,
    source:
      'Meta Platform Terms and Messenger Platform policy: one private reply per comment within 7 days; read July 2026',
  };

  constructor(private readonly context: ConnectorContext) {
    this.tokens = createFacebookTokens(context);
  }

  poll(source: FacebookSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const { commentPosts = FACEBOOK_USUAL.commentPosts } = source.settings;
    const api = this.api(source, limits.now, signal);
    return pollPage(api, cursor, limits, viewOf(source, limits.now), commentPosts);
  }

  challenge(source: FacebookSource, request: InboundRequest): ChallengeAnswer | null {
    return answerMetaHandshake(source.credentials['verifyToken'], request);
  }

  receive(source: FacebookSource, request: InboundRequest): Promise<Delivery> {
    const { receivedAt } = request;
    return receivePageWebhook(source.credentials['appSecret'], request, viewOf(source, receivedAt), () =>
      this.api(source, receivedAt, AbortSignal.timeout(READ_LIMIT_MS)),
    );
  }

  exists(source: FacebookSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    return lookForPosts(this.api(source, this.context.now(), signal), ids, source.settings.pageId);
  }

  async reply(
    source: FacebookSource,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    return refuseUnconnected(() =>
      postReply(this.api(source, this.context.now(), signal), source, to, text, this.context.now()),
    );
  }

  measureReply(_source: FacebookSource, to: ReplyTarget, text: string): ReplyMeasure {
    return measureAnswer(to, text);
  }

  findReply(source: FacebookSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const api = this.api(source, this.context.now(), AbortSignal.timeout(READ_LIMIT_MS));
    return findOwnReply(api, source.settings.pageId, to, text, since);
  }

  ownAccount(source: FacebookSource, connectedAs: string | null): OwnAccountFacts {
    const { pageId, siteUrl = FACEBOOK_USUAL.siteUrl } = source.settings;
    const url = `${siteUrl.replace(/\/+$/, '')}/${pageId}`;
    return { address: pageId, handle: connectedAs ?? pageId, url, ownPosts: 'shown' };
  }

  replyability(post: PostFacts, source: FacebookSource): Replyability {
    return judgeReplyability(post, source, this.context.now());
  }

  private api(source: FacebookSource, now: Date, signal: AbortSignal): GraphApi {
    return new GraphApi(createGraphCaller(this.context.outbound, 'Facebook'), {
      network: 'Facebook',
      base: apiBaseOf(source),
      credentials: source.credentials,
      now,
      signal,
    });
  }
}

const viewOf = (source: FacebookSource, receivedAt: Date): FacebookView => ({
  pageId: source.settings.pageId,
  site: siteOf(source),
  receivedAt,
});
