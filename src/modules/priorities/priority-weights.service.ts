import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { changedParts, checkWeights } from '../../domain/priority/check-weights.js';
import { DEFAULT_PRIORITY_WEIGHTS } from '../../domain/priority/default-weights.js';
import type { PriorityWeights } from '../../domain/priority/priority.types.js';
import { type AppError, invalid, staleVersion } from '../../errors.js';
import { decodeCursor, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { NewWeights, WeightsVersionView } from './priorities.dto.js';
import type { WeightsInForce } from './priorities.types.js';

const FIRST_REASON = 'The weights every workspace starts with.';

interface VersionRow {
  readonly version: number;
  readonly weights: PriorityWeights;
  readonly before: PriorityWeights | null;
  readonly reason: string;
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
}

/** `$2`: versions before this one, null for all; newest first. */
const VERSIONS = `
  SELECT p.version, p.weights, b.weights AS before, p.reason, p.created_at AS "createdAt",
    CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS author
  FROM priority_weights p LEFT JOIN priority_weights b ON b.workspace_id = p.workspace_id AND b.version = p.version - 1
  LEFT JOIN staff_member m ON m.id = p.created_by
  WHERE p.workspace_id = $1 AND ($2::integer IS NULL OR p.version < $2) ORDER BY p.version DESC LIMIT $3`;

/** What each part of a priority counts in a workspace. A version never changes: tasks name the one they were judged by. */
@Injectable()
export class PriorityWeightsService {
  /** By workspace; replaced only by a later version. */
  private readonly kept = new Map<string, WeightsInForce>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** The weights a new workspace starts with. Part of the caller's transaction. */
  async createDefault(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query('INSERT INTO priority_weights (workspace_id, version, weights, reason) VALUES ($1, 1, $2, $3)', [
      workspaceId,
      JSON.stringify(DEFAULT_PRIORITY_WEIGHTS),
      FIRST_REASON,
    ]);
  }

  /** What new tasks are judged by. One small query; the weights are read again only when the version has moved. */
  async current(workspaceId: string, tx?: EntityManager): Promise<WeightsInForce> {
    const on = tx ?? this.dataSource;
    const [row] = await query<{ version: number | null }>(
      on,
      'SELECT max(version) AS version FROM priority_weights WHERE workspace_id = $1',
      [workspaceId],
    );
    return this.load(workspaceId, row?.version ?? null, on);
  }

  /** The weights of the version in force, which the caller has just read. */
  async load(workspaceId: string, version: number | null, on: EntityManager | DataSource): Promise<WeightsInForce> {
    const kept = this.kept.get(workspaceId);
    if (kept !== undefined && kept.version === version) return kept;
    const [row] = await query<{ weights: PriorityWeights }>(
      on,
      'SELECT weights FROM priority_weights WHERE workspace_id = $1 AND version = $2',
      [workspaceId, version],
    );
    if (row === undefined || version === null) throw new Error(`Workspace ${workspaceId} has no priority weights.`);
    const loaded = { version, weights: row.weights };
    if (kept === undefined || kept.version < version) this.kept.set(workspaceId, loaded);
    return loaded;
  }

  async get(actor: Actor): Promise<WeightsVersionView> {
    requireAccess(actor, 'priorities', 'read');
    return this.newest(this.dataSource, actor.workspaceId);
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<WeightsVersionView>> {
    requireAccess(actor, 'priorities', 'read');
    const [before = null] = decodeCursor(cursor, 1) ?? [];
    if (before !== null && !(typeof before === 'number' && Number.isInteger(before) && Math.abs(before) < 2 ** 31)) {
      throw invalid('bad-cursor', 'The cursor is not one that a list gave.');
    }
    const rows = await query<VersionRow>(this.dataSource, VERSIONS, [actor.workspaceId, before, limit + 1]);
    const page = toPage(rows, limit, ({ version }) => [version]);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** Puts other weights in force for the tasks to come. Throws `stale-version` when somebody was first. */
  async change(actor: Actor, seen: number | null, { weights, reason }: NewWeights): Promise<WeightsVersionView> {
    requireAccess(actor, 'priorities', 'update');
    requireSound(weights);
    try {
      return await this.dataSource.transaction((tx) => this.putInForce(tx, actor, seen, weights, reason.trim()));
    } catch (error) {
      if (!isUniqueViolation(error, 'priority_weights_pkey')) throw error;
      throw stale(await this.newest(this.dataSource, actor.workspaceId));
    }
  }

  private async putInForce(
    tx: EntityManager,
    actor: Actor,
    seen: number | null,
    weights: PriorityWeights,
    reason: string,
  ): Promise<WeightsVersionView> {
    const before = await this.newest(tx, actor.workspaceId);
    if (seen !== null && seen !== before.version) throw stale(before);
    const changed = changedParts(before.weights, weights);
    if (changed.length === 0) throw invalid('nothing-changed', 'These are the weights that are in force.');
    await tx.query(
      'INSERT INTO priority_weights (workspace_id, version, weights, reason, created_by) VALUES ($1, $2, $3, $4, $5)',
      [actor.workspaceId, before.version + 1, JSON.stringify(weights), reason, actor.memberId],
    );
    const after = await this.newest(tx, actor.workspaceId);
    await this.audit.record(tx, {
      workspaceId: actor.workspaceId,
      actor,
      action: 'priority-weights.change',
      details: { version: after.version, reason, changedParts: changed, before: before.weights, after: after.weights },
    });
    return after;
  }

  private async newest(on: EntityManager | DataSource, workspaceId: string): Promise<WeightsVersionView> {
    const [row] = await query<VersionRow>(on, VERSIONS, [workspaceId, null, 1]);
    if (row === undefined) throw new Error(`Workspace ${workspaceId} has no priority weights.`);
    return viewOf(row);
  }
}

/** Throws `bad-weights` with a line for each fault. */
export function requireSound(weights: PriorityWeights): void {
  const verdict = checkWeights(weights);
  if (verdict.ok) return;
  const fields = verdict.faults.map(({ field, message }) => ({ field: `weights.${field}`, message }));
  throw invalid('bad-weights', 'Some weights are not right.', fields);
}

const stale = (current: WeightsVersionView): AppError => staleVersion({ current });

const viewOf = ({ before, ...row }: VersionRow): WeightsVersionView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  changedParts: before === null ? [] : changedParts(before, row.weights),
});
