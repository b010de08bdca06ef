import { Injectable } from '@nestjs/common';
import {
  ConnectorError,
  type ChallengeAnswer,
  type Connector,
  type InboundRequest,
} from '../../connectors/connector.js';
import { AppError, notFound } from '../../errors.js';
import { ConfinementService } from '../confinement/confinement.service.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { IngestService } from './ingest.service.js';

type InboundSource = NonNullable<Awaited<ReturnType<SourcesService['findForInbound']>>>;

/** Webhooks: verified by the connector over the raw bytes, stored before they are answered. */
@Injectable()
export class InboundService {
  constructor(
    private readonly sources: SourcesService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly ingest: IngestService,
    private readonly confinement: ConfinementService,
  ) {}

  /** Throws not-found where the connector is never asked, or this request asks nothing. */
  async answerChallenge(sourceId: string, request: InboundRequest): Promise<ChallengeAnswer> {
    const { source, connector } = await this.find(sourceId);
    const settings = await this.credentials.openAsIs(source);
    const answer = await Promise.resolve()
      .then(() => connector.challenge?.(settings, request) ?? null)
      .catch((error: unknown) => {
        throw asRefusal(error);
      });
    if (answer === null) throw notFound('source');
    return answer;
  }

  async take(sourceId: string, request: InboundRequest): Promise<{ stored: number; quarantined: number }> {
    const { source, connector } = await this.find(sourceId);
    if (connector.receive === undefined) throw notFound('source');
    const settings = await this.credentials.openAsIs(source);
    const receive = connector.receive.bind(connector);
    const received = this.confinement.within(source.workspaceId, () => receive(settings, request));
    const delivery = await received.catch((error: unknown) => {
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

  private async find(sourceId: string): Promise<{ source: InboundSource; connector: Connector }> {
    const source = await this.sources.findForInbound(sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector === undefined) throw notFound('source');
    return { source, connector };
  }
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error;
  if (error.fault === 'auth') return new AppError('unauthenticated', 'bad-signature', { detail: error.message });
  return new AppError('invalid', 'bad-post', { detail: error.message });
}
