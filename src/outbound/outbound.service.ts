import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Counter } from 'prom-client';
import { Env } from '../env.js';
import type { UrlJudgement } from './address-policy.js';
import { GuardedClient } from './guarded-client.js';
import type { OutboundClient, OutboundRequest, OutboundResponse } from './outbound.types.js';

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

  /** For the moment an address is typed in: the same rules as at use, short of looking the name up. */
  judgeUrl(url: string): UrlJudgement {
    return this.client.judgeUrl(url);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
  }
}
