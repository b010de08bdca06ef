import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { pick } from '../processes/random.js';

export interface SentPost {
  readonly id: string;
  readonly text: string;
  readonly conversationId?: string;
  readonly editedAt?: string;
  /** The sender's own time unless given. */
  readonly publishedAt?: string;
  readonly isDeleted?: boolean;
}

export interface WebhookDelivery {
  readonly id: string;
  readonly posts: readonly SentPost[];
}

const REQUEST_LIMIT_MS = 40_000;
const RETRY_MS = 200;
const ID_IS_A_NUMBER = /^[1-9]\d{0,18}$/;

/** Written by hand where the id is a number, as its digits are more than JSON.stringify can keep. */
function bodyOf(posts: readonly SentPost[], at: Date): string {
  const documents = posts.map(({ id, ...post }) => {
    const rest = { author: { handle: `author-${id.slice(-3)}` }, lang: 'en', publishedAt: at.toISOString(), ...post };
    const idAsWritten = ID_IS_A_NUMBER.test(id) ? id : JSON.stringify(id);
    return `{"id":${idAsWritten},${JSON.stringify(post.isDeleted === true ? { isDeleted: true } : rest).slice(1)}`;
  });
  return documents.length === 1 ? (documents[0] ?? '') : `[${documents.join(',')}]`;
}

/** A system that sends signed webhooks, each again and again until it is told that it was taken. */
export class WebhookSender {
  accepted = 0;
  /** Sent again because the answer was missing or not 202. */
  retries = 0;
  readonly refusals: string[] = [];
  private readonly library: Webhook;

  constructor(
    private readonly url: string,
    secret: string,
    private readonly startedAt: Date,
  ) {
    this.library = new Webhook(secret, { format: 'raw' });
  }

  /** Sends one delivery until it is accepted or `signal` says that it is enough. */
  async deliver(delivery: WebhookDelivery, signal: AbortSignal): Promise<void> {
    const body = bodyOf(delivery.posts, this.startedAt);
    while (!signal.aborted) {
      const status = await this.post(delivery.id, body, signal);
      if (status === 202) {
        this.accepted += 1;
        return;
      }
      if (status !== null && status < 500 && status !== 429) {
        this.refusals.push(`${delivery.id}: ${String(status)}`);
        return;
      }
      this.retries += 1;
      await sleep(RETRY_MS);
    }
  }

  /** Sends deliveries spread over `overMs`, `lanes` at a time; some once more after they were accepted. */
  async deliverAll(
    deliveries: readonly WebhookDelivery[],
    options: { overMs: number; lanes: number; replays: number; random: () => number; signal: AbortSignal },
  ): Promise<void> {
    const { overMs, lanes, replays, random, signal } = options;
    const startedAt = performance.now();
    let next = 0;
    const done: WebhookDelivery[] = [];
    const lane = async (): Promise<void> => {
      for (let i = next++; i < deliveries.length && !signal.aborted; i = next++) {
        const delivery = deliveries[i];
        if (delivery === undefined) return;
        const dueIn = startedAt + (i / deliveries.length) * overMs - performance.now();
        if (dueIn > 0) await sleep(dueIn);
        await this.deliver(delivery, signal);
        done.push(delivery);
        if (random() < replays) await this.deliver(pick(done, random), signal);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  private async post(id: string, body: string, signal: AbortSignal): Promise<number | null> {
    const at = new Date();
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': this.library.sign(id, at, body),
        },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }
}
