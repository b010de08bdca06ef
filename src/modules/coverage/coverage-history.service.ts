import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { TroubleReason } from '../../domain/coverage/coverage.types.js';
import { sumSpans } from '../../domain/coverage/sum-spans.js';
import { invalid, notFound } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import type { CoverageGap, CoverageHistory, CoverageHistoryQuery, CoverageTrouble } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

const MOST_LISTED = 500;

interface Named {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
}

type TroubleRow = Named & {
  readonly state: CoverageTrouble['state'];
  readonly reason: TroubleReason | null;
  readonly detail: string | null;
  readonly from: Date;
  readonly to: Date | null;
};

type GapRow = Named & { readonly from: Date | null; readonly to: Date; readonly state: CoverageGap['state'] };

/** What was not seen in a time gone by: the note under every chart and report. */
@Injectable()
export class CoverageHistoryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly coverage: CoverageService,
  ) {}

  async read(actor: Actor, asked: CoverageHistoryQuery): Promise<CoverageHistory> {
    requireAccess(actor, 'sources', 'read');
    const [from, to] = [new Date(asked.from), new Date(asked.to)];
    if (from >= to) throw invalid('bad-range', 'The time must end after it begins.');
    const only = asked.watch === undefined ? null : await this.sourcesOf(actor, asked.watch, to);
    const [troubles, gaps] = await Promise.all([
      this.readTroubles(actor.workspaceId, from, to, only),
      this.readGaps(actor.workspaceId, from, to, only),
    ]);
    const blind = troubles.filter(({ state }) => state === 'blind');
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      state: blind.length > 0 ? 'blind' : troubles.length + gaps.length > 0 ? 'degraded' : 'ok',
      // What still goes on has lasted until now, not until the end of a time to come.
      blindSeconds: Math.round(sumSpans(blind, from, to)),
      items: troubles.slice(0, MOST_LISTED).map((row) => this.showTrouble(row)),
      gaps: gaps.map((row) => ({
        source: this.coverage.name(row),
        from: row.from?.toISOString() ?? null,
        to: row.to.toISOString(),
        state: row.state,
      })),
    };
  }

  private showTrouble(row: TroubleRow & { readonly isOpen: boolean }): CoverageTrouble {
    return {
      source: this.coverage.name(row),
      state: row.state,
      reason: row.reason === null ? null : { code: row.reason, text: row.detail ?? '' },
      from: row.from.toISOString(),
      to: row.isOpen ? null : (row.to?.toISOString() ?? null),
    };
  }

  private readTroubles(
    workspaceId: string,
    from: Date,
    to: Date,
    only: readonly string[] | null,
  ): Promise<(TroubleRow & { readonly isOpen: boolean })[]> {
    return query(
      this.dataSource,
      `SELECT s.id, s.name, s.connector, h.state, h.reason, h.detail, h.from_at AS "from",
         coalesce(h.to_at, now()) AS "to", h.to_at IS NULL AS "isOpen"
       FROM source_state h JOIN source s ON s.id = h.source_id
       WHERE h.workspace_id = $1 AND h.state IN ('degraded', 'blind') AND h.from_at < $3 AND coalesce(h.to_at, now()) > $2
         AND ($4::bigint[] IS NULL OR s.id = ANY ($4)) ORDER BY h.from_at, h.id`,
      [workspaceId, from, to, only],
    );
  }

  private readGaps(workspaceId: string, from: Date, to: Date, only: readonly string[] | null): Promise<GapRow[]> {
    return query(
      this.dataSource,
      `SELECT s.id, s.name, s.connector, g.from_at AS "from", g.to_at AS "to", g.state
       FROM gap g JOIN source s ON s.id = g.source_id
       WHERE g.workspace_id = $1 AND g.state <> 'filled' AND g.to_at > $2 AND coalesce(g.from_at, g.to_at) < $3
         AND ($4::bigint[] IS NULL OR s.id = ANY ($4)) ORDER BY g.to_at, g.id LIMIT ${String(MOST_LISTED)}`,
      [workspaceId, from, to, only],
    );
  }

  /** Sources that brought mentions of a watch; null, which is all of them, where none did. */
  private async sourcesOf(actor: Actor, watchId: string, to: Date): Promise<readonly string[] | null> {
    const teams = requireAccess(actor, 'watches', 'read') === 'all' ? null : actor.teamIds;
    const [watch] = await query(
      this.dataSource,
      `SELECT id FROM watch WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL
         AND ($3::bigint[] IS NULL OR team_id = ANY ($3))`,
      [actor.workspaceId, watchId, teams],
    );
    if (watch === undefined) throw notFound('watch');
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT DISTINCT m.source_id AS id FROM mention_watch w JOIN mention m ON m.id = w.mention_id
       WHERE w.workspace_id = $1 AND w.watch_id = $2 AND w.published_at > $3::timestamptz - interval '28 days' AND w.published_at <= $3`,
      [actor.workspaceId, watchId, to],
    );
    return rows.length === 0 ? null : rows.map(({ id }) => id);
  }
}
