import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { authorise } from '../../domain/access/matrix.js';
import { AppError, invalid, notFound } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { DeletionsService } from './deletions.service.js';
import { ErasedAuthorsService } from './erased-authors.service.js';
import { ERASURE_COLUMNS, findErasure, viewOf, type ErasureRow } from './erasure-rows.js';
import type { ErasureView, NewErasure } from './rights.dto.js';

/** Erasures as people ask for and steer them; the work is done by a job of every worker. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deletions: DeletionsService,
    private readonly erasedAuthors: ErasedAuthorsService,
    private readonly audit: AuditService,
  ) {}

  /** Begins at once for who may erase; for others it waits until such a person starts it. */
  async create(actor: Actor, { network, authorId, handle, note }: NewErasure): Promise<ErasureView> {
    requireAccess(actor, 'privacy', 'create');
    if (authorId === undefined && handle === undefined)
      throw invalid('no-author', 'Name the author: authorId, handle or both.', [
        { field: 'authorId', message: 'authorId or handle is needed' },
      ]);
    const mayStart = authorise(actor, 'privacy', 'act') !== null;
    return this.dataSource.transaction(async (tx) => {
      const [row] = await query<{ id: string }>(
        tx,
        `INSERT INTO erasure (workspace_id, network, author_id, handle, note, state, requested_by, started_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
        [
          actor.workspaceId,
          network.trim(),
          authorId?.trim() ?? null,
          handle?.trim() ?? null,
          note ?? null,
          mayStart ? 'queued' : 'requested',
          actor.memberId,
          mayStart ? actor.memberId : null,
        ],
      );
      if (row === undefined) throw new Error('The database gave no id for a new erasure.');
      return this.record(tx, actor, mayStart ? 'erasure.create' : 'erasure.request', row.id);
    });
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<ErasureView>> {
    requireAccess(actor, 'privacy', 'read');
    const rows = await query<ErasureRow>(
      this.dataSource,
      `SELECT ${ERASURE_COLUMNS} FROM erasure e WHERE e.workspace_id = $1 AND ($2::bigint IS NULL OR e.id < $2)
       ORDER BY e.id DESC LIMIT $3`,
      [actor.workspaceId, cursorId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<ErasureView> {
    requireAccess(actor, 'privacy', 'read');
    return viewOf(await this.find(this.dataSource, actor.workspaceId, id));
  }

  /** Starts one that was asked for, or that failed, anew. */
  async start(actor: Actor, id: string): Promise<ErasureView> {
    requireAccess(actor, 'privacy', 'act');
    return this.move(actor, id, 'erasure.start', `state = 'queued', started_by = $3, error = NULL`, [
      'requested',
      'failed',
    ]);
  }

  /** What was erased until now stays so; posts of the author are stored again. */
  async cancel(actor: Actor, id: string): Promise<ErasureView> {
    requireAccess(actor, 'privacy', 'act');
    return this.move(
      actor,
      id,
      'erasure.cancel',
      `state = 'cancelled', started_by = coalesce(started_by, $3), finished_at = now(), author_id = NULL, handle = NULL,
       marks = NULL, mention_ids = '{}', lease_token = NULL, lease_until = NULL`,
      ['requested', 'queued', 'running', 'failed'],
    );
  }

  private async move(
    actor: Actor,
    id: string,
    action: 'erasure.start' | 'erasure.cancel',
    change: string,
    from: readonly string[],
  ): Promise<ErasureView> {
    return this.dataSource.transaction(async (tx) => {
      if (action === 'erasure.cancel') await this.deletions.lock(tx, actor.workspaceId);
      const moved = await query(
        tx,
        `UPDATE erasure SET ${change} WHERE workspace_id = $1 AND id = $2 AND state = ANY ($4::text[]) RETURNING id`,
        [actor.workspaceId, id, actor.memberId, from],
      );
      if (moved.length === 0) {
        const row = await this.find(tx, actor.workspaceId, id);
        throw new AppError('conflict', 'erasure-state', {
          detail: `An erasure that is ${row.state} cannot be ${action === 'erasure.start' ? 'started' : 'cancelled'}.`,
          current: viewOf(row),
        });
      }
      if (action === 'erasure.cancel') await this.erasedAuthors.withdraw(tx, actor.workspaceId, id);
      return this.record(tx, actor, action, id);
    });
  }

  private async find(on: DataSource | EntityManager, workspaceId: string, id: string): Promise<ErasureRow> {
    const row = await findErasure(on, workspaceId, id);
    if (row === undefined) throw notFound('erasure');
    return row;
  }

  /** The log never names whom it is about: it cannot be changed later. */
  private async record(tx: EntityManager, actor: Actor, action: string, id: string): Promise<ErasureView> {
    const row = await this.find(tx, actor.workspaceId, id);
    const details = { network: row.network, state: row.state };
    await this.audit.record(tx, { workspaceId: actor.workspaceId, actor, action, resourceId: id, details });
    return viewOf(row);
  }
}
