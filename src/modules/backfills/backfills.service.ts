import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isUniqueViolation } from '../../db/database-errors.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError, notFound } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { WatchesService } from '../watches/watches.service.js';
import { findBackfill, listBackfills, viewOf, type BackfillRow } from './backfill-rows.js';
import type { BackfillView, NewBackfill } from './backfills.dto.js';

/** Backfills as people see and steer them; the work is done by a job of every worker. */
@Injectable()
export class BackfillsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly watches: WatchesService,
    private readonly audit: AuditService,
  ) {}

  /** One at a time for a watch. It keeps the query as it is now: a watch that changes meanwhile makes it fail. */
  async create(actor: Actor, watchId: string, { days, opensTasks = false }: NewBackfill): Promise<BackfillView> {
    requireAccess(actor, 'watches', 'update');
    const watch = await this.watches.get(actor, watchId);
    if (watch.isExpired) {
      throw new AppError('conflict', 'watch-expired', {
        detail: 'This watch of a person is at its end: it finds nothing.',
      });
    }
    return this.dataSource.transaction(async (tx) => {
      const { id } = await onlyOne(() =>
        query<{ id: string }>(
          tx,
          `INSERT INTO backfill (workspace_id, watch_id, days, opens_tasks, query, languages, from_at, until_at, created_by)
           VALUES ($1, $2, $3, $4, $5, $6, now() - make_interval(days => $3), now(), $7) RETURNING id`,
          [actor.workspaceId, watchId, days, opensTasks, watch.query, watch.languages, actor.memberId],
        ),
      );
      const view = viewOf(await this.find(tx, actor.workspaceId, id));
      await this.audit.recordAct(tx, actor, 'backfill.create', id, { watchId, days, opensTasks });
      return view;
    });
  }

  async list(actor: Actor, watchId: string, { limit, cursor }: PageQuery): Promise<Page<BackfillView>> {
    await this.watches.get(actor, watchId);
    const rows = await listBackfills(this.dataSource, actor.workspaceId, watchId, cursorId(cursor), limit);
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<BackfillView> {
    requireAccess(actor, 'watches', 'read');
    return viewOf(await this.findVisible(actor, id));
  }

  /** Takes effect after the slice that is being worked on; what was found stays. */
  async cancel(actor: Actor, id: string): Promise<BackfillView> {
    requireAccess(actor, 'watches', 'update');
    await this.findVisible(actor, id);
    return this.move(actor, id, 'backfill.cancel', (tx) =>
      query(
        tx,
        `UPDATE backfill SET state = 'cancelled', finished_at = now(), lease_token = NULL, lease_until = NULL
         WHERE workspace_id = $1 AND id = $2 AND state IN ('queued', 'running') RETURNING id`,
        [actor.workspaceId, id],
      ),
    );
  }

  /** Goes on where a cancelled or failed one stopped. */
  async resume(actor: Actor, id: string): Promise<BackfillView> {
    requireAccess(actor, 'watches', 'update');
    await this.findVisible(actor, id);
    return this.move(actor, id, 'backfill.resume', (tx) =>
      query(
        tx,
        `UPDATE backfill SET state = 'queued', finished_at = NULL, error = NULL, per_second = NULL
         WHERE workspace_id = $1 AND id = $2 AND state IN ('cancelled', 'failed') RETURNING id`,
        [actor.workspaceId, id],
      ),
    );
  }

  private async move(
    actor: Actor,
    id: string,
    action: 'backfill.cancel' | 'backfill.resume',
    change: (tx: EntityManager) => Promise<unknown[]>,
  ): Promise<BackfillView> {
    return this.dataSource.transaction(async (tx) => {
      const isDone = (await onlyIfAlone(() => change(tx))).length > 0;
      const row = await this.find(tx, actor.workspaceId, id);
      if (!isDone) {
        const verb = action === 'backfill.cancel' ? 'cancelled' : 'resumed';
        const detail = `A backfill that is ${row.state} cannot be ${verb}.`;
        throw new AppError('conflict', 'backfill-state', { detail, current: viewOf(row) });
      }
      await this.audit.recordAct(tx, actor, action, id, { watchId: row.watchId, scanned: Number(row.scanned) });
      return viewOf(row);
    });
  }

  /** Who may see the watch may see its backfills. */
  private async findVisible(actor: Actor, id: string): Promise<BackfillRow> {
    const row = await this.find(this.dataSource, actor.workspaceId, id);
    await this.watches.get(actor, row.watchId).catch((error: unknown) => {
      throw error instanceof AppError && error.kind === 'not-found' ? notFound('backfill') : error;
    });
    return row;
  }

  private async find(on: DataSource | EntityManager, workspaceId: string, id: string): Promise<BackfillRow> {
    const row = await findBackfill(on, workspaceId, id);
    if (row === undefined) throw notFound('backfill');
    return row;
  }
}

async function onlyOne<T>(insert: () => Promise<T[]>): Promise<T> {
  const [row] = await onlyIfAlone(insert);
  if (row === undefined) throw new Error('The database gave no id for a new backfill.');
  return row;
}

/** The unique index of those under way decides, not a look beforehand. */
async function onlyIfAlone<T>(change: () => Promise<T[]>): Promise<T[]> {
  try {
    return await change();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const detail = 'This watch has a backfill under way; wait for it or cancel it.';
    throw new AppError('conflict', 'backfill-running', { detail });
  }
}
