import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, notFound, staleVersion } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type { RebaseView } from './priorities.dto.js';
import { PriorityWeightsService } from './priority-weights.service.js';
import { findRebase, REBASE_COLUMNS, viewOf, type RebaseRow } from './rebase-rows.js';

/** Judging open tasks anew, as people see and steer it; the work is done by a job. */
@Injectable()
export class RebasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly weights: PriorityWeightsService,
    private readonly audit: AuditService,
  ) {}

  /** One at a time for a workspace. It takes the weights now in force: when others are put in force meanwhile it fails. */
  async create(actor: Actor, meant: number | null): Promise<RebaseView> {
    requireAccess(actor, 'priorities', 'act');
    try {
      return await this.dataSource.transaction(async (tx) => {
        const { version } = await this.weights.current(actor.workspaceId, tx);
        if (meant !== null && meant !== version) {
          throw staleVersion({ detail: 'Other weights are in force by now.' });
        }
        const [row] = await query<RebaseRow>(
          tx,
          `INSERT INTO priority_rebase AS r (workspace_id, version, created_by) VALUES ($1, $2, $3)
           RETURNING ${REBASE_COLUMNS}`,
          [actor.workspaceId, version, actor.memberId],
        );
        if (row === undefined) throw new Error('The database gave no row for a new run.');
        await this.record(tx, actor, 'priority-rebase.create', row);
        return viewOf(row);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'priority_rebase_active')) throw error;
      const [current] = await this.newest(actor.workspaceId, null, 1);
      throw new AppError('conflict', 'rebase-running', {
        detail: 'Open tasks are being judged anew; wait for it or cancel it.',
        ...(current === undefined ? {} : { current: viewOf(current) }),
      });
    }
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<RebaseView>> {
    requireAccess(actor, 'priorities', 'read');
    const rows = await this.newest(actor.workspaceId, cursorId(cursor), limit + 1);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<RebaseView> {
    requireAccess(actor, 'priorities', 'read');
    const row = await findRebase(this.dataSource, actor.workspaceId, id);
    if (row === undefined) throw notFound('rebase');
    return viewOf(row);
  }

  /** Takes effect after the slice that is being worked on; what was judged stays. */
  async cancel(actor: Actor, id: string): Promise<RebaseView> {
    requireAccess(actor, 'priorities', 'act');
    return this.dataSource.transaction(async (tx) => {
      const [row] = await query<RebaseRow>(
        tx,
        `UPDATE priority_rebase r SET state = 'cancelled', finished_at = now(), lease_token = NULL, lease_until = NULL
         WHERE r.workspace_id = $1 AND r.id = $2 AND r.state IN ('queued', 'running') RETURNING ${REBASE_COLUMNS}`,
        [actor.workspaceId, id],
      );
      if (row === undefined) throw await this.whyNotCancelled(tx, actor.workspaceId, id);
      await this.record(tx, actor, 'priority-rebase.cancel', row);
      return viewOf(row);
    });
  }

  private async whyNotCancelled(tx: EntityManager, workspaceId: string, id: string): Promise<AppError> {
    const row = await findRebase(tx, workspaceId, id);
    if (row === undefined) return notFound('rebase');
    const detail = `A run that is ${row.state} cannot be cancelled.`;
    return new AppError('conflict', 'rebase-state', { detail, current: viewOf(row) });
  }

  private newest(workspaceId: string, before: string | null, limit: number): Promise<RebaseRow[]> {
    return query<RebaseRow>(
      this.dataSource,
      `SELECT ${REBASE_COLUMNS} FROM priority_rebase r
       WHERE r.workspace_id = $1 AND ($2::bigint IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [workspaceId, before, limit],
    );
  }

  private record(tx: EntityManager, actor: Actor, action: string, row: RebaseRow): Promise<void> {
    const { id: resourceId, workspaceId, version, judged, changed } = row;
    return this.audit.record(tx, { workspaceId, actor, action, resourceId, details: { version, judged, changed } });
  }
}
