import type { Connector, ConnectorContext } from './connector.js';
import { FeedConnector } from './feed/feed.connector.js';
import { InboundConnector } from './inbound/inbound.connector.js';
import { ReplayConnector } from './replay/replay.connector.js';

/** LIST 2: every network. A new one is its folder and one line here. Throws when two claim one name. */
export function createConnectors(context: ConnectorContext): readonly Connector[] {
  const connectors: readonly Connector[] = [
    new FeedConnector(context),
    new InboundConnector(context),
    new ReplayConnector(context),
  ];
  const kinds = new Set<string>();
  for (const { kind } of connectors) {
    if (kinds.has(kind)) throw new Error(`Two connectors are called "${kind}".`);
    kinds.add(kind);
  }
  return connectors;
}
