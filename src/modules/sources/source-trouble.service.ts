import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { notFound } from '../../errors.js';
import { WakeUpService } from '../../jobs/wake-up.service.js';
import { AuditService } from '../audit/audit.service.js';
import type { GapState } from './gap.types.js';
import { beforeId } from './id-cursor.js';
import type { GapView, QuarantinedPostView } from './sources.dto.js';
import { SourcesService } from './sources.service.js';

const SHOWN_BYTES = 2_000;

interface GapRow {
  readonly id: string;
  readonly from: Date | null;
  readonly to: Date;
  readonly reason: string;
  readonly state: GapState;
  readonly filledAt: Date | null;
  readonly found: number;
  readonly problem: string | null;
  readonly detectedAt: Date;
}

const GAP_COLUMNS = `id, from_at AS "from", to_at AS "to", reason, state, filled_at AS "filledAt", found, problem,
  detected_at AS "detectedAt"`;

const showGap = (gap: GapRow): GapView => ({
  ...gap,
  from: gap.from?.toISOString() ?? null,
  to: gap.to.toISOString(),
  filledAt: gap.filledAt?.toISOString() ?? null,
  detectedAt: gap.detectedAt.toISOString(),
});

/** What a source could not give us: intervals that were not read, and posts that could not be understood. Newest first. */
@Injectable()
export class SourceTroubleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly audit: AuditService,
    private readonly wakeUp: WakeUpService,
  ) {}

  async listGaps(actor: Actor, sourceId: string, { limit, cursor }: PageQuery): Promise<Page<GapView>> {
    requireAccess(actor, 'sources', 'read');
    await this.sources.find(this.dataSource, actor, sourceId);
    const rows = await query<GapRow>(
      this.dataSource,
      `SELECT ${GAP_COLUMNS} FROM gap
       WHERE workspace_id = $1 AND source_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
      [actor.workspaceId, sourceId, beforeId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map(showGap) };
  }

  /** Asks for a gap to be read now, whatever became of it before. One that is being read, or was, stays as it is. */
  async fillGap(actor: Actor, sourceId: string, gapId: string): Promise<GapView> {
    requireAccess(actor, 'sources', 'act');
    return this.dataSource.transaction(async (tx) => {
      await this.sources.find(tx, actor, sourceId);
      await tx.query(
        `UPDATE gap SET state = 'open', attempts = 0, next_try_at = now(), problem = NULL
         WHERE workspace_id = $1 AND source_id = $2 AND id = $3 AND state <> 'filled' AND lease_token IS NULL`,
        [actor.workspaceId, sourceId, gapId],
      );
      const [row] = await query<GapRow>(
        tx,
        `SELECT ${GAP_COLUMNS} FROM gap WHERE workspace_id = $1 AND source_id = $2 AND id = $3`,
        [actor.workspaceId, sourceId, gapId],
      );
      if (row === undefined) throw notFound('gap');
      await this.wakeUp.announce(tx, 'sources');
      await this.audit.record(tx, {
        workspaceId: actor.workspaceId,
        actor,
        action: 'source.fill-gap',
        resourceId: sourceId,
        details: { gapId },
      });
      return showGap(row);
    });
  }

  async listQuarantine(
    actor: Actor,
    sourceId: string,
    { limit, cursor }: PageQuery,
  ): Promise<Page<QuarantinedPostView>> {
    requireAccess(actor, 'quarantine', 'read');
    await this.sources.find(this.dataSource, actor, sourceId);
    const rows = await query<{ id: string; reason: string; externalId: string | null; raw: Buffer; seenAt: Date }>(
      this.dataSource,
      `SELECT id, reason, external_id AS "externalId", substring(raw FOR ${String(SHOWN_BYTES)}) AS raw, seen_at AS "seenAt"
       FROM quarantined_post WHERE workspace_id = $1 AND source_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
      [actor.workspaceId, sourceId, beforeId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.id]);
    const items = page.items.map(({ id, reason, externalId, raw, seenAt }) => ({
      id,
      reason,
      externalId,
      raw: cleanText(raw.toString('utf8')),
      at: seenAt.toISOString(),
    }));
    return { ...page, items };
  }
}
