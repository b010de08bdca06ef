import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { OutboundClient } from '../../outbound/outbound.types.js';
import { ConnectorError } from '../connector.js';
import { describeBrokerFault } from './rabbitmq.faults.js';
import type { StreamStart } from './rabbitmq.place.js';
import type { Broker } from './rabbitmq.settings.js';

const OPEN_TIMEOUT_MS = 10_000;
/** Of the protocol's own heartbeats: a broker that is silent for twice as long is gone. */
const HEARTBEAT_SECONDS = 15;
/** How often the broker is asked whether the queue is still there. */
const LOOK_EVERY_MS = 10_000;

export interface SessionOptions {
  readonly broker: Broker;
  readonly username: string;
  readonly password: string;
  readonly vhost: string;
  readonly queue: string;
  readonly prefetch: number;
  /** Null for a queue, whose place the broker keeps. */
  readonly start: StreamStart | null;
  /** The queue answered. */
  readonly beat: () => void;
}

export type Taken =
  | { readonly ok: true; readonly messages: readonly [ConsumeMessage, ...ConsumeMessage[]] }
  | { readonly ok: false; readonly lost: ConnectorError | null };

/** One connection to one broker that reads one queue. Messages wait in memory, at most `prefetch` of them. */
export class BrokerSession {
  private readonly arrived: ConsumeMessage[] = [];
  private lost: ConnectorError | null = null;
  private isClosed = false;
  private wake: () => void = () => undefined;
  private readonly looks: NodeJS.Timeout;

  private constructor(
    private readonly model: ChannelModel,
    private readonly channel: Channel,
    private readonly lookChannel: Channel,
    private readonly options: SessionOptions,
  ) {
    const lose = (error: unknown): void => this.lose(describeBrokerFault(error, false));
    for (const emitter of [model, channel, lookChannel]) {
      emitter.on('error', lose);
      emitter.on('close', lose);
    }
    let isLooking = false;
    this.looks = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      lookChannel
        .checkQueue(options.queue)
        .then(() => options.beat(), lose)
        .finally(() => {
          isLooking = false;
        });
    }, LOOK_EVERY_MS);
  }

  /** Connects and begins to read. Throws ConnectorError; `signal` gives up waiting for the connection. */
  static async open(outbound: OutboundClient, options: SessionOptions, signal: AbortSignal): Promise<BrokerSession> {
    const model = await connectTo(outbound, options, signal);
    let session: BrokerSession | null = null;
    try {
      const channel = withoutUncaughtErrors(await model.createChannel());
      session = new BrokerSession(model, channel, withoutUncaughtErrors(await model.createChannel()), options);
      await session.consume();
      return session;
    } catch (error) {
      await session?.close();
      await model.close().catch(() => undefined);
      throw describeBrokerFault(error, false);
    }
  }

  /** Waits for a message, then for more until there are `most` or `forMs` have passed. Not ok when the connection is lost or `signal` aborts. */
  async take(most: number, forMs: number, signal: AbortSignal): Promise<Taken> {
    await this.until(() => this.arrived.length > 0, null, signal);
    await this.until(() => this.arrived.length >= most, forMs, signal);
    const [first, ...others] = this.arrived.splice(0, most);
    // What a lost connection brought comes again through the next one; it can no longer be acknowledged here.
    if (this.lost !== null || signal.aborted || first === undefined) return { ok: false, lost: this.lost };
    return { ok: true, messages: [first, ...others] };
  }

  /** Says that this message and all before it are stored. On a lost connection they come again. */
  acknowledge(message: ConsumeMessage): void {
    if (this.lost === null && !this.isClosed) this.channel.ack(message, true);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearInterval(this.looks);
    if (this.lost === null) await this.model.close().catch(() => undefined);
  }

  private async consume(): Promise<void> {
    const { queue, prefetch, start } = this.options;
    await this.channel.prefetch(prefetch);
    await this.channel.consume(
      queue,
      (message) => {
        if (message === null) this.lose(describeBrokerFault(new Error('The broker ended the reading.'), false));
        else this.arrived.push(message);
        this.wake();
      },
      start === null ? {} : { arguments: { 'x-stream-offset': start } },
    );
    this.options.beat();
  }

  private lose(reason: ConnectorError): void {
    clearInterval(this.looks);
    if (this.isClosed || this.lost !== null) return;
    this.lost = reason;
    this.wake();
    void this.model.close().catch(() => undefined);
  }

  private async until(isReached: () => boolean, forMs: number | null, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const stop = (): void => waiting.abort();
    const timer = forMs === null ? undefined : setTimeout(stop, forMs);
    signal.addEventListener('abort', stop);
    waiting.signal.addEventListener('abort', () => this.wake());
    while (!isReached() && this.lost === null && !waiting.signal.aborted && !signal.aborted)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    signal.removeEventListener('abort', stop);
    clearTimeout(timer);
  }
}

/** An error between two owners must not become an uncaught exception. */
function withoutUncaughtErrors<T extends ChannelModel | Channel>(emitter: T): T {
  emitter.on('error', () => undefined);
  return emitter;
}

/** The library dials by itself, so it is given an address that was judged; certificates are still checked against the name. */
async function connectTo(
  outbound: OutboundClient,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<ChannelModel> {
  const { broker, username, password, vhost } = options;
  try {
    const { address } = await outbound.resolveChecked(broker.host, broker.port);
    const { connect } = await import('amqplib');
    const connecting = connect(
      {
        protocol: broker.protocol,
        hostname: address,
        port: broker.port,
        username,
        password,
        vhost: encodeURIComponent(vhost),
        heartbeat: HEARTBEAT_SECONDS,
      },
      {
        timeout: OPEN_TIMEOUT_MS,
        noDelay: true,
        clientProperties: { connection_name: 'earshot' },
        ...(address === broker.host ? {} : { servername: broker.host }),
      },
    );
    return withoutUncaughtErrors(await unlessAborted(connecting, signal));
  } catch (error) {
    throw describeBrokerFault(error, true);
  }
}

/** A connection that comes after nobody waits for it is closed. */
async function unlessAborted(connecting: Promise<ChannelModel>, signal: AbortSignal): Promise<ChannelModel> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new ConnectorError('retry', 'The connection was not waited for.'));
  });
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await Promise.race([connecting, aborted]);
  } catch (error) {
    void connecting
      .then(
        (model) => model.close(),
        () => undefined,
      )
      .catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
