import type {
  ChallengeAnswer,
  Connector,
  ConnectorContext,
  Cursor,
  Delivery,
  InboundRequest,
  Page,
  PollLimits,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { TokenKeeper } from '../token.types.js';
import type { AutomationRules, Posted, PostFacts, Replyability, ReplyMeasure, ReplyTarget } from '../reply.types.js';
import { refuseUnconnected } from '../plain-reply.js';
import { ConnectorError } from '../connector.js';
import { ReplyError, takesNone } from '../reply.types.js';
import { answerMetaHandshake, createGraphCaller, GraphApi, openMetaWebhook } from '../meta-graph.js';
import { at, idOf, objectOf, textOf } from '../read-json.js';
import { measureThreadsReply } from './threads.measure.js';
import { readEvent, type ThreadsView } from './threads.normalise.js';
import { pollThreads } from './threads.poll.js';
import { findOwnReply, postReply } from './threads.replies.js';
import {
  apiBaseOf,
  THREADS_CREDENTIALS,
  THREADS_FIELDS,
  THREADS_USUAL,
  ThreadsSettings,
  type ThreadsSource,
} from './threads.settings.js';
import { createThreadsTokens } from './threads.tokens.js';

const READ_LIMIT_MS = 20_000;

/** Threads: posts found by word or tag, mentions of the own account and replies to it. */
export class ThreadsConnector implements Connector<ThreadsSettings> {
  readonly kind = 'threads';
  readonly network = 'threads';
  readonly description =
    'Searches Threads for the watched words and tags, reads mentions of and replies to your account; answers publicly.';
  readonly settings = ThreadsSettings;
  readonly settingFields = THREADS_FIELDS;
  readonly credentialFields = THREADS_CREDENTIALS;
  readonly interval = { minSeconds: 60, usualSeconds: 600 };
  readonly tokens: TokenKeeper<ThreadsSettings>;
  readonly media = takesNone('needs-public-address');
  readonly automation: AutomationRules = {
    automaticReply: 'only-if-addressed',
    perPost: 1,
    needsLabel: false,
    source: 'Meta Platform Terms and Threads API documentation: no unsolicited bulk replies; read July 2026',
  };

  constructor(private readonly context: ConnectorContext) {
    this.tokens = createThreadsTokens(context);
  }

  poll(source: ThreadsSource, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    const { userId, searchesPerDay = THREADS_USUAL.searchesPerDay } = source.settings;
    const api = this.api(source, limits.now, signal);
    return pollThreads(api, userId, cursor, limits, viewOf(source, limits.now), searchesPerDay);
  }

  challenge(source: ThreadsSource, request: InboundRequest): ChallengeAnswer | null {
    return answerMetaHandshake(source.credentials['verifyToken'], request);
  }

  /** A delivery is one flat event; those for other accounts of the same app belong to other sources. */
  async receive(source: ThreadsSource, request: InboundRequest): Promise<Delivery> {
    const { value, deliveryId } = openMetaWebhook(source.credentials['appSecret'], request);
    const values = objectOf(value['values']);
    const field = textOf(values?.['field']);
    if (values === null || field === undefined)
      throw new ConnectorError('invalid', 'The body is no delivery of Threads.', { code: 'changed-shape' });
    const delivery = { deliveryId, cursor: null, complete: true };
    const target = idOf(value['target_id']);
    if (target !== undefined && target !== source.settings.userId) return { ...delivery, posts: [] };
    const read = readEvent(field, at(values, 'value'), viewOf(source, request.receivedAt));
    if (!read.ok)
      return { ...delivery, posts: [], rejected: [{ reason: read.reason, raw: request.body.toString('utf8') }] };
    return { ...delivery, posts: read.post === null ? [] : [read.post] };
  }

  async reply(
    source: ThreadsSource,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
  ): Promise<Posted> {
    if (to.visibility === 'private') throw new ReplyError('refused', 'Threads takes no private messages.');
    return refuseUnconnected(() =>
      postReply(this.api(source, this.context.now(), signal), source.settings.userId, to, text),
    );
  }

  measureReply(_source: ThreadsSource, _to: ReplyTarget, text: string): ReplyMeasure {
    return measureThreadsReply(text);
  }

  findReply(source: ThreadsSource, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    const api = this.api(source, this.context.now(), AbortSignal.timeout(READ_LIMIT_MS));
    return findOwnReply(api, source.settings.username, to, text, since);
  }

  ownAccount({ settings }: ThreadsSource): OwnAccountFacts {
    const { username, siteUrl = THREADS_USUAL.siteUrl } = settings;
    const url = `${siteUrl.replace(/\/+$/, '')}/@${username}`;
    return { address: username, handle: `@${username}`, url, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: ThreadsSource): Replyability {
    const deepLink = post.url;
    if (post.isOwn === true) return { verdict: 'not-possible', reason: 'own-post', deepLink };
    if ((source.credentials['accessToken'] ?? '') === '')
      return { verdict: 'by-hand', reason: 'not-connected', deepLink };
    return { verdict: 'public', reason: 'open', deepLink };
  }

  private api(source: ThreadsSource, now: Date, signal: AbortSignal): GraphApi {
    const options = { network: 'Threads', base: apiBaseOf(source), credentials: source.credentials, now, signal };
    return new GraphApi(createGraphCaller(this.context.outbound, 'Threads'), options);
  }
}

const viewOf = ({ settings }: ThreadsSource, receivedAt: Date): ThreadsView => ({
  username: settings.username,
  receivedAt,
});
