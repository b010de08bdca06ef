import { ApiCaller } from '../call-api.js';
import type { ApiAnswer, ApiCall } from '../call-api.js';
import type { Connector, ConnectorContext, Cursor, Page, PollLimits, Presence } from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, PostFacts, Posted, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { isReplyInWords, lengthOf, measurePlainReply } from '../plain-reply.js';
import { at, instantOf, objectOf, textOf } from '../read-json.js';
import { walkBack } from '../walk-back.js';
import { answerId, permalink, readAnswer, readReview, readReviews } from './google-play.normalise.js';
import {
  GOOGLE_PLAY_CREDENTIALS,
  GOOGLE_PLAY_FIELDS,
  GOOGLE_PLAY_USUAL,
  GooglePlaySettings,
} from './google-play.settings.js';
import { createGooglePlayTokens } from './google-play.tokens.js';

type Source = SourceSettings<GooglePlaySettings>;

const PAGE_SIZE = 100;
const MANNERS = { overlapSeconds: 86_400, listingCap: null, firstItems: 1_000 };
/** Older reviews are not listed. */
const LISTED_DAYS = 7;
const DAY_MS = 86_400_000;
const CLOCK_TOLERANCE_MS = 60_000;

/** Reviews of one app in Google Play. */
export class GooglePlayConnector implements Connector<GooglePlaySettings> {
  readonly kind = 'google-play';
  readonly network = 'google-play';
  readonly description = 'Reads the reviews of an app in Google Play and answers them, by a service account.';
  readonly settings = GooglePlaySettings;
  readonly settingFields = GOOGLE_PLAY_FIELDS;
  readonly credentialFields = GOOGLE_PLAY_CREDENTIALS;
  readonly interval = { minSeconds: 120, usualSeconds: 900 };
  readonly existsAtOnce = 10;
  readonly tokens: TokenKeeper<GooglePlaySettings>;
  readonly media = takesNone('network-takes-none');
  readonly automation: AutomationRules = {
    automaticReply: 'allowed',
    perPost: 1,
    needsLabel: false,
    source: 'Google Play "Reply to Reviews" API: made for replies by programs; read November 2026',
  };
  private readonly caller: ApiCaller;

  constructor(private readonly context: ConnectorContext) {
    this.tokens = createGooglePlayTokens(context);
    this.caller = new ApiCaller(context.outbound, { network: 'Google Play' });
  }

  async poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const { now } = limits;
    const page = await walkBack(objectOf(at(cursor, 'walk')), limits, MANNERS, async ({ token, size }) => {
      const query = new URLSearchParams({
        maxResults: String(Math.min(PAGE_SIZE, size)),
        ...(token === null ? {} : { token }),
      });
      const answer = await this.read(source, `?${query.toString()}`, now, signal);
      const read = readReviews(answer.value, source.settings.packageName, now);
      return { ...read, next: textOf(at(answer.value, 'tokenPagination', 'nextPageToken')) ?? null };
    });
    const polledAt = instantOf(at(cursor, 'polledAt'));
    const listedFrom = new Date(now.getTime() - LISTED_DAYS * DAY_MS);
    // After a week without a poll the listing begins later than where it was left.
    const gaps =
      polledAt !== undefined && polledAt < listedFrom
        ? [{ from: polledAt, to: listedFrom, reason: 'listing-ended' }]
        : [];
    return {
      ...page,
      cursor: { walk: page.cursor, polledAt: now.toISOString() },
      gaps: [...(page.gaps ?? []), ...gaps],
    };
  }

  async exists(source: Source, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    const now = this.context.now();
    const found: Presence[] = [];
    for (const externalId of ids) {
      const review = await this.readReview(source, externalId.split(':reply:', 1)[0] ?? externalId, now, signal);
      const post = review === null ? null : readReview(review, source.settings.packageName, now);
      found.push(review === null ? { externalId, state: 'gone' } : presenceOf(externalId, post));
    }
    return found;
  }

  async readThread(
    source: Source,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    const { packageName } = source.settings;
    const review = await this.readReview(source, of.conversationId, limits.now, signal);
    const posts = [readReview(review, packageName, limits.now), readAnswer(review, packageName, limits.now)];
    return { posts: posts.filter((post) => post !== null), cursor: null, complete: true, cost: { requests: 1 } };
  }

  async reply(source: Source, to: ReplyTarget, text: string, _key: string, signal: AbortSignal): Promise<Posted> {
    const headers = authorise(source);
    if (headers === null) throw new ReplyError('refused', 'The service account has no token yet.');
    if (lengthOf(text) > replyLengthOf(source))
      throw new ReplyError('refused', 'The answer is longer than Google Play takes.');
    const url = `${addressOf(source)}/${encodeURIComponent(to.conversationId)}:reply`;
    const answer = await this.caller.post({ url, headers, json: { replyText: text }, signal }, this.context.now());
    const externalId = answerId(to.conversationId, at(answer.value, 'result', 'lastEdited'));
    if (externalId === undefined) throw new ReplyError('unknown', 'Google Play did not say what became of the answer.');
    return { externalId, url: permalink(source.settings.packageName, to.conversationId) };
  }

  async findReply(source: Source, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const now = this.context.now();
    const answer = readAnswer(
      await this.readReview(source, to.conversationId, now),
      source.settings.packageName,
      new Date(now.getTime() + CLOCK_TOLERANCE_MS),
    );
    return isReplyInWords(answer, text, since) ? { externalId: answer.externalId, url: answer.url ?? '' } : null;
  }

  measureReply(source: Source, _to: ReplyTarget, text: string): ReplyMeasure {
    const showsMarkup = /<[a-z/][^>]*>/i.test(text);
    return measurePlainReply(text, replyLengthOf(source), [
      ...(showsMarkup ? ['markup-shows' as const] : []),
      'overwrites-previous',
    ]);
  }

  ownAccount({ settings }: Source): OwnAccountFacts {
    return { address: settings.packageName, handle: settings.packageName, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: Source): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    return authorise(source) === null
      ? { verdict: 'by-hand', reason: 'not-connected', deepLink }
      : { verdict: 'public', reason: 'open', deepLink };
  }

  private async readReview(source: Source, id: string, now: Date, signal?: AbortSignal): Promise<unknown> {
    try {
      return (await this.read(source, `/${encodeURIComponent(id)}`, now, signal)).value;
    } catch (error) {
      if (error instanceof ConnectorError && error.options.code === 'not-found') return null;
      throw error;
    }
  }

  private read(source: Source, path: string, now: Date, signal?: AbortSignal): Promise<ApiAnswer> {
    const headers = authorise(source);
    if (headers === null)
      throw new ConnectorError('auth', 'The service account of Google Play has no token yet.', { code: 'revoked' });
    const call: ApiCall = { url: `${addressOf(source)}${path}`, headers, ...(signal === undefined ? {} : { signal }) };
    return this.caller.read(call, now);
  }
}

const presenceOf = (externalId: string, post: Presence['post'] | null): Presence => ({
  externalId,
  state: 'there',
  ...(post?.externalId === externalId ? { post } : {}),
});

const authorise = ({ credentials }: Source): Record<string, string> | null =>
  credentials['accessToken'] === undefined ? null : { authorization: `Bearer ${credentials['accessToken']}` };

const addressOf = ({ settings }: Source): string =>
  `${(settings.baseUrl ?? GOOGLE_PLAY_USUAL.baseUrl).replace(/\/+$/, '')}/applications/${encodeURIComponent(settings.packageName)}/reviews`;

const replyLengthOf = ({ settings }: Source): number => settings.replyLength ?? GOOGLE_PLAY_USUAL.replyLength;
