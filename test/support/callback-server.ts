import { createHmac, timingSafeEqual } from 'node:crypto';
import { serveLoopback, type Answer, type Loopback, type Received } from './stand-ins/stand-in.js';

export interface CallbackBody {
  readonly key: string;
  readonly inReplyTo: string;
  readonly conversationId: string;
  readonly text: string;
  readonly visibility: string;
}

/** Where answers are posted to: counts what arrives and answers as it is told. */
export interface CallbackServer {
  readonly url: string;
  readonly host: string;
  readonly received: readonly Received[];
  /** What arrived about one post, oldest first. */
  about(externalId: string): CallbackBody[];
  /** Answers to come for one post, in order; then, and for all others, 201 with an id made of the key. */
  answer(externalId: string, ...answers: readonly Answer[]): void;
  stop(): Promise<void>;
}

export async function startCallbackServer(): Promise<CallbackServer> {
  const planned = new Map<string, Answer[]>();
  const loopback: Loopback = await serveLoopback((request) => {
    const body = JSON.parse(request.body) as CallbackBody;
    return (
      planned.get(body.inReplyTo)?.shift() ?? {
        status: 201,
        body: JSON.stringify({ id: `sent-${body.key}`, url: `https://forum.example/${body.key}` }),
      }
    );
  });
  return {
    url: `${loopback.origin}/answers`,
    host: loopback.host,
    received: loopback.received,
    about: (externalId) =>
      loopback.received
        .map((request) => JSON.parse(request.body) as CallbackBody)
        .filter(({ inReplyTo }) => inReplyTo === externalId),
    answer: (externalId, ...answers) => {
      planned.set(externalId, [...answers]);
    },
    stop: () => loopback.stop(),
  };
}

/** Whether a request is signed as Standard Webhooks says, worked out without the product's code. */
export function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  );
  const age = Math.abs(Date.now() / 1000 - Number(timestamp));
  const expected = createHmac('sha256', secret)
    .update(`${id ?? ''}.${timestamp ?? ''}.${body}`)
    .digest();
  const offered = (signatures ?? '').split(' ').map((part) => Buffer.from(part.replace(/^v1,/, ''), 'base64'));
  return age < 300 && offered.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
}
