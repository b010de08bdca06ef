import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { cleanText } from '../../domain/text/sanitise.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { beforeId } from './id-cursor.js';
import type { GapView, QuarantinedPostView } from './sources.dto.js';
import { SourcesService } from './sources.service.js';

const SHOWN_BYTES = 2_000;

/** What a source could not give us: intervals that were not read, and posts that could not be understood. Newest first. */
@Injectable()
export class SourceTroubleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
  ) {}

  async listGaps(actor: Actor, sourceId: string, { limit, cursor }: PageQuery): Promise<Page<GapView>> {
    requireAccess(actor, 'sources', 'read');
    await this.sources.find(this.dataSource, actor, sourceId);
    const rows = await query<{ id: string; from: Date | null; to: Date; reason: string; detectedAt: Date }>(
      this.dataSource,
      `SELECT id, from_at AS "from", to_at AS "to", reason, detected_at AS "detectedAt" FROM gap
       WHERE workspace_id = $1 AND source_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
      [actor.workspaceId, sourceId, beforeId(cursor), limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.id]);
    const items = page.items.map(({ id, from, to, reason, detectedAt }) => ({
      id,
      from: from?.toISOString() ?? null,
      to: to.toISOString(),
      reason,
      detectedAt: detectedAt.toISOString(),
    }));
    return { ...page, items };
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
