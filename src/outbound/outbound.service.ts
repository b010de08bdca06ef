import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Env } from '../env.js';
import type { UrlJudgement } from './address-policy.js';
import { isConfined } from './confinement.js';
import { GuardedClient } from './guarded-client.js';
import type {
  OutboundClient,
  OutboundConnectOptions,
  OutboundRequest,
  OutboundResponse,
  OutboundSocket,
  OutboundSocketRequest,
  OutboundStream,
  OutboundStreamRequest,
} from './outbound.types.js';
import { OutboundError } from './outbound.types.js';

const outboundRequests = new Counter({
  name: 'earshot_outbound_requests_total',
  help: 'Outbound requests by outcome: answered, or the fault that ended them.',
  labelNames: ['outcome'],
});

/** The product's only way out. Confined work gets no further than this class: no name is looked up, no socket made. */
@Injectable()
export class OutboundService implements OutboundClient, OnApplicationShutdown {
  private readonly client: GuardedClient;

  constructor(env: Env) {
    this.client = new GuardedClient({
      allow: env.outboundAllow,
      userAgent: `Earshot/${env.version}`,
      onRequest: (outcome) => {
        outboundRequests.inc({ outcome });
      },
    });
  }

  request(request: OutboundRequest): Promise<OutboundResponse> {
    return this.unlessConfined(() => this.client.request(request));
  }

  stream(request: OutboundStreamRequest): Promise<OutboundStream> {
    return this.unlessConfined(() => this.client.stream(request));
  }

  openWebSocket(request: OutboundSocketRequest): Promise<OutboundSocket> {
    return this.unlessConfined(() => this.client.openWebSocket(request));
  }

  resolveChecked(host: string, port: number): Promise<{ readonly address: string; readonly family: 4 | 6 }> {
    return this.unlessConfined(() => this.client.resolveChecked(host, port));
  }

  connectChecked(host: string, port: number, options: OutboundConnectOptions): Promise<Socket> {
    return this.unlessConfined(() => this.client.connectChecked(host, port, options));
  }

  /** For the moment an address is typed in: the same rules as at use, short of looking the name up. */
  judgeUrl(url: string): UrlJudgement {
    return this.client.judgeUrl(url);
  }

  private unlessConfined<T>(open: () => Promise<T>): Promise<T> {
    if (!isConfined()) return open();
    outboundRequests.inc({ outcome: 'blocked' });
    return Promise.reject(new OutboundError('blocked', 'Nothing leaves a drill.'));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
