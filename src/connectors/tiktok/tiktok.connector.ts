import type { Connector, ConnectorContext, Cursor, Delivery, InboundRequest, Page, PollLimits } from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { isReplyInWords, measurePlainReply, refuseUnconnected } from '../plain-reply.js';
import { at, idOf, listOf } from '../read-json.js';
import { TiktokApi } from './tiktok.api.js';
import { readComments, type TiktokView } from './tiktok.normalise.js';
import { pollTiktok } from './tiktok.poll.js';
import {
  TIKTOK_CREDENTIALS,
  TIKTOK_FIELDS,
  TIKTOK_RULES,
  TIKTOK_USUAL,
  TiktokSettings,
  type TiktokSource,
} from './tiktok.settings.js';
import { createTiktokTokens } from './tiktok.tokens.js';
import { receiveTiktokWebhook } from './tiktok.webhook.js';

const READ_LIMIT_MS = 20_000;

/** One TikTok business account: the comments under its own videos. */
export class TiktokConnector implements Connector<TiktokSettings> {
  readonly kind = 'tiktok';
  readonly network = 'tiktok';
  readonly description = 'Reads comments under your own TikTok videos; answers them.';
  readonly settings = TiktokSettings;
  readonly settingFields = TIKTOK_FIELDS;
  readonly credentialFields = TIKTOK_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 600 };
  readonly tokens: TokenKeeper<TiktokSettings>;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'forbidden',
    perPost: 0,
    needsLabel: false,
    source: 'TikTok API for Business terms: comments managed by the account holder; read November 2026',
  };

  constructor(private readonly context: ConnectorContext) {
    this.tokens = createTiktokTokens(context);
  }

  poll(source: TiktokSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const { commentVideos = TIKTOK_USUAL.commentVideos } = source.settings;
    return pollTiktok(this.api(source, limits.now, signal), cursor, limits, viewOf(source, limits.now), commentVideos);
  }

  receive(source: TiktokSource, request: InboundRequest): Promise<Delivery> {
    const { receivedAt } = request;
    return receiveTiktokWebhook(source.credentials['clientSecret'], request, viewOf(source, receivedAt), () =>
      this.api(source, receivedAt, AbortSignal.timeout(READ_LIMIT_MS)),
    );
  }

  async reply(source: TiktokSource, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    if (to.visibility === 'private') throw new ReplyError('refused', 'TikTok comments cannot be answered privately.');
    return refuseUnconnected(async () => {
      const data = await this.api(source, this.context.now(), signal).post('business/comment/reply/create/', {
        video_id: to.conversationId,
        comment_id: to.externalId,
        text,
      });
      const externalId = idOf(at(data, 'comment_id'));
      if (externalId === undefined)
        throw new ReplyError('unknown', 'TikTok accepted the answer without saying its id.');
      return { externalId };
    });
  }

  measureReply(_source: TiktokSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measurePlainReply(text, TIKTOK_RULES.replyLength);
  }

  /** Looks through the replies to the comment. */
  async findReply(source: TiktokSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const now = this.context.now();
    const data = await this.api(source, now, AbortSignal.timeout(READ_LIMIT_MS)).get('business/comment/reply/list/', {
      video_id: to.conversationId,
      comment_id: to.externalId,
      sort_field: 'create_time',
      sort_order: 'desc',
      max_count: String(TIKTOK_RULES.commentPage),
    });
    const comments = readComments(listOf(at(data, 'comments')), to.conversationId, viewOf(source, now));
    const found = comments.find((comment) => isReplyInWords(comment, text, since));
    return found === undefined ? null : { externalId: found.externalId };
  }

  ownAccount(source: TiktokSource, connectedAs: string | null): OwnAccountFacts {
    const { businessId } = source.settings;
    return { address: businessId, handle: connectedAs ?? businessId, ownPosts: 'shown' };
  }

  replyability(post: PostFacts, source: TiktokSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if ((source.credentials['accessToken'] ?? '') === '')
      return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    return { verdict: 'public', reason: 'own-page', deepLink };
  }

  private api(source: TiktokSource, now: Date, signal: AbortSignal): TiktokApi {
    return new TiktokApi(this.context.outbound, source, now, signal);
  }
}

const viewOf = ({ settings }: TiktokSource, receivedAt: Date): TiktokView => ({
  businessId: settings.businessId,
  receivedAt,
});
