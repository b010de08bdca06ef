import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { invalid, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { DEFAULT_TIERS, type Tier } from './people.types.js';

export interface PeopleSettingsView {
  readonly tiers: readonly Tier[];
  readonly version: number;
}

const READ = 'SELECT tiers, version FROM people_settings WHERE workspace_id = $1';

/** The workspace's words for its tiers, and what they count. */
@Injectable()
export class PeopleSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async createDefault(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query('INSERT INTO people_settings (workspace_id, tiers) VALUES ($1, $2)', [
      workspaceId,
      JSON.stringify(DEFAULT_TIERS),
    ]);
  }

  async read(actor: Actor): Promise<PeopleSettingsView> {
    requireAccess(actor, 'people', 'read');
    return this.find(this.dataSource, actor.workspaceId);
  }

  /** A tier that is taken away is no customer's any more; what counts differently counts so from the next post on. */
  async write(actor: Actor, tiers: readonly Tier[], version: number | null): Promise<PeopleSettingsView> {
    requireAccess(actor, 'people', 'create');
    const names = tiers.map(({ name }) => name.trim().toLowerCase());
    if (new Set(names).size < names.length) throw invalid('same-tier', 'Two tiers have the same name.');
    return this.dataSource.transaction(async (tx) => {
      const [row] = await query<PeopleSettingsView>(tx, `${READ} FOR UPDATE`, [actor.workspaceId]);
      if (version !== null && row?.version !== version) throw staleVersion({ current: row });
      await tx.query('UPDATE people_settings SET tiers = $2, version = version + 1 WHERE workspace_id = $1', [
        actor.workspaceId,
        JSON.stringify(tiers),
      ]);
      const kept = tiers.map(({ name }) => name);
      for (const table of ['person', 'task'])
        await tx.query(
          `UPDATE ${table} SET tier = NULL WHERE workspace_id = $1 AND tier IS NOT NULL AND tier <> ALL ($2::text[])`,
          [actor.workspaceId, kept],
        );
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'people-settings.update',
        details: { tiers: kept },
      });
      return this.find(tx, actor.workspaceId);
    });
  }

  /** Throws `unknown-tier` for a word that is not one of the workspace's. */
  async requireTier(on: DataSource | EntityManager, workspaceId: string, name: string): Promise<void> {
    const { tiers } = await this.find(on, workspaceId);
    if (!tiers.some((tier) => tier.name === name)) {
      const known = tiers.map((tier) => tier.name).join(', ');
      throw invalid('unknown-tier', `There is no such tier; there are ${known}.`, [
        { field: 'tier', message: `tier must be one of ${known}` },
      ]);
    }
  }

  private async find(on: DataSource | EntityManager, workspaceId: string): Promise<PeopleSettingsView> {
    const [row] = await query<PeopleSettingsView>(on, READ, [workspaceId]);
    return row ?? { tiers: DEFAULT_TIERS, version: 0 };
  }
}
