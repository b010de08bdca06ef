import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { parseQuery } from '../../domain/query/parse-query.js';
import { AppError, invalid, notFound } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { WatchEngineService } from './watch-engine.service.js';
import type { WatchReach, WatchRow } from './watch-rows.js';
import { findWatch, listWatches, viewOf } from './watch-rows.js';
import type { NewWatch, WatchChange, WatchView } from './watches.dto.js';
import type { WatchEngine } from './watches.types.js';

/** What an organisation wants to hear about. Every write raises the version that makes all workers rebuild their engines. */
@Injectable()
export class WatchesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly engines: WatchEngineService,
  ) {}

  /** All watches of a workspace, compiled; kept in memory until one of them changes. */
  loadEngine(workspaceId: string, tx?: EntityManager): Promise<WatchEngine> {
    return this.engines.load(workspaceId, tx);
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<WatchView>> {
    const reach = reachOf(actor, 'read');
    const after = cursorId(cursor) ?? '0';
    const rows = await listWatches(this.dataSource, reach, after, limit);
    const page = toPage(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<WatchView> {
    return viewOf(await this.find(this.dataSource, reachOf(actor, 'read'), id));
  }

  async create(actor: Actor, watch: NewWatch): Promise<WatchView> {
    const reach = reachOf(actor, 'create');
    checkQuery(watch.query);
    return this.dataSource.transaction(async (tx) => {
      const teamId = await this.chooseTeam(tx, actor, reach, watch.team);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO watch (workspace_id, name, kind, query, languages, priority_weight, team_id, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [
          actor.workspaceId,
          watch.name.trim(),
          watch.kind,
          watch.query,
          watch.languages ?? [],
          watch.priorityWeight ?? 1,
          teamId,
          actor.memberId,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for a new watch.');
      return this.recordChange(tx, actor, 'watch.create', row.id, { ...fieldsOf(watch), team: teamId });
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async update(actor: Actor, id: string, version: number | null, change: WatchChange): Promise<WatchView> {
    const reach = reachOf(actor, 'update');
    if (change.query !== undefined) checkQuery(change.query);
    return this.dataSource.transaction(async (tx) => {
      await this.lock(tx, reach, id, version);
      const teamId = change.team === undefined ? null : await this.chooseTeam(tx, actor, reach, change.team);
      await tx.query(
        `UPDATE watch SET name = coalesce($2, name), kind = coalesce($3, kind), query = coalesce($4, query),
           languages = coalesce($5, languages), priority_weight = coalesce($6, priority_weight),
           team_id = coalesce($7, team_id), version = version + 1, updated_at = now()
         WHERE id = $1`,
        [
          id,
          change.name?.trim() ?? null,
          change.kind ?? null,
          change.query ?? null,
          change.languages ?? null,
          change.priorityWeight ?? null,
          teamId,
        ],
      );
      return this.recordChange(tx, actor, 'watch.update', id, fieldsOf(change));
    });
  }

  /** The row stays: mentions go on naming it. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const reach = reachOf(actor, 'delete');
    await this.dataSource.transaction(async (tx) => {
      const { name } = await this.lock(tx, reach, id, version);
      await tx.query('UPDATE watch SET deleted_at = now(), updated_at = now(), version = version + 1 WHERE id = $1', [
        id,
      ]);
      await this.raiseVersion(tx, actor.workspaceId);
      await this.recordAudit(tx, actor, 'watch.delete', id, { name });
    });
  }

  private async lock(tx: EntityManager, reach: WatchReach, id: string, version: number | null): Promise<WatchRow> {
    await tx.query('SELECT id FROM watch WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [reach.workspaceId, id]);
    const row = await this.find(tx, reach, id);
    if (version !== null && version !== row.version) {
      const detail = 'Somebody else changed this watch in the meantime.';
      throw new AppError('conflict', 'stale-version', { detail, current: viewOf(row) });
    }
    return row;
  }

  private async find(on: DataSource | EntityManager, reach: WatchReach, id: string): Promise<WatchRow> {
    const row = await findWatch(on, reach, id);
    if (row === undefined) throw notFound('watch');
    return row;
  }

  private async recordChange(
    tx: EntityManager,
    actor: Actor,
    action: string,
    id: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<WatchView> {
    await this.raiseVersion(tx, actor.workspaceId);
    const row = await this.find(tx, { workspaceId: actor.workspaceId, teamIds: null }, id);
    await this.recordAudit(tx, actor, action, id, details);
    return viewOf(row);
  }

  private async raiseVersion(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query('UPDATE workspace SET watches_version = watches_version + 1 WHERE id = $1', [workspaceId]);
  }

  private recordAudit(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId, details });
  }

  /** The wanted team where the actor may use it; without a wish, their own first team or the oldest of the workspace. */
  private async chooseTeam(
    tx: EntityManager,
    actor: Actor,
    reach: WatchReach,
    wanted: string | undefined,
  ): Promise<string> {
    const rows = await query<{ id: string }>(
      tx,
      `SELECT id FROM team WHERE workspace_id = $1 AND ($2::bigint[] IS NULL OR id = ANY ($2))
         AND ($3::bigint IS NULL OR id = $3)
       ORDER BY id = ANY ($4::bigint[]) DESC, id LIMIT 1`,
      [actor.workspaceId, reach.teamIds, wanted ?? null, actor.teamIds],
    );
    const team = rows[0];
    if (team === undefined) {
      const message = wanted === undefined ? 'A team is needed; there is none yet.' : 'There is no such team.';
      throw invalid('unknown-team', message, [{ field: 'team', message }]);
    }
    return team.id;
  }
}

const fieldsOf = (body: NewWatch | WatchChange): Record<string, unknown> => Object.fromEntries(Object.entries(body));

function reachOf(actor: Actor, verb: Verb): WatchReach {
  const scope = requireAccess(actor, 'watches', verb);
  return { workspaceId: actor.workspaceId, teamIds: scope === 'all' ? null : actor.teamIds };
}

function checkQuery(text: string): void {
  const parsed = parseQuery(text);
  if (parsed.ok) return;
  const message = `${String(parsed.line)}:${String(parsed.column)}: ${parsed.reason}`;
  throw invalid('invalid-query', message, [{ field: 'query', message }]);
}
