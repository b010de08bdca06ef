import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Env } from '../env.js';
import type { UrlJudgement } from './address-policy.js';
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

const outboundRequests = new Counter({
  name: 'earshot_outbound_requests_total',
  help: 'Outbound requests by outcome: answered, or the fault that ended them.',
  labelNames: ['outcome'],
});

/** The product's only way out. */
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
    return this.client.request(request);
  }

  stream(request: OutboundStreamRequest): Promise<OutboundStream> {
    return this.client.stream(request);
  }

  openWebSocket(request: OutboundSocketRequest): Promise<OutboundSocket> {
    return this.client.openWebSocket(request);
  }

  resolveChecked(host: string, port: number): Promise<{ readonly address: string; readonly family: 4 | 6 }> {
    return this.client.resolveChecked(host, port);
  }

  connectChecked(host: string, port: number, options: OutboundConnectOptions): Promise<Socket> {
    return this.client.connectChecked(host, port, options);
  }

  /** For the moment an address is typed in: the same rules as at use, short of looking the name up. */
  judgeUrl(url: string): UrlJudgement {
    return this.client.judgeUrl(url);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
