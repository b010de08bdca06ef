import { Injectable } from '@nestjs/common';
import { ConnectorError, type InboundRequest } from '../../connectors/connector.js';
import { AppError, notFound } from '../../errors.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { IngestService } from './ingest.service.js';

/** Webhooks: verified by the connector over the raw bytes, stored before they are answered. */
@Injectable()
export class InboundService {
  constructor(
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly ingest: IngestService,
  ) {}

  async take(sourceId: string, request: InboundRequest): Promise<{ stored: number; quarantined: number }> {
    const source = await this.sources.findForInbound(sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || !connector?.receive) throw notFound('source');
    const settings = this.sources.openSettings(source);
    const delivery = await connector.receive(settings, request).catch((error: unknown) => {
      throw asRefusal(error);
    });
    const counts = await this.ingest.ingest(
      {
        id: source.id,
        workspaceId: source.workspaceId,
        connector: source.connector,
        network: connector.network,
        lease: null,
      },
      connector,
      settings,
      {
        posts: delivery.posts,
        rejected: delivery.rejected ?? [],
        gaps: [],
        deliveryId: delivery.deliveryId,
        isComplete: true,
      },
    );
    return { stored: counts.stored, quarantined: counts.quarantined };
  }
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error;
  if (error.fault === 'auth') return new AppError('unauthenticated', 'bad-signature', { detail: error.message });
  return new AppError('invalid', 'bad-post', { detail: error.message });
}
