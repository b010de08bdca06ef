import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { MuteEngine } from '../../domain/mute/mute.types.js';
import { notFound, staleVersion } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { AuditService } from '../audit/audit.service.js';
import { checkRule, type RuleContent } from './mute-checks.js';
import { MuteEngineService } from './mute-engine.service.js';
import { findMute, listMutes, muteReach, viewOf, type MuteReach, type MuteRow } from './mute-rows.js';
import type { Mute, MuteChange, MuteToPreview, NewMute } from './mutes.dto.js';

/**
 * What is kept out of the inbox, by whom and why. Mentions it hid keep naming their rule; changing or removing one is for
 * posts to come.
 */
@Injectable()
export class MutesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly engines: MuteEngineService,
  ) {}

  /** All rules of a workspace that are in force, compiled; kept in memory until one changes or ends. */
  load(workspaceId: string, tx?: EntityManager): Promise<MuteEngine> {
    return this.engines.load(workspaceId, tx);
  }

  /** Newest first. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<Mute>> {
    const rows = await listMutes(this.dataSource, muteReach(actor, 'read'), cursorId(cursor), limit);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<Mute> {
    return viewOf(await find(this.dataSource, muteReach(actor, 'read'), id));
  }

  async create(actor: Actor, mute: NewMute): Promise<Mute> {
    const reach = muteReach(actor, 'create');
    return this.dataSource.transaction(async (tx) => {
      const rule = await checkRule(tx, reach, ruleOf(mute), null);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO mute_rule (kind, value, network, watch_id, team_id, reason, expires_at, workspace_id, owner_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [...columnsOf(rule), actor.workspaceId, actor.memberId],
      );
      if (row === undefined) throw new Error('The database gave no id for a new mute rule.');
      return this.record(tx, actor, 'mute.create', row.id, rule);
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async update(actor: Actor, id: string, version: number | null, change: MuteChange): Promise<Mute> {
    const reach = muteReach(actor, 'update');
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, reach, id, version);
      const before = contentOf(row);
      const rule = await checkRule(tx, reach, changed(before, change), before);
      await tx.query(
        `UPDATE mute_rule SET kind = $1, value = $2, network = $3, watch_id = $4, team_id = $5, reason = $6, expires_at = $7,
           version = version + 1, updated_at = now() WHERE id = $8`,
        [...columnsOf(rule), id],
      );
      return this.record(tx, actor, 'mute.update', id, rule);
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const reach = muteReach(actor, 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { kind, value, hiddenTotal } = await this.lock(tx, reach, id, version);
      await tx.query('UPDATE mute_rule SET deleted_at = now(), updated_at = now() WHERE id = $1', [id]);
      await this.settle(tx, actor, 'mute.delete', id, { kind, value, hiddenTotal });
    });
  }

  private async lock(tx: EntityManager, reach: MuteReach, id: string, version: number | null): Promise<MuteRow> {
    await tx.query('SELECT id FROM mute_rule WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [reach.workspaceId, id]);
    const row = await find(tx, reach, id);
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this rule in the meantime.';
    throw staleVersion({ detail, current: viewOf(row) });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    { watchId, teamId, ...rule }: RuleContent,
  ): Promise<Mute> {
    const { kind, value, network, reason, expiresAt } = rule;
    const details = { kind, value, network, watch: watchId, team: teamId, reason, expiresAt };
    await this.settle(tx, actor, action, id, details);
    return viewOf(
      await find(tx, { workspaceId: actor.workspaceId, teamIds: null, ownerId: null, isWithShared: true }, id),
    );
  }

  /** Engines of all workers rebuild, and the log knows. */
  private async settle(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { workspaceId } = actor;
    await tx.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [workspaceId]);
    await this.audit.record(tx, { workspaceId, actor, action, resourceId, details });
  }
}

async function find(on: DataSource | EntityManager, reach: MuteReach, id: string): Promise<MuteRow> {
  const row = await findMute(on, reach, id);
  if (row === undefined) throw notFound('mute');
  return row;
}

/** The rule that `POST /mutes` and its preview describe. */
export const ruleOf = ({
  kind,
  value,
  network = null,
  watch: watchId = null,
  team: teamId = null,
  reason = '',
  expiresAt = null,
}: MuteToPreview & Partial<NewMute>): RuleContent => ({ kind, value, network, watchId, teamId, reason, expiresAt });

const contentOf = ({ kind, value, network, watch, team, reason, expiresAt }: MuteRow): RuleContent => ({
  kind,
  value,
  network,
  watchId: watch?.id ?? null,
  teamId: team?.id ?? null,
  reason,
  expiresAt: expiresAt?.toISOString() ?? null,
});

function changed(before: RuleContent, change: MuteChange): RuleContent {
  return {
    kind: before.kind,
    value: change.value ?? before.value,
    network: change.network === undefined ? before.network : change.network,
    watchId: change.watch === undefined ? before.watchId : change.watch,
    teamId: change.team === undefined ? before.teamId : change.team,
    reason: change.reason ?? before.reason,
    expiresAt: change.expiresAt === undefined ? before.expiresAt : change.expiresAt,
  };
}

const columnsOf = ({ kind, value, network, watchId, teamId, reason, expiresAt }: RuleContent): unknown[] => [
  kind,
  value,
  network,
  watchId,
  teamId,
  reason,
  expiresAt,
];
