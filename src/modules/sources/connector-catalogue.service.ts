import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Connector } from '../../connectors/connector.js';
import { createConnectors } from '../../connectors/registry.js';
import { Env } from '../../env.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';

/** Every connector of the registry, by kind. */
@Injectable()
export class ConnectorCatalogue implements OnApplicationShutdown {
  private readonly byKind: ReadonlyMap<string, Connector>;

  constructor(env: Env, outbound: OutboundService) {
    const connectors = createConnectors({
      outbound,
      readableFolders: [join(env.rootDir, 'config'), join(env.dataDir, 'recordings')],
      now: systemClock,
    });
    this.byKind = new Map(connectors.map((connector) => [connector.kind, connector]));
  }

  get(kind: string): Connector | undefined {
    return this.byKind.get(kind);
  }

  list(): readonly Connector[] {
    return [...this.byKind.values()];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.list().flatMap((connector) => (connector.close === undefined ? [] : [connector.close()])));
  }
}
