import { Injectable } from '@nestjs/common';
import type { ReplyMeasure, ReplyTarget } from '../../connectors/reply.types.js';
import { invalid } from '../../errors.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';

/** How long an answer is where it goes, by the network's own counting. */
@Injectable()
export class ReplyMeasures {
  constructor(
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  /** Null where the network sets no limit that we know of. */
  async measure(workspaceId: string, sourceId: string, to: ReplyTarget, text: string): Promise<ReplyMeasure | null> {
    const source = await this.sources.findForReply(workspaceId, sourceId);
    const connector = source === null ? undefined : this.catalogue.get(source.connector);
    if (source === null || connector?.measureReply === undefined) return null;
    return connector.measureReply({ sourceId, settings: source.settings, credentials: {} }, to, text);
  }

  /** The posts an answer becomes, one after the other. Throws `reply-too-long` where the network takes it in no way. */
  async split(workspaceId: string, sourceId: string, to: ReplyTarget, text: string): Promise<readonly string[]> {
    const measure = await this.measure(workspaceId, sourceId, to, text);
    if (measure === null) return [text];
    if (measure.warnings.some(({ code }) => code === 'too-long') || measure.parts.length === 0) {
      const detail = `The answer is too long for this network: ${String(measure.length)} of ${String(measure.limit)}.`;
      throw invalid('reply-too-long', detail);
    }
    return measure.parts;
  }
}
