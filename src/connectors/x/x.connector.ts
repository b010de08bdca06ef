import type {
  ChallengeAnswer,
  Connector,
  ConnectorContext,
  Cursor,
  Deliver,
  Delivery,
  InboundRequest,
  ListenContext,
  Page,
  PollLimits,
  Presence,
} from '../connector.js';
import type { OwnAccountFacts } from '../own-account.types.js';
import type { SourceSettings } from '../setting.types.js';
import type { TokenKeeper } from '../token.types.js';
import type {
  Posted,
  PostFacts,
  Replyability,
  ReplyImage,
  ReplyMeasure,
  ReplyTarget,
  UploadedImage,
} from '../reply.types.js';
import { AUTOMATION, judgeAnswerable } from './x.answerable.js';
import { XApi } from './x.api.js';
import { findPosted } from './x.find.js';
import type { XReader } from './x.listing.js';
import { fillGap, LOOKED_AT_ONCE, lookFor, readConversation } from './x.look.js';
import { measureReply } from './x.measure.js';
import { isImageReady, uploadImage, X_MEDIA } from './x.media.js';
import { ReconnectPace } from './x.pace.js';
import { pollX } from './x.poll.js';
import { postReply } from './x.reply.js';
import { termsOf, X_CREDENTIALS, X_FIELDS, XSettings } from './x.settings.js';
import { listenToX } from './x.stream.js';
import { xTokens } from './x.tokens.js';
import { answerChallenge, receiveEvent } from './x.webhook.js';

type Source = SourceSettings<XSettings>;

/** X (formerly Twitter), API v2. */
export class XConnector implements Connector<XSettings> {
  readonly kind = 'x';
  readonly network = 'x';
  readonly description =
    'Reads X by search, mentions, the filtered stream, webhooks and direct messages; answers who addressed you, others by hand.';
  readonly settings = XSettings;
  readonly settingFields = X_FIELDS;
  readonly credentialFields = X_CREDENTIALS;
  readonly tokens: TokenKeeper<XSettings>;
  readonly automation = AUTOMATION;
  readonly media = X_MEDIA;
  readonly existsAtOnce = LOOKED_AT_ONCE;
  /** How patient the streams are, by source; lost at a restart, which only makes the first tries quicker. */
  private readonly paces = new Map<string, ReconnectPace>();

  constructor(private readonly context: ConnectorContext) {
    this.tokens = xTokens(context);
  }

  poll(source: Source, cursor: Cursor, limits: PollLimits, signal: AbortSignal): Promise<Page> {
    return pollX(this.readerOf(source, limits.now, signal), cursor, limits);
  }

  isListening(source: Source): boolean {
    return termsOf(source).mode === 'stream';
  }

  listen(source: Source, cursor: Cursor, deliver: Deliver, context: ListenContext, signal: AbortSignal): Promise<void> {
    const pace = this.paces.get(source.sourceId) ?? new ReconnectPace();
    this.paces.set(source.sourceId, pace);
    const readerAt = (now: Date): XReader => this.readerOf(source, now, signal);
    const { api, terms } = readerAt(context.now());
    return listenToX({ api, terms, signal, pace, context, deliver, readerAt }, cursor);
  }

  fill(
    source: Source,
    gap: { readonly from: Date | null; readonly to: Date },
    cursor: Cursor,
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return fillGap(this.readerOf(source, limits.now, signal), gap, cursor, limits);
  }

  exists(source: Source, ids: readonly string[], signal: AbortSignal): Promise<readonly Presence[]> {
    return lookFor(this.readerOf(source, this.context.now(), signal), ids);
  }

  readThread(
    source: Source,
    of: { readonly externalId: string; readonly conversationId: string },
    limits: PollLimits,
    signal: AbortSignal,
  ): Promise<Page> {
    return readConversation(this.readerOf(source, limits.now, signal), of, limits);
  }

  challenge(source: Source, request: InboundRequest): ChallengeAnswer | null {
    return answerChallenge(source, request);
  }

  async receive(source: Source, request: InboundRequest): Promise<Delivery> {
    return receiveEvent(source, request);
  }

  uploadImage(
    source: Source,
    image: Omit<ReplyImage, 'uploaded'>,
    visibility: ReplyTarget['visibility'],
    signal: AbortSignal,
  ): Promise<UploadedImage> {
    return uploadImage(this.context, source, image, visibility, signal);
  }

  isImageReady(source: Source, ref: string, signal: AbortSignal): Promise<boolean> {
    return isImageReady(this.context, source, ref, signal);
  }

  reply(
    source: Source,
    to: ReplyTarget,
    text: string,
    _key: string,
    signal: AbortSignal,
    images: readonly ReplyImage[] = [],
  ): Promise<Posted> {
    return postReply(this.context, source, to, text, signal, images);
  }

  findReply(source: Source, to: ReplyTarget, text: string, since: Date): Promise<Posted | null> {
    return findPosted(this.context, source, to, text, since);
  }

  measureReply(source: Source, to: ReplyTarget, text: string): ReplyMeasure {
    return measureReply(termsOf(source), to, text);
  }

  ownAccount(source: Source): OwnAccountFacts | null {
    const { accountId, handle } = source.settings;
    const name = handle?.replace(/^@/, '');
    const address = accountId ?? name;
    if (address === undefined) return null;
    const url = name === undefined ? {} : { url: `https://x.com/${name}` };
    return { address, handle: name === undefined ? address : `@${name}`, ...url, ownPosts: 'not-shown' };
  }

  replyability(post: PostFacts, source: Source): Replyability {
    return judgeAnswerable(post, source);
  }

  private readerOf(source: Source, now: Date, signal: AbortSignal): XReader {
    const terms = termsOf(source);
    const { accountId, handle } = terms;
    return { api: new XApi(this.context.outbound, source, now), terms, view: { accountId, handle, now }, signal };
  }
}
