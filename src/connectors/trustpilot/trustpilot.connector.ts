import type { ApiAnswer } from '../call-api.js';
import { ApiCaller } from '../call-api.js';
import type {
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
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper, Tokens } from '../token.types.js';
import type { AutomationRules, PostFacts, Posted, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { OAuth2Flow } from '../oauth2.js';
import { isReplyInWords, measurePlainReply } from '../plain-reply.js';
import { at, listOf } from '../read-json.js';
import { walkBack } from '../walk-back.js';
import { readAnswer, readReview, readReviews } from './trustpilot.normalise.js';
import {
  TRUSTPILOT_CREDENTIALS,
  TRUSTPILOT_FIELDS,
  TRUSTPILOT_USUAL,
  TrustpilotSettings,
} from './trustpilot.settings.js';
import { receiveReviews } from './trustpilot.webhook.js';

type Source = SourceSettings<TrustpilotSettings>;

const PAGE_SIZE = 100;
const MANNERS = { overlapSeconds: 2 * 86_400, listingCap: null };

/** Reviews of one business unit. */
export class TrustpilotConnector implements Connector<TrustpilotSettings> {
  readonly kind = 'trustpilot';
  readonly network = 'trustpilot';
  readonly description =
    'Reads the Trustpilot reviews of a company by polling or notifications, and answers them once the application has its secret.';
  readonly settings = TrustpilotSettings;
  readonly settingFields = TRUSTPILOT_FIELDS;
  readonly credentialFields = TRUSTPILOT_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 600 };
  readonly existsAtOnce = 10;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'allowed',
    perPost: 1,
    needsLabel: false,
    source: 'Trustpilot API terms name no rule against automatic replies; read November 2026, not verified',
  };
  readonly tokens: TokenKeeper<TrustpilotSettings> = { obtain: (source, signal) => this.obtain(source, signal) };
  private readonly caller: ApiCaller;

  constructor(private readonly context: ConnectorContext) {
    this.caller = new ApiCaller(context.outbound, { network: 'Trustpilot' });
  }

  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const scope = canAnswer(source) ? 'private/' : '';
    return walkBack(cursor, limits, MANNERS, async ({ token, size }) => {
      // Pages are counted, so their size must not change in the middle of a walk.
      const [page = 1, perPage = Math.min(PAGE_SIZE, size)] = token?.split('x').map(Number) ?? [];
      const query = `perPage=${String(perPage)}&page=${String(page)}&orderBy=createdat.desc`;
      const path = `${scope}business-units/${source.settings.businessUnitId}/reviews?${query}`;
      const answer = await this.read(source, path, limits.now, signal);
      const hasMore = listOf(at(answer.value, 'reviews')).length >= perPage;
      return {
        ...readReviews(answer.value, limits.now),
        next: hasMore ? `${String(page + 1)}x${String(perPage)}` : null,
      };
    });
  }

  receive(source: Source, request: InboundRequest): Promise<Delivery> {
    return new Promise((resolve) => {
      resolve(receiveReviews(source.credentials['webhookSecret'], request));
    });
  }

  async exists(source: Source, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    const found: Presence[] = [];
    for (const externalId of ids) {
      const review = await this.readReview(source, externalId.split(':reply:', 1)[0] ?? externalId, now, signal);
      const post = review === null ? null : readReview(review, now);
      found.push(
        review === null
          ? { externalId, state: 'gone' }
          : { externalId, state: 'there', ...(post?.externalId === externalId ? { post } : {}) },
      );
    }
    return found;
  }

  async readThread(
    source: Source,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const review = await this.readReview(source, of.conversationId, limits.now, signal);
    const posts = [readReview(review, limits.now), readAnswer(review, limits.now)].filter((post) => post !== null);
    return { posts, cursor: null, complete: true, cost: { requests: 1 } };
  }

  /** Trustpilot says nothing of what it took, so the review is read back; what cannot be seen there is unknown. */
  async reply(source: Source, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    if (!canAnswer(source))
      throw new ReplyError('refused', 'Trustpilot needs the secret of the application to answer.');
    const now = this.context.now();
    const path = `private/reviews/${encodeURIComponent(to.conversationId)}/reply`;
    await this.caller.post(
      { url: addressOf(source, path), headers: headersOf(source), json: { message: text }, accept: 'text', signal },
      now,
    );
    const posted = await this.findReply(source, to, text, now).catch(() => null);
    if (posted === null) throw new ReplyError('unknown', 'Trustpilot took the answer but does not show it.');
    return posted;
  }

  async findReply(source: Source, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const now = this.context.now();
    const answer = readAnswer(await this.readReview(source, to.conversationId, now), now);
    return isReplyInWords(answer, text, since) ? { externalId: answer.externalId, url: answer.url ?? '' } : null;
  }

  measureReply(source: Source, _to: ReplyTarget, text: string): ReplyMeasure {
    return measurePlainReply(text, source.settings.replyLength ?? TRUSTPILOT_USUAL.replyLength, [
      'overwrites-previous',
    ]);
  }

  ownAccount({ settings }: Source): OwnAccountFacts {
    const { businessUnitId } = settings;
    return { address: businessUnitId, handle: businessUnitId, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: Source): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    return canAnswer(source)
      ? { verdict: 'public', reason: 'open', deepLink }
      : { verdict: 'by-hand', reason: 'not-connected', deepLink };
  }

  /** Without a secret there is nothing to obtain: the key alone reads what is public. */
  private obtain({ settings, credentials }: Source, signal: AbortSignal): Promise<Tokens> {
    const { apiKey, apiSecret } = credentials;
    if (apiKey === undefined || apiSecret === undefined) return Promise.resolve({ credentials: {}, expiresAt: null });
    const server = {
      authorizeUrl: '',
      tokenUrl: `${baseOf(settings)}/oauth/oauth-business-users-for-applications/accesstoken`,
      clientId: apiKey,
      clientSecret: apiSecret,
      clientProof: 'basic' as const,
      scopes: [],
    };
    return new OAuth2Flow(this.context.outbound, 'Trustpilot', this.context.now).obtain(server, signal);
  }

  private async readReview(source: Source, id: string, now: Date, signal?: AbortSignal): Promise<unknown> {
    const path = `${canAnswer(source) ? 'private/' : ''}reviews/${encodeURIComponent(id)}`;
    try {
      return (await this.read(source, path, now, signal)).value;
    } catch (error) {
      if (error instanceof ConnectorError && error.options.code === 'not-found') return null;
      throw error;
    }
  }

  private read(source: Source, path: string, now: Date, signal?: AbortSignal): Promise<ApiAnswer> {
    const call = {
      url: addressOf(source, path),
      headers: headersOf(source),
      ...(signal === undefined ? {} : { signal }),
    };
    return this.caller.read(call, now);
  }
}

const canAnswer = ({ credentials }: Source): boolean => credentials['accessToken'] !== undefined;

const baseOf = (settings: TrustpilotSettings): string =>
  (settings.baseUrl ?? TRUSTPILOT_USUAL.baseUrl).replace(/\/+$/, '');

const addressOf = ({ settings }: Source, path: string): string => `${baseOf(settings)}/${path}`;

const headersOf = ({ credentials }: Source): Record<string, string> => ({
  apikey: credentials['apiKey'] ?? '',
  ...(credentials['accessToken'] === undefined ? {} : { authorization: `Bearer ${credentials['accessToken']}` }),
});
