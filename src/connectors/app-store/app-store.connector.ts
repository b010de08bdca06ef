import type { Connector, ConnectorContext, Cursor, Page, PollLimits, Presence } from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { SourceSettings } from '../setting.types.js';
import type { NormalisedPost } from '../post.types.js';
import type { AutomationRules, PostFacts, Posted, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { isReplyInWords, measurePlainReply } from '../plain-reply.js';
import { at, idOf } from '../read-json.js';
import { AppStoreApi, hasKey } from './app-store.api.js';
import { readResponse, readReview } from './app-store.normalise.js';
import { pollAppStore } from './app-store.poll.js';
import { APP_STORE_CREDENTIALS, APP_STORE_FIELDS, APP_STORE_USUAL, AppStoreSettings } from './app-store.settings.js';

type Source = SourceSettings<AppStoreSettings>;

/** Reviews of one app in the App Store. */
export class AppStoreConnector implements Connector<AppStoreSettings> {
  readonly kind = 'app-store';
  readonly network = 'app-store';
  readonly description =
    'Reads the reviews of an app in the App Store, in chosen countries or, with a key of App Store Connect, in all; then it answers them too.';
  readonly settings = AppStoreSettings;
  readonly settingFields = APP_STORE_FIELDS;
  readonly credentialFields = APP_STORE_CREDENTIALS;
  readonly interval = { minSeconds: 300, usualSeconds: 1_800 };
  readonly existsAtOnce = 10;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'allowed',
    perPost: 1,
    needsLabel: false,
    source: 'App Store Connect API, customer review responses: no rule against automatic answers; read November 2026',
  };

  constructor(private readonly context: ConnectorContext) {}

  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollAppStore(this.api(source, limits.now, signal), source, cursor, limits);
  }

  async exists(source: Source, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    if (!hasKey(source)) return ids.map((externalId) => ({ externalId, state: 'unknown' }));
    const now = this.context.now();
    const api = this.api(source, now, signal);
    const found: Presence[] = [];
    for (const externalId of ids) {
      const value = await readOrNull(api, `/v1/customerReviews/${encodeURIComponent(externalId)}`);
      const post = value === null ? null : readReview(at(value, 'data'), source.settings.appId, now);
      found.push(
        value === null
          ? { externalId, state: 'gone' }
          : { externalId, state: 'there', ...(post === null ? {} : { post }) },
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
    if (!hasKey(source)) return { posts: [], cursor: null, complete: true };
    const { appId } = source.settings;
    const api = this.api(source, limits.now, signal);
    const review = await readOrNull(api, `/v1/customerReviews/${encodeURIComponent(of.conversationId)}`);
    const response = review === null ? null : await this.readAnswer(api, of.conversationId, appId, limits.now);
    const posts = [review === null ? null : readReview(at(review, 'data'), appId, limits.now), response];
    return {
      posts: posts.filter((post) => post !== null),
      cursor: null,
      complete: true,
      cost: { requests: review === null ? 1 : 2 },
    };
  }

  async reply(source: Source, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    const answer = await this.api(source, this.context.now(), signal).post('/v1/customerReviewResponses', {
      data: {
        type: 'customerReviewResponses',
        attributes: { responseBody: text },
        relationships: { review: { data: { type: 'customerReviews', id: to.conversationId } } },
      },
    });
    const externalId = idOf(at(answer.value, 'data', 'id'));
    if (externalId === undefined)
      throw new ReplyError('unknown', 'The App Store accepted the answer without saying its id.');
    return { externalId, ...(to.url === undefined ? {} : { url: to.url }) };
  }

  async findReply(source: Source, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const now = this.context.now();
    const answer = await this.readAnswer(this.api(source, now), to.conversationId, source.settings.appId, now);
    return isReplyInWords(answer, text, since) ? { externalId: answer.externalId } : null;
  }

  measureReply(source: Source, _to: ReplyTarget, text: string): ReplyMeasure {
    return measurePlainReply(text, source.settings.replyLength ?? APP_STORE_USUAL.replyLength, ['overwrites-previous']);
  }

  ownAccount({ settings }: Source): OwnAccountFacts {
    return { address: settings.appId, handle: settings.appId, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: Source): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    return hasKey(source)
      ? { verdict: 'public', reason: 'open', deepLink }
      : { verdict: 'by-hand', reason: 'not-connected', deepLink };
  }

  private api(source: Source, now: Date, signal?: AbortSignal): AppStoreApi {
    return new AppStoreApi(this.context.outbound, source, now, signal);
  }

  private async readAnswer(
    api: AppStoreApi,
    reviewId: string,
    appId: string,
    now: Date,
  ): Promise<NormalisedPost | null> {
    const value = await readOrNull(api, `/v1/customerReviews/${encodeURIComponent(reviewId)}/response`);
    return value === null ? null : readResponse(at(value, 'data'), reviewId, appId, now);
  }
}

async function readOrNull(api: AppStoreApi, path: string): Promise<unknown> {
  try {
    return (await api.read(path)).value;
  } catch (error) {
    if (error instanceof ConnectorError && error.options.code === 'not-found') return null;
    throw error;
  }
}
