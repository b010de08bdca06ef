import type { OutboundClient, OutboundRequest } from '../../src/outbound/outbound.types.js';
import { fakeOutbound } from './fake-outbound.js';

export interface CannedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers the requests in turn, the last answer for all that come after it, and keeps what was asked. */
export function answeringOutbound(...answers: readonly CannedAnswer[]): {
  readonly outbound: OutboundClient;
  readonly asked: OutboundRequest[];
} {
  const asked: OutboundRequest[] = [];
  const outbound = fakeOutbound({
    request: (request) => {
      const {
        status,
        body = '',
        headers = {},
      } = answers[Math.min(asked.length, answers.length - 1)] ?? { status: 200 };
      asked.push(request);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return Promise.resolve({ status, headers, body: Buffer.from(text), finalUrl: request.url });
    },
  });
  return { outbound, asked };
}
