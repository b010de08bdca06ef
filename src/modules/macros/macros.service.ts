import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor, Verb } from '../../domain/access/access.types.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { teamFor } from '../../http/require-team.js';
import { AuditService } from '../audit/audit.service.js';
import { TemplatesService } from '../templates/templates.service.js';
import { findMacro, listMacros, macroReach, viewOf, type MacroRow } from './macro-rows.js';
import { readSteps } from './macro-steps.js';
import type { MacroChange, MacroView, NewMacro } from './macros.dto.js';
import { isSpeaking, type MacroStep } from './macros.types.js';

const NO_TEAM = 'You make macros for your team, and you are in none.';

/** Several acts under one name and key. One key carries out one macro in the whole workspace. */
@Injectable()
export class MacrosService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly templates: TemplatesService,
    private readonly audit: AuditService,
  ) {}

  /** Oldest first. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<MacroView>> {
    const rows = await listMacros(this.dataSource, macroReach(actor, 'read'), cursorId(cursor), limit);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<MacroView> {
    return viewOf(await this.find(actor, id));
  }

  /** A macro as it is carried out. */
  async find(actor: Actor, id: string): Promise<MacroRow> {
    const row = await findMacro(this.dataSource, macroReach(actor, 'read'), id);
    if (row === undefined) throw notFound('macro');
    return row;
  }

  async create(actor: Actor, body: NewMacro): Promise<MacroView> {
    requireAccess(actor, 'templates', 'create');
    const steps = await this.checked(actor, readSteps(body.steps));
    return this.settingKey(async (tx) => {
      const teamId = await teamFor(tx, actor, 'create', body.team, NO_TEAM);
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO macro (workspace_id, team_id, name, key, steps, created_by) VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING id::text AS id`,
        [actor.workspaceId, teamId, body.name.trim(), body.key ?? null, JSON.stringify(steps), actor.memberId],
      );
      if (row === undefined) throw new Error('The database gave no id for a new macro.');
      return this.settle(tx, actor, 'macro.create', row.id);
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async change(actor: Actor, id: string, version: number | null, change: MacroChange): Promise<MacroView> {
    requireAccess(actor, 'templates', 'update');
    const steps = change.steps === undefined ? null : await this.checked(actor, readSteps(change.steps));
    return this.settingKey(async (tx) => {
      const row = await this.lock(tx, actor, 'update', id, version);
      const teamId =
        change.team === undefined ? (row.team?.id ?? null) : await teamFor(tx, actor, 'update', change.team, NO_TEAM);
      await tx.query(
        `UPDATE macro SET name = $2, key = $3, steps = $4, team_id = $5, version = version + 1, updated_at = now()
         WHERE id = $1`,
        [
          id,
          change.name?.trim() ?? row.name,
          change.key === undefined ? row.key : change.key,
          JSON.stringify(steps ?? row.steps),
          teamId,
        ],
      );
      return this.settle(tx, actor, 'macro.update', id);
    });
  }

  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { name } = await this.lock(tx, actor, 'delete', id, version);
      await tx.query('UPDATE macro SET deleted_at = now(), updated_at = now() WHERE id = $1', [id]);
      const { workspaceId } = actor;
      await this.audit.record(tx, { workspaceId, actor, action: 'macro.delete', resourceId: id, details: { name } });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    verb: Verb,
    id: string,
    version: number | null,
  ): Promise<MacroRow> {
    const reach = macroReach(actor, verb);
    await tx.query('SELECT id FROM macro WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [actor.workspaceId, id]);
    const row = await findMacro(tx, reach, id);
    if (row === undefined) throw notFound('macro');
    if (version === null || version === row.version) return row;
    const detail = 'Somebody else changed this macro in the meantime.';
    throw staleVersion({ detail, current: viewOf(row) });
  }

  /** What steps name is there: texts, and people of this workspace. */
  private async checked(actor: Actor, steps: readonly MacroStep[]): Promise<readonly MacroStep[]> {
    for (const step of steps) {
      if (isSpeaking(step)) await this.templates.get(actor, step.templateId);
      if (step.kind !== 'assign' || step.memberId === null) continue;
      const rows = await query(this.dataSource, 'SELECT FROM staff_member WHERE id = $1 AND workspace_id = $2', [
        step.memberId,
        actor.workspaceId,
      ]);
      if (rows.length === 0) throw notFound('user');
    }
    return steps;
  }

  private async settingKey(work: (tx: EntityManager) => Promise<MacroView>): Promise<MacroView> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      if (!isUniqueViolation(error, 'macro_workspace_key')) throw error;
      throw new AppError('conflict', 'key-taken', { detail: 'This key carries out another macro.' });
    }
  }

  private async settle(tx: EntityManager, actor: Actor, action: string, id: string): Promise<MacroView> {
    const { workspaceId } = actor;
    const row = await findMacro(tx, { workspaceId, teamIds: null, isWithShared: true }, id);
    if (row === undefined) throw notFound('macro');
    const { name, key, steps, team } = row;
    const details = { name, key, steps: steps.map(({ kind }) => kind), team: team?.id ?? null };
    await this.audit.record(tx, { workspaceId, actor, action, resourceId: id, details });
    return viewOf(row);
  }
}
