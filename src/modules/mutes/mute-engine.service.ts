import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { compileMutes } from '../../domain/mute/compile-mutes.js';
import type { MuteEngine, MuteRuleToCompile } from '../../domain/mute/mute.types.js';

interface KeptEngine {
  readonly version: string;
  /** When the next of its rules ends; null: none does. */
  readonly validUntil: Date | null;
  readonly engine: MuteEngine;
}

interface RuleRows {
  readonly version: string;
  readonly validUntil: Date | null;
  readonly rules: readonly MuteRuleToCompile[] | null;
}

/** Compiled rules, one engine per workspace and process, built anew when a rule changes or ends. */
@Injectable()
export class MuteEngineService {
  private readonly engines = new Map<string, KeptEngine>();

  constructor(private readonly dataSource: DataSource) {}

  /** Within a transaction `tx` what it sees is used but not kept: it may be rolled back. */
  async load(workspaceId: string, tx?: EntityManager): Promise<MuteEngine> {
    const on = tx ?? this.dataSource;
    const [current] = await query<{ version: string; now: Date }>(
      on,
      'SELECT watches_version AS version, now() AS now FROM workspace WHERE id = $1',
      [workspaceId],
    );
    const kept = this.engines.get(workspaceId);
    if (kept !== undefined && current !== undefined && isCurrent(kept, current)) return kept.engine;
    const built = await this.build(on, workspaceId);
    if (tx === undefined && isNewer(built, this.engines.get(workspaceId))) this.engines.set(workspaceId, built);
    return built.engine;
  }

  private async build(on: DataSource | EntityManager, workspaceId: string): Promise<KeptEngine> {
    // Version and rules in one statement: they are of the same moment.
    const [rows] = await query<RuleRows>(
      on,
      `SELECT s.watches_version AS version, min(r.expires_at) AS "validUntil",
         json_agg(json_build_object('id', r.id::text, 'kind', r.kind, 'value', r.value, 'network', r.network,
           'watchId', r.watch_id::text, 'teamId', r.team_id::text, 'reason', r.reason) ORDER BY r.id)
         FILTER (WHERE r.id IS NOT NULL) AS rules
       FROM workspace s LEFT JOIN mute_rule r ON r.workspace_id = s.id AND r.deleted_at IS NULL
         AND (r.expires_at IS NULL OR r.expires_at > now())
       WHERE s.id = $1 GROUP BY s.id`,
      [workspaceId],
    );
    const { version = '0', validUntil = null, rules } = rows ?? {};
    return { version, validUntil, engine: compileMutes(rules ?? []) };
  }
}

const isCurrent = (kept: KeptEngine, current: { readonly version: string; readonly now: Date }): boolean =>
  kept.version === current.version && (kept.validUntil === null || current.now < kept.validUntil);

const isNewer = (built: KeptEngine, than: KeptEngine | undefined): boolean =>
  than === undefined || BigInt(built.version) >= BigInt(than.version);
