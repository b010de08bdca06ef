import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Connector, SourceList } from '../../connectors/connector.js';
import { ConnectorError } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { invalid } from '../../errors.js';
import { findSettingFaults, urlsOf } from '../../http/plug-in-settings.js';
import { requireAccess } from '../../http/require-access.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { AuditService } from '../audit/audit.service.js';
import { ConnectorCatalogue } from './connector-catalogue.service.js';
import { findSources } from './source-rows.js';
import { mayBeReached } from './source-settings.js';
import type { OpmlResult, SkippedFeed } from './sources.dto.js';
import { SourcesService } from './sources.service.js';

const LONGEST_NAME = 200;
const USUAL_SECONDS = 300;

type ListedSource = SourceList['sources'][number];

/** Adds many sources at once from a list that another program wrote. */
@Injectable()
export class SourceImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly outbound: OutboundService,
    private readonly audit: AuditService,
    private readonly wakeUp: WakeUpService,
  ) {}

  /** What cannot be added is skipped with its reason; what is a source already is left as it is. */
  async importOpml(actor: Actor, bytes: Uint8Array, origin: string): Promise<OpmlResult> {
    requireAccess(actor, 'sources', 'create');
    const connector = this.catalogue.list().find((candidate) => candidate.readOpml !== undefined);
    if (connector?.readOpml === undefined) throw invalid('opml-not-supported', 'No connector reads OPML.');
    const list = readList(() => connector.readOpml?.(bytes));
    const usable: ListedSource[] = [];
    const skipped: SkippedFeed[] = [...list.skipped];
    for (const source of list.sources) {
      const reason = await this.findFault(connector, source);
      if (reason === null) usable.push(source);
      else skipped.push(skip(connector, source, reason));
    }
    return this.dataSource.transaction(async (tx) => {
      // One import at a time in a workspace, so that a list sent twice adds its sources once.
      await tx.query('SELECT id FROM workspace WHERE id = $1 FOR UPDATE', [actor.workspaceId]);
      const known = await this.knownSettings(tx, actor, connector);
      const isKnown = ({ settings }: ListedSource): boolean => known.has(JSON.stringify(settings));
      skipped.push(...usable.filter(isKnown).map((source) => skip(connector, source, 'It is a source already.')));
      const ids = await this.insert(
        tx,
        actor,
        connector,
        usable.filter((source) => !isKnown(source)),
      );
      const rows = await findSources(tx, actor.workspaceId, ids);
      if (ids.length > 0) await this.wakeUp.announce(tx, 'sources');
      const details = { added: ids.length, skipped: skipped.length };
      await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action: 'source.import', details });
      return { added: rows.map((row) => this.sources.show(row, origin, true)), skipped };
    });
  }

  private async findFault(connector: Connector, { settings }: ListedSource): Promise<string | null> {
    const [fault] = await findSettingFaults(connector, settings);
    if (fault !== undefined) return fault.message;
    const isReachable = urlsOf(connector, settings).every(({ url }) => mayBeReached(this.outbound, url));
    return isReachable ? null : 'The address may not be reached.';
  }

  private async knownSettings(tx: EntityManager, actor: Actor, connector: Connector): Promise<Set<string>> {
    const rows = await query<{ settings: unknown }>(
      tx,
      'SELECT settings FROM source WHERE workspace_id = $1 AND connector = $2 AND deleted_at IS NULL',
      [actor.workspaceId, connector.kind],
    );
    return new Set(rows.map(({ settings }) => JSON.stringify(settings)));
  }

  private async insert(
    tx: EntityManager,
    actor: Actor,
    connector: Connector,
    sources: readonly ListedSource[],
  ): Promise<string[]> {
    if (sources.length === 0) return [];
    const rows = await query<{ id: string }>(
      tx,
      `INSERT INTO source (workspace_id, connector, name, settings, interval_seconds, is_polled, created_by)
       SELECT $1, $2, i.name, i.settings, $3, $4, $5
       FROM unnest($6::text[], $7::jsonb[]) WITH ORDINALITY AS i (name, settings, n) ORDER BY n RETURNING id`,
      [
        actor.workspaceId,
        connector.kind,
        connector.interval?.usualSeconds ?? USUAL_SECONDS,
        connector.poll !== undefined,
        actor.memberId,
        sources.map(({ name }) => cleanText(name, LONGEST_NAME)),
        sources.map(({ settings }) => JSON.stringify(settings)),
      ],
    );
    return rows.map(({ id }) => id);
  }
}

function readList(read: () => SourceList | undefined): SourceList {
  try {
    return read() ?? { sources: [], skipped: [] };
  } catch (error) {
    if (error instanceof ConnectorError) throw invalid('bad-opml', error.message);
    throw error;
  }
}

function skip(connector: Connector, { name, settings }: ListedSource, reason: string): SkippedFeed {
  const [address] = urlsOf(connector, settings);
  return { title: name, url: address?.url ?? null, reason };
}
