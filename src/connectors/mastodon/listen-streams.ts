import { OutboundError, type OutboundClient, type OutboundStream } from '../../outbound/outbound.types.js';
import { ConnectorError, type Cursor, type Deliver, type ListenContext } from '../connector.js';
import type { NormalisedPost, RejectedPost } from '../post.types.js';
import { at, idOf, parseJson, textOf } from '../read-json.js';
import { EventFrameReader, type EventFrame } from './event-frames.js';
import { findParents } from './find-parents.js';
import { MastodonApi } from './mastodon-api.js';
import { noteStreamed, openCursor, writeCursor, type MastodonCursor } from './mastodon-cursor.js';
import { NOTIFICATIONS, hashtagsOf, lanesOf, readItem } from './mastodon-lanes.js';
import type { MastodonSource } from './mastodon.settings.js';
import { knownOf, readStatus, type KnownStatus } from './mastodon.normalise.js';
import { pollTimelines } from './poll-timelines.js';
import { readUrl } from '../../domain/text/read-url.js';

/** The server sends a sign of life every 15 s. */
const IDLE_TIMEOUT_MS = 60_000;
/** What has no stream (the search, further hashtags) is asked for this often; what a stream left out is found then too. */
const PASS_EVERY_MS = 300_000;
const MAX_HASHTAG_STREAMS = 10;
const MAX_KNOWN = 5_000;
const PASS_LIMITS = { maxPosts: 400, maxRequests: 20 };

interface Stream {
  readonly path: string;
  /** The timeline that holds the same posts. */
  readonly lane: string;
}

export interface Listening {
  readonly outbound: OutboundClient;
  readonly source: MastodonSource;
  readonly cursor: Cursor;
  readonly deliver: Deliver;
  readonly context: ListenContext;
  readonly signal: AbortSignal;
}

/**
 * Listens until the other side ends a stream. The streams are opened first and what was missed is read then, so that nothing falls
 * between. Nothing is ever sent again by the server: a cursor stays a little behind what was heard. Throws ConnectorError.
 */
export const listenToStreams = (listening: Listening): Promise<void> => new StreamListener(listening).run();

class StreamListener {
  private cursor: MastodonCursor;
  private passedAt: Date;
  /** Keys of what was heard, by the server's ids: a deletion names the id alone. */
  private readonly known = new Map<string, KnownStatus>();
  /** Deliveries go one after the other, whichever stream they come from. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly listening: Listening) {
    this.cursor = openCursor(listening.cursor);
    this.passedAt = listening.context.now();
  }

  async run(): Promise<void> {
    const { signal } = this.listening;
    const base = await this.findBase();
    const open: OutboundStream[] = [];
    let pumps: Promise<void>[] = [];
    try {
      for (const stream of this.streams()) {
        const answer = await this.open(base + stream.path);
        open.push(answer);
        pumps.push(this.startLater(stream, answer));
      }
      await this.inTurn(() => this.catchUp());
      this.release();
      await Promise.race(pumps);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      for (const stream of open) stream.close();
      this.release();
      await Promise.allSettled(pumps);
      pumps = [];
    }
  }

  private release: () => void = () => undefined;
  private readonly caughtUp = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  private async startLater(stream: Stream, answer: OutboundStream): Promise<void> {
    await this.caughtUp;
    await this.pump(stream, answer);
  }

  private api(): MastodonApi {
    const { outbound, source, context, signal } = this.listening;
    return new MastodonApi(outbound, source, context.now(), signal);
  }

  private streams(): readonly Stream[] {
    const { source, context } = this.listening;
    const lanes = lanesOf(source, context.terms, this.cursor.knowsMentionsOnly);
    const laneOfTag = (tag: string): string =>
      lanes.find(({ key }) => key.startsWith('tag:') && key.slice('tag:'.length).split(',').includes(tag))?.key ?? '';
    return [
      ...(source.settings.includeMentions === false ? [] : [{ path: 'user/notification', lane: NOTIFICATIONS }]),
      ...hashtagsOf(source, context.terms)
        .slice(0, MAX_HASHTAG_STREAMS)
        .map((tag) => ({ path: `hashtag?tag=${encodeURIComponent(tag)}`, lane: laneOfTag(tag) })),
      ...(source.settings.includePublic === true ? [{ path: 'public', lane: 'public' }] : []),
    ];
  }

  private async findBase(): Promise<string> {
    const { settings } = this.listening.source;
    const api = this.api();
    const told =
      settings.streamingUrl ??
      textOf(at((await api.find('/api/v2/instance'))?.value, 'configuration', 'urls', 'streaming'))?.replace(
        /^ws(s?):/i,
        'http$1:',
      );
    const base = told !== undefined && readUrl(told) !== null ? told.replace(/\/+$/, '') : api.base;
    return `${base}/api/v1/streaming/`;
  }

  private async open(url: string): Promise<OutboundStream> {
    const { outbound, signal } = this.listening;
    const headers = { ...this.api().headers, accept: 'text/event-stream' };
    let stream: OutboundStream;
    try {
      stream = await outbound.stream({ url, headers, idleTimeoutMs: IDLE_TIMEOUT_MS, signal });
    } catch (error) {
      throw describeFault(error);
    }
    if (stream.status === 200) return stream;
    stream.close();
    throw describeStatus(stream.status);
  }

  private async pump(stream: Stream, { chunks }: OutboundStream): Promise<void> {
    const { context } = this.listening;
    const reader = new EventFrameReader();
    try {
      for await (const chunk of chunks) {
        context.beat();
        const frames = reader.read(chunk);
        if (frames.length > 0) await this.inTurn(() => this.hear(stream, frames));
        if (this.isPassDue()) await this.inTurn(() => (this.isPassDue() ? this.catchUp() : Promise.resolve()));
      }
    } catch (error) {
      throw error instanceof RangeError ? changedShape() : describeFault(error);
    }
  }

  private isPassDue(): boolean {
    return this.listening.context.now().getTime() - this.passedAt.getTime() >= PASS_EVERY_MS;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** Reads what the streams have not brought, as a poll does. */
  private async catchUp(): Promise<void> {
    const { source, deliver, context } = this.listening;
    for (let complete = false; !complete;) {
      const now = context.now();
      const limits = { now, terms: context.terms, ...PASS_LIMITS };
      const { complete: isComplete, ...page } = await pollTimelines(
        this.api(),
        source,
        writeCursor(this.cursor),
        limits,
      );
      await deliver(page);
      this.cursor = openCursor(page.cursor);
      complete = isComplete;
      if (!complete && page.notBefore !== undefined)
        throw new ConnectorError('quota', 'Mastodon asks us to wait before reading again.', {
          code: 'rate-limited',
          retryAfterSeconds: Math.max(1, Math.ceil((page.notBefore.getTime() - now.getTime()) / 1_000)),
        });
    }
    this.passedAt = context.now();
  }

  private async hear(stream: Stream, frames: readonly EventFrame[]): Promise<void> {
    const posts: NormalisedPost[] = [];
    const rejected: RejectedPost[] = [];
    let isHeard = false;
    for (const frame of frames) {
      if (frame.event === 'delete') posts.push(...this.readDeletion(frame.data));
      else if (['update', 'status.update', 'notification'].includes(frame.event)) {
        isHeard = true;
        await this.readEvent(stream, frame, posts, rejected);
      }
    }
    if (!isHeard && posts.length === 0) return;
    await this.listening.deliver({ posts, rejected, cursor: writeCursor(this.cursor) });
  }

  private async readEvent(
    stream: Stream,
    { event, data }: EventFrame,
    posts: NormalisedPost[],
    rejected: RejectedPost[],
  ): Promise<void> {
    const value = parseJson(data);
    const item = readItem({ wraps: event === 'notification' }, value);
    if (item === null) {
      rejected.push({ reason: 'The event cannot be read.', raw: data });
      return;
    }
    if (item.status === null) return;
    const now = this.listening.context.now();
    const api = this.api();
    this.remember(knownOf([item.status]));
    await findParents(api, [item.status], this.known, 1);
    const myId = this.cursor.me?.id ?? null;
    const read = readStatus(item.status, { host: api.host, now, myId, known: this.known }, item.addressesUs);
    if (read.ok) posts.push(read.post);
    else rejected.push(read.rejected);
    if (event !== 'status.update') this.cursor = noteStreamed(this.cursor, stream.lane, item);
  }

  /** The payload is a bare id. Of posts that were not heard while listening nothing but the id is known: a later look finds out. */
  private readDeletion(data: string): readonly NormalisedPost[] {
    const externalId = this.known.get(idOf(parseJson(data)) ?? data.trim())?.key;
    return externalId === undefined ? [] : [{ externalId, text: '', author: { handle: '' }, isDeleted: true }];
  }

  private remember(statuses: ReadonlyMap<string, KnownStatus>): void {
    for (const [id, status] of statuses) this.known.set(id, status);
    for (const id of this.known.keys()) {
      if (this.known.size <= MAX_KNOWN) break;
      this.known.delete(id);
    }
  }
}

const changedShape = (): ConnectorError =>
  new ConnectorError('invalid', 'The stream of Mastodon is not what it documents.', { code: 'changed-shape' });

function describeFault(error: unknown): unknown {
  if (!(error instanceof OutboundError)) return error;
  return new ConnectorError('retry', 'The stream of Mastodon broke off.', { code: 'unreachable', cause: error });
}

function describeStatus(status: number): ConnectorError {
  const said = `(status ${String(status)})`;
  switch (status) {
    case 401:
      return new ConnectorError('auth', `Mastodon refused the credentials; connect the account again ${said}.`, {
        code: 'revoked',
      });
    case 403:
      return new ConnectorError('auth', `Mastodon does not allow this account to listen here ${said}.`, {
        code: 'forbidden',
      });
    case 404:
      return new ConnectorError('retry', `Mastodon has no stream at this address ${said}.`, { code: 'not-found' });
    case 410:
      return new ConnectorError('gone', `Mastodon says that this stream is gone for good ${said}.`, { code: 'gone' });
    case 429:
      return new ConnectorError('quota', `Mastodon asks us to wait before listening again ${said}.`, {
        code: 'rate-limited',
      });
    default:
      return status >= 500
        ? new ConnectorError('retry', `Mastodon has trouble ${said}.`, { code: 'server-error' })
        : changedShape();
  }
}
