import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourcesService } from '../sources/sources.service.js';
import type { CoveragePage, CoveredSource, SourceCoverage } from './coverage.dto.js';

interface Figures {
  readonly id: string;
  readonly seenPerDay: number;
  readonly expectedPerDay: number | null;
  readonly openGaps: number;
  readonly missingHours: number;
}

/** What is heard now, source by source: the state, why, and what is expected against what is seen. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  async list(actor: Actor, page: PageQuery): Promise<CoveragePage> {
    const { items, nextCursor } = await this.sources.list(actor, page, '');
    const figures = await this.readFigures(
      actor.workspaceId,
      items.map(({ id }) => id),
    );
    const covered = items.map((source): SourceCoverage => {
      const { seenPerDay = 0, expectedPerDay = null, openGaps = 0, missingHours = 0 } = figures.get(source.id) ?? {};
      const { state, since, reason, lastSuccessAt, lastPostAt, quotas } = source.health;
      return {
        source: this.name(source),
        state,
        since,
        reason,
        lastSuccessAt,
        lastPostAt,
        expectedPerDay,
        seenPerDay,
        quotas,
        spend: source.spend,
        openGaps,
        missingHours,
      };
    });
    const overall = await this.readOverall(actor);
    return { ...overall, items: covered, nextCursor };
  }

  name(source: { readonly id: string; readonly name: string; readonly connector: string }): CoveredSource {
    const { id, name, connector } = source;
    return { id, name, connector, network: this.catalogue.get(connector)?.network ?? connector };
  }

  private async readOverall(actor: Actor): Promise<Pick<CoveragePage, 'asOf' | 'checkedAt' | 'state'>> {
    requireAccess(actor, 'sources', 'read');
    const [row] = await query<{ now: Date; checkedAt: Date | null; isBlind: boolean; isDegraded: boolean }>(
      this.dataSource,
      `SELECT now() AS now, (SELECT last_finished_at FROM job WHERE name = 'watch-coverage') AS "checkedAt",
         EXISTS (SELECT FROM source WHERE workspace_id = $1 AND deleted_at IS NULL AND health_state = 'blind') AS "isBlind",
         EXISTS (SELECT FROM source WHERE workspace_id = $1 AND deleted_at IS NULL AND health_state = 'degraded') AS "isDegraded"`,
      [actor.workspaceId],
    );
    if (row === undefined) throw new Error('The database gave no overview of the sources.');
    return {
      asOf: row.now.toISOString(),
      checkedAt: row.checkedAt?.toISOString() ?? null,
      state: row.isBlind ? 'blind' : row.isDegraded ? 'degraded' : 'ok',
    };
  }

  /** Expected by the hours in which somebody looked, so that a time of blindness lowers nothing. */
  private async readFigures(workspaceId: string, ids: readonly string[]): Promise<Map<string, Figures>> {
    const rows = await query<Figures>(
      this.dataSource,
      `SELECT s.id,
         coalesce((SELECT sum(v.seen) FROM source_volume v WHERE v.workspace_id = s.workspace_id AND v.source_id = s.id
           AND v.bucket_at > now() - interval '24 hours'), 0)::float8 AS "seenPerDay",
         CASE WHEN s.watched_since < now() - interval '2 days' THEN
           (SELECT 24 * sum(v.seen)::float8 / CASE WHEN s.is_polled OR s.is_listening THEN nullif(count(*), 0)
              ELSE extract(epoch FROM now() - interval '24 hours' - greatest(s.watched_since, now() - interval '28 days')) / 3600 END
            FROM source_volume v WHERE v.workspace_id = s.workspace_id AND v.source_id = s.id
              AND v.bucket_at BETWEEN now() - interval '28 days' AND now() - interval '24 hours') END AS "expectedPerDay",
         (SELECT count(*)::int FROM gap g WHERE g.workspace_id = s.workspace_id AND g.source_id = s.id
            AND g.state IN ('open', 'filling')) AS "openGaps",
         coalesce((SELECT sum(extract(epoch FROM g.to_at - greatest(coalesce(g.from_at, g.to_at), now() - interval '30 days')))
            FROM gap g WHERE g.workspace_id = s.workspace_id AND g.source_id = s.id AND g.state <> 'filled'
              AND g.to_at > now() - interval '30 days'), 0)::float8 / 3600 AS "missingHours"
       FROM source s WHERE s.workspace_id = $1 AND s.id = ANY ($2::bigint[])`,
      [workspaceId, ids],
    );
    const rounded = rows.map((row) => ({
      ...row,
      expectedPerDay: row.expectedPerDay === null ? null : Math.round(row.expectedPerDay * 10) / 10,
      missingHours: Math.round(row.missingHours * 10) / 10,
    }));
    return new Map(rounded.map((row) => [row.id, row]));
  }
}
