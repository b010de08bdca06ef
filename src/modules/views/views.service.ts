import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import type { Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { checkedFilter } from './view-filter.js';
import type { NewSavedView, SavedViewChange, SavedViewDto } from './views.dto.js';

/** More than this is no choice any more; it also bounds what one person can store. */
const MOST_OWN = 100;

const SELECT = `SELECT v.id, v.name, v.filter, json_build_object('id', o.id::text, 'name', o.name) AS owner,
    CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('id', t.id::text, 'name', t.name) END AS team,
    v.position, v.version,
    ($4::boolean OR v.owner_id = $2 OR $5::boolean AND v.team_id = ANY ($3::bigint[])) AS "isEditable"
  FROM saved_view v JOIN staff_member o ON o.id = v.owner_id LEFT JOIN team t ON t.id = v.team_id
  WHERE v.workspace_id = $1 AND (v.owner_id = $2 OR v.team_id IS NOT NULL AND ($6::boolean OR v.team_id = ANY ($3::bigint[])))`;

/** Saved views: one's own, and those shared with a team. Nobody reads what another keeps for themselves. */
@Injectable()
export class ViewsService {
  constructor(private readonly dataSource: DataSource) {}

  /** All that the actor sees, in the order in which they are shown. They are few, so this is always the only page. */
  async list(actor: Actor): Promise<Page<SavedViewDto>> {
    const rows = await query<SavedViewDto>(
      this.dataSource,
      `${SELECT} ORDER BY v.position, v.id LIMIT 1000`,
      this.readerOf(actor),
    );
    return { items: rows, nextCursor: null };
  }

  async get(actor: Actor, id: string, on: EntityManager | DataSource = this.dataSource): Promise<SavedViewDto> {
    const rows = await query<SavedViewDto>(on, `${SELECT} AND v.id = $7`, [...this.readerOf(actor), id]);
    const [view] = rows;
    if (!view) throw notFound('view');
    return view;
  }

  create(actor: Actor, { name, filter, team, position }: NewSavedView): Promise<SavedViewDto> {
    requireAccess(actor, 'views', 'create');
    const kept = checkedFilter(filter);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.requireTeam(tx, actor, 'create', team ?? null);
      // One person's views are counted one creation at a time.
      await tx.query('SELECT FROM staff_member WHERE id = $1 FOR UPDATE', [actor.memberId]);
      const [made] = await query<{ id: string; n: number }>(
        tx,
        `WITH mine AS (SELECT count(*)::int AS n, max(position) AS last FROM saved_view WHERE workspace_id = $1 AND owner_id = $2)
         INSERT INTO saved_view (workspace_id, owner_id, team_id, name, filter, position)
         SELECT $1, $2, $3, $4, $5, coalesce($6, last + 1, 0) FROM mine WHERE n < $7 RETURNING id`,
        [
          actor.workspaceId,
          actor.memberId,
          team ?? null,
          name.trim(),
          JSON.stringify(kept),
          position ?? null,
          MOST_OWN,
        ],
      );
      if (!made) throw new AppError('conflict', 'too-many-views', { detail: 'You have as many views as can be kept.' });
      return this.get(actor, made.id, tx);
    });
  }

  update(actor: Actor, id: string, version: number | null, change: SavedViewChange): Promise<SavedViewDto> {
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      const view = await this.lockEditable(tx, actor, 'update', id, version);
      if (change.team !== undefined) await this.requireTeam(tx, actor, 'update', change.team);
      const filter = change.filter === undefined ? view.filter : checkedFilter(change.filter);
      const teamId = change.team === undefined ? (view.team?.id ?? null) : change.team;
      await tx.query(
        `UPDATE saved_view SET name = $2, filter = $3, team_id = $4, position = $5, version = version + 1, updated_at = now()
         WHERE id = $1`,
        [id, (change.name ?? view.name).trim(), JSON.stringify(filter), teamId, change.position ?? view.position],
      );
      return this.get(actor, id, tx);
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await transact(this.dataSource, { repeatable: false }, async (tx) => {
      await this.lockEditable(tx, actor, 'delete', id, version);
      await tx.query('DELETE FROM saved_view WHERE id = $1', [id]);
    });
  }

  private readerOf(actor: Actor): unknown[] {
    const readsAll = requireAccess(actor, 'views', 'read') === 'all';
    return [actor.workspaceId, actor.memberId, actor.teamIds, ...this.editsOf(actor), readsAll];
  }

  /** May change those of everybody, and those of an own team. */
  private editsOf(actor: Actor): [boolean, boolean] {
    const scope = requireAccess(actor, 'views', 'update');
    return [scope === 'all', scope === 'team'];
  }

  private async lockEditable(
    tx: EntityManager,
    actor: Actor,
    verb: Verb,
    id: string,
    version: number | null,
  ): Promise<SavedViewDto> {
    requireAccess(actor, 'views', verb);
    await tx.query('SELECT FROM saved_view WHERE id = $1 AND workspace_id = $2 FOR UPDATE', [id, actor.workspaceId]);
    const view = await this.get(actor, id, tx);
    if (!view.isEditable) {
      throw new AppError('forbidden', 'not-allowed', { detail: 'Only its owner and team leads may change this view.' });
    }
    if (version !== null && version !== view.version) {
      throw staleVersion({ current: view });
    }
    return view;
  }

  private async requireTeam(tx: EntityManager, actor: Actor, verb: Verb, teamId: string | null): Promise<void> {
    if (teamId === null) return;
    const scope = requireAccess(actor, 'views', verb);
    const rows = await query(tx, 'SELECT FROM team WHERE id = $1 AND workspace_id = $2', [teamId, actor.workspaceId]);
    if (rows.length === 0 || (scope !== 'all' && !actor.teamIds.includes(teamId))) {
      throw invalid('unknown-team', 'There is no such team.', [{ field: 'team', message: 'No team of yours.' }]);
    }
  }
}
