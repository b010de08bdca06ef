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
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { takesNone } from '../reply.types.js';
import { refuseUnconnected } from '../plain-reply.js';
import { answerMetaHandshake, createGraphCaller, GraphApi } from '../meta-graph.js';
import type { InstagramView } from './instagram.normalise.js';
import { pollInstagram } from './instagram.poll.js';
import { findOwnReply, judgeReplyability, lookForPosts, measureAnswer, postReply } from './instagram.replies.js';
import {
  apiBaseOf,
  INSTAGRAM_CREDENTIALS,
  INSTAGRAM_FIELDS,
  INSTAGRAM_USUAL,
  InstagramSettings,
  type InstagramSource,
} from './instagram.settings.js';
import { receiveInstagramWebhook } from './instagram.webhook.js';

const READ_LIMIT_MS = 20_000;

/** One Instagram professional account: comments on its media, media and comments that mention it, messages to it. */
export class InstagramConnector implements Connector<InstagramSettings> {
  readonly kind = 'instagram';
  readonly network = 'instagram';
  readonly description =
    'Reads comments on your own Instagram account, media and comments that mention it and messages to it; answers all of them.';
  readonly settings = InstagramSettings;
  readonly settingFields = INSTAGRAM_FIELDS;
  readonly credentialFields = INSTAGRAM_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 600 };
  /** What one batch request takes. */
  readonly existsAtOnce = 50;
  readonly media = takesNone('needs-public-address');
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: false,
    source:
      'Meta Platform Terms and Messenger Platform policy: one private reply per comment within 7 days; read July 2026',
  };

  constructor(private readonly context: ConnectorContext) {}

  poll(source: InstagramSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const { commentPosts = INSTAGRAM_USUAL.commentPosts } = source.settings;
    const api = this.api(source, limits.now, signal);
    return pollInstagram(api, cursor, limits, viewOf(source, limits.now), commentPosts);
  }

  challenge(source: InstagramSource, request: InboundRequest): ChallengeAnswer | null {
    return answerMetaHandshake(source.credentials['verifyToken'], request);
  }

  receive(source: InstagramSource, request: InboundRequest): Promise<Delivery> {
    const { receivedAt } = request;
    return receiveInstagramWebhook(source.credentials['appSecret'], request, viewOf(source, receivedAt), () =>
      this.api(source, receivedAt, AbortSignal.timeout(READ_LIMIT_MS)),
    );
  }

  exists(source: InstagramSource, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    return lookForPosts(this.api(source, this.context.now(), signal), ids);
  }

  async reply(
    source: InstagramSource,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    return refuseUnconnected(() =>
      postReply(this.api(source, this.context.now(), signal), source, to, text, this.context.now()),
    );
  }

  measureReply(_source: InstagramSource, to: ReplyTarget, text: string): ReplyMeasure {
    return measureAnswer(to, text);
  }

  findReply(source: InstagramSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const api = this.api(source, this.context.now(), AbortSignal.timeout(READ_LIMIT_MS));
    return findOwnReply(api, source.settings.accountId, to, text, since);
  }

  ownAccount(source: InstagramSource, connectedAs: string | null): OwnAccountFacts {
    const { accountId } = source.settings;
    return { address: accountId, handle: connectedAs ?? accountId, ownPosts: 'shown' };
  }

  replyability(post: PostFacts, source: InstagramSource): Replyability {
    return judgeReplyability(post, source, this.context.now());
  }

  private api(source: InstagramSource, now: Date, signal: AbortSignal): GraphApi {
    const { credentials } = source;
    const options = { network: 'Instagram', base: apiBaseOf(source), credentials, now, signal };
    return new GraphApi(createGraphCaller(this.context.outbound, 'Instagram'), options);
  }
}

const viewOf = ({ settings }: InstagramSource, receivedAt: Date): InstagramView => ({
  accountId: settings.accountId,
  receivedAt,
});
