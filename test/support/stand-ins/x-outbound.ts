import { OutboundError } from '../../../src/outbound/outbound.types.js';
import type { OutboundClient, OutboundRequest, OutboundResponse } from '../../../src/outbound/outbound.types.js';
import { fakeOutbound } from '../fake-outbound.js';
import type { Answer, Received } from './stand-in.js';
import type { XNetwork } from './x-network.js';

/** An outbound client that asks a small X in the same process, and remembers what it was asked. */
export class XOutbound {
  readonly received: Received[] = [];
  /** Answers instead of the network, where it gives one. */
  instead: (request: Received) => Answer | null = () => null;
  readonly client: OutboundClient;

  constructor(
    readonly network: XNetwork,
    more: Partial<OutboundClient> = {},
  ) {
    this.client = fakeOutbound({ request: (request) => this.request(request), ...more });
  }

  /** Paths of the requests so far, without their queries. */
  get asked(): readonly string[] {
    return this.received.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);
  }

  private async request({ method = 'GET', url, headers = {}, body = '' }: OutboundRequest): Promise<OutboundResponse> {
    const { host, pathname, search } = new URL(url);
    const one = { method, path: `${pathname}${search}`, headers: { host, ...headers }, body: body.toString() };
    this.received.push(one);
    const answer = this.instead(one) ?? this.network.answer(one);
    if (answer === 'hang-up') throw new OutboundError('reset', 'x.test closed the connection');
    if (answer === 'silence') throw new OutboundError('timeout', 'x.test did not answer in time');
    const content = Buffer.from(answer.body ?? '');
    return { status: answer.status, headers: { ...answer.headers }, body: content, finalUrl: url };
  }
}
