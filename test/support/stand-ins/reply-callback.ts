import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

/**
 * What becomes of a request. Those that end in -after-storing have published the answer before they go wrong.
 * - wait: 429 with Retry-After, nothing published
 * - refuse: 422, nothing published
 */
export type CallbackManner =
  | 'publish'
  | 'publish-slowly'
  | 'error-after-storing'
  | 'conflict-after-storing'
  | 'silence-after-storing'
  | 'reset-after-storing'
  | 'drip-after-storing'
  | 'wait'
  | 'refuse';

export interface DeliveredReply {
  readonly key: string;
  readonly inReplyTo: string;
  readonly conversationId: string;
  readonly text: string;
}

export interface CallbackOptions {
  readonly secret: string;
  /** Publishes once per key, however often it comes; otherwise every request that is stored is published. */
  readonly honoursKey: boolean;
  /** A free one unless given. */
  readonly port?: number;
  /** How the request is met; `attempt` counts the requests under this key from 1. */
  readonly manner: (reply: DeliveredReply, attempt: number) => CallbackManner;
}

const RETRY_AFTER_SECONDS = 1;
const SLOW_MS = 1_500;

/** The far side of a source that can be answered: it publishes what it is given, and then may fail to say so. */
export class ReplyCallback {
  /** What readers of the network see, in order. */
  readonly published: DeliveredReply[] = [];
  /** When each request came, by key. */
  readonly requests = new Map<string, number[]>();
  private readonly ids = new Map<string, string>();
  private readonly library: Webhook;
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const body = Buffer.concat(chunks).toString('utf8');
      void this.meet(this.library.verify(body, headers) as DeliveredReply, response);
    });
  });

  private constructor(private readonly options: CallbackOptions) {
    this.library = new Webhook(options.secret, { format: 'raw' });
  }

  static async start(options: CallbackOptions): Promise<ReplyCallback> {
    const callback = new ReplyCallback(options);
    await new Promise<void>((resolve) => callback.server.listen(options.port ?? 0, '127.0.0.1', resolve));
    return callback;
  }

  get host(): string {
    return `127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  get url(): string {
    return `http://${this.host}/replies`;
  }

  /** How often each key was published. */
  publishedTimes(): ReadonlyMap<string, number> {
    const times = new Map<string, number>();
    for (const { key } of this.published) times.set(key, (times.get(key) ?? 0) + 1);
    return times;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async meet(reply: DeliveredReply, response: ServerResponse): Promise<void> {
    const times = this.requests.get(reply.key) ?? [];
    times.push(performance.now());
    this.requests.set(reply.key, times);
    const manner = this.options.manner(reply, times.length);
    if (manner === 'wait') {
      response.writeHead(429, { 'retry-after': String(RETRY_AFTER_SECONDS) }).end();
      return;
    }
    if (manner === 'refuse') {
      response.writeHead(422).end();
      return;
    }
    const id = this.publish(reply);
    switch (manner) {
      case 'publish-slowly':
        await sleep(SLOW_MS);
        response.writeHead(201).end(JSON.stringify({ id }));
        return;
      case 'publish':
        response.writeHead(201).end(JSON.stringify({ id }));
        return;
      case 'error-after-storing':
        response.writeHead(500).end();
        return;
      case 'conflict-after-storing':
        response.writeHead(409).end();
        return;
      case 'reset-after-storing':
        response.socket?.destroy();
        return;
      case 'drip-after-storing':
        response.writeHead(201, { 'content-length': '100' });
        response.write('{');
        response.socket?.setTimeout(3_000, () => response.socket?.destroy());
        return;
      case 'silence-after-storing':
    }
  }

  private publish(reply: DeliveredReply): string {
    const known = this.options.honoursKey ? this.ids.get(reply.key) : undefined;
    if (known !== undefined) return known;
    this.published.push(reply);
    const id = `published-${String(this.published.length)}`;
    this.ids.set(reply.key, id);
    return id;
  }
}
