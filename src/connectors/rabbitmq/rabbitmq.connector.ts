import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector, ConnectorContext, Cursor, Deliver, ListenContext } from '../connector.js';
import type { SourceSettings } from '../setting.types.js';
import type { Replyability } from '../reply.types.js';
import { ConnectorError } from '../connector.js';
import { toPages } from './rabbitmq.pages.js';
import { readPlace, startOf, writePlace, type StreamPlace } from './rabbitmq.place.js';
import { BrokerSession } from './rabbitmq.session.js';
import { brokersOf, RABBITMQ_CREDENTIALS, RABBITMQ_FIELDS, RabbitmqSettings } from './rabbitmq.settings.js';

const MAX_POSTS_AT_ONCE = 500;
const WAIT_FOR_MORE_MS = 1_000;
/** Twice a batch: the next one arrives while one is stored. */
const USUAL_PREFETCH = 1_000;
/** How often each broker is tried in a row before the failure is the source's. */
const ROUNDS = 3;
/** A connection that was held for as long was a good one, though the queue may have been empty. */
const LASTED_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** A firehose from elsewhere: posts in the open format, read from a RabbitMQ stream or quorum queue. */
export class RabbitmqConnector implements Connector<RabbitmqSettings> {
  readonly kind = 'rabbitmq';
  readonly network = 'rabbitmq';
  readonly description =
    'Reads posts that another system publishes to a RabbitMQ stream or quorum queue; answers nothing.';
  readonly settings = RabbitmqSettings;
  readonly settingFields = RABBITMQ_FIELDS;
  readonly credentialFields = RABBITMQ_CREDENTIALS;

  constructor(private readonly context: ConnectorContext) {}

  isListening(): boolean {
    return true;
  }

  /** Goes from broker to broker of the cluster as connections are lost; gives up when none could be read several times over. */
  async listen(
    source: SourceSettings<RabbitmqSettings>,
    cursor: Cursor,
    deliver: Deliver,
    context: ListenContext,
    signal: AbortSignal,
  ): Promise<void> {
    const brokers = brokersOf(source.settings);
    const reader = new QueueReader(source, cursor, deliver, context, this.context);
    const isStopped = (): boolean => signal.aborted;
    let failures = 0;
    for (let turn = 0; !isStopped(); turn += 1) {
      const broker = brokers[turn % brokers.length];
      if (broker === undefined) throw new ConnectorError('invalid', 'No broker is set.', { code: 'refused' });
      const lost = await reader.readFrom(broker, signal);
      if (isStopped()) return;
      if (lost.fault.fault !== 'retry') throw lost.fault;
      failures = lost.wasReading ? 1 : failures + 1;
      if (failures >= ROUNDS * brokers.length) throw lost.fault;
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  replyability(post: { readonly url: string | null }): Replyability {
    return { verdict: 'by-hand', reason: 'queue-read-only', deepLink: post.url };
  }
}

type BrokerSettings = ReturnType<typeof brokersOf>[number];

/** Reads one queue through one broker after the other and remembers the place between them. */
class QueueReader {
  private place: StreamPlace | null;
  private batches = 0;

  constructor(
    private readonly source: SourceSettings<RabbitmqSettings>,
    private readonly cursor: Cursor,
    private readonly deliver: Deliver,
    private readonly listening: ListenContext,
    private readonly context: ConnectorContext,
  ) {
    this.place = readPlace(cursor, source.settings.queue);
  }

  /** Until the connection is lost or `signal` aborts. Throws what `deliver` throws, and ConnectorError for a queue of the wrong kind. */
  async readFrom(
    broker: BrokerSettings,
    signal: AbortSignal,
  ): Promise<{ readonly fault: ConnectorError; readonly wasReading: boolean }> {
    let session: BrokerSession;
    try {
      session = await this.open(broker, signal);
    } catch (error) {
      if (error instanceof ConnectorError) return { fault: error, wasReading: false };
      throw error;
    }
    const openedMs = this.listening.now().getTime();
    const batchesBefore = this.batches;
    try {
      await this.rememberBeginning();
      const fault = await this.readAll(session, signal);
      const lastedMs = this.listening.now().getTime() - openedMs;
      return { fault, wasReading: this.batches > batchesBefore || lastedMs >= LASTED_MS };
    } finally {
      await session.close();
    }
  }

  private get prefetch(): number {
    return this.source.settings.prefetch ?? USUAL_PREFETCH;
  }

  private open(broker: BrokerSettings, signal: AbortSignal): Promise<BrokerSession> {
    const { settings, credentials } = this.source;
    return BrokerSession.open(
      this.context.outbound,
      {
        broker,
        username: credentials['username'] ?? '',
        password: credentials['password'] ?? '',
        vhost: settings.vhost ?? '/',
        queue: settings.queue,
        prefetch: this.prefetch,
        start: settings.queueType === 'stream' ? startOf(this.place, settings.startFrom ?? 'first') : null,
        beat: () => this.listening.beat(),
      },
      signal,
    );
  }

  /** A stream that is read from its end needs a place before its first message comes, or a lost connection would lose posts. */
  private async rememberBeginning(): Promise<void> {
    const { queue, queueType } = this.source.settings;
    if (queueType !== 'stream' || this.place !== null) return;
    this.place = { queue, offset: null, at: this.listening.now() };
    await this.deliver({ posts: [], cursor: writePlace(this.place) });
  }

  private async readAll(session: BrokerSession, signal: AbortSignal): Promise<ConnectorError> {
    const { queue, queueType, network } = this.source.settings;
    for (;;) {
      const taken = await session.take(Math.min(MAX_POSTS_AT_ONCE, this.prefetch), WAIT_FOR_MORE_MS, signal);
      if (!taken.ok) return taken.lost ?? new ConnectorError('retry', 'Reading was ended.');
      const { pages, place } = toPages(taken.messages, this.place, {
        queue,
        queueType,
        network,
        maxPosts: MAX_POSTS_AT_ONCE,
        now: this.listening.now(),
      });
      for (const page of pages) await this.deliver(queueType === 'stream' ? page : { ...page, cursor: this.cursor });
      this.place = place;
      this.batches += 1;
      session.acknowledge(taken.messages[taken.messages.length - 1] ?? taken.messages[0]);
      this.listening.beat();
    }
  }
}
