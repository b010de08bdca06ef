import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { SourceSettings } from '../../connectors/setting.types.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { SecretBox } from '../staff/secret-box.service.js';
import { ConnectorCatalogue } from './connector-catalogue.service.js';
import { afterId } from './id-cursor.js';
import type { CallableSource, SourceRow } from './source-rows.js';
import { connectionOf, hasConsent } from './source-connection.js';
import { scarcestQuota } from '../../domain/collecting/open-quotas.js';
import { findInboundSource, findSource, listSources } from './source-rows.js';
import type { ConnectorView, SourceView } from './sources.dto.js';

/** The part of a stored source that its connector is called with. */
export interface SealedSource {
  readonly id: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: string | null;
}

export const credentialsBinding = (sourceId: string): string => `source:${sourceId}:credentials`;

/** Where posts come from: reading what is configured. Changes are in SourceChangesService, polling in SourceLeaseService. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: ConnectorCatalogue,
    private readonly secrets: SecretBox,
    private readonly wakeUp: WakeUpService,
  ) {}

  /** What a connector is called with; credentials are decrypted here and live as long as the call. */
  openSettings(source: SealedSource): SourceSettings {
    const opened: unknown =
      source.credentials === null
        ? {}
        : JSON.parse(this.secrets.open(source.credentials, credentialsBinding(source.id)));
    return { sourceId: source.id, settings: source.settings, credentials: opened as Record<string, string> };
  }

  /** Makes a source due although nobody asked: its access has ended, and reading it will say so. */
  async readSoon(id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('UPDATE source SET next_poll_at = now() WHERE id = $1 AND is_polled', [id]);
      await this.wakeUp.announce(tx, 'sources');
    });
  }

  /** A source that takes webhooks now; null when there is none of this id or it is paused. */
  async findForInbound(id: string): Promise<CallableSource | null> {
    return (await findInboundSource(this.dataSource, id)) ?? null;
  }

  /** A source that a stored reply goes out through; null when it was removed. A paused one still answers. */
  async findForReply(workspaceId: string, id: string): Promise<SourceRow | null> {
    return (await findSource(this.dataSource, workspaceId, id)) ?? null;
  }

  listConnectors(actor: Actor): ConnectorView[] {
    requireAccess(actor, 'sources', 'read');
    return this.catalogue.list().map((connector) => ({
      kind: connector.kind,
      network: connector.network,
      description: connector.description,
      canReply: connector.reply !== undefined,
      canConnect: hasConsent(connector.tokens),
      isPolled: connector.poll !== undefined,
      settingFields: [...connector.settingFields],
      credentialFields: [...connector.credentialFields],
    }));
  }

  /** `origin` is where this server is reached, for the address senders post to. */
  async list(actor: Actor, { limit, cursor }: PageQuery, origin: string): Promise<Page<SourceView>> {
    const scope = requireAccess(actor, 'sources', 'read');
    const rows = await listSources(this.dataSource, actor.workspaceId, afterId(cursor), limit);
    const page = toPage(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map((row) => this.show(row, origin, scope === 'all')) };
  }

  async get(actor: Actor, id: string, origin: string): Promise<SourceView> {
    const scope = requireAccess(actor, 'sources', 'read');
    return this.show(await this.find(this.dataSource, actor, id), origin, scope === 'all');
  }

  /** Makes a source due now. A paused or gone one stays as it is. */
  async pollNow(actor: Actor, id: string, origin: string): Promise<SourceView> {
    requireAccess(actor, 'sources', 'act');
    return this.dataSource.transaction(async (tx) => {
      await tx.query('UPDATE source SET next_poll_at = now() WHERE workspace_id = $1 AND id = $2 AND is_polled', [
        actor.workspaceId,
        id,
      ]);
      const row = await this.find(tx, actor, id);
      await this.wakeUp.announce(tx, 'sources');
      return this.show(row, origin, true);
    });
  }

  async find(on: DataSource | EntityManager, actor: Actor, id: string): Promise<SourceRow> {
    const row = await findSource(on, actor.workspaceId, id);
    if (row === undefined) throw notFound('source');
    return row;
  }

  /** Sources belong to no team: everybody sees that they exist and work, but not their settings. */
  show(row: SourceRow, origin: string, withSettings: boolean): SourceView {
    const connector = this.catalogue.get(row.connector);
    const takesWebhooks = connector?.receive !== undefined;
    return {
      id: row.id,
      connector: row.connector,
      name: row.name,
      settings: withSettings ? row.settings : {},
      intervalSeconds: row.intervalSeconds,
      hasCredentials: row.credentials !== null,
      connection: connectionOf(connector?.tokens, row.connection),
      health: {
        state: row.healthState,
        since: row.healthSince.toISOString(),
        lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
        lastPostAt: row.lastPostAt?.toISOString() ?? null,
        lastError: row.lastError,
        reason: row.healthReason === null ? null : { code: row.healthReason, text: row.lastError ?? '' },
        quota: scarcestQuota(row.quotas),
        quotas: [...row.quotas],
      },
      isListening: row.isListening,
      budget: row.budget,
      spend: row.spend,
      notices: [...row.notices],
      nextPollAt: row.isPolled && !row.isListening ? row.nextPollAt.toISOString() : null,
      retentionDays: row.retentionDays,
      seenCount: Number(row.seenCount),
      storedCount: Number(row.storedCount),
      quarantinedCount: row.quarantinedCount,
      inboundUrl: takesWebhooks && withSettings ? `${origin}/api/v1/inbound/${row.id}` : null,
      version: row.version,
      createdAt: row.createdAt.toISOString(),
    };
  }
}
