import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { DrillScenario } from '../../domain/drill/drill.types.js';
import { sayIn } from '../../domain/drill/say-in.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { DrillViews } from './drill-views.service.js';
import type { DrillResult } from './drills.types.js';
import type { OwnTrainingItem, TrainingItem } from './drills.dto.js';

const MOST_SHOWN = 200;

/** Who has practised how often, and how it went. */
@Injectable()
export class TrainingRecord {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: DrillViews,
  ) {}

  /** Everybody who works here, whether they have practised or not; who may read only their own reads that. */
  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<TrainingItem>> {
    const scope = requireAccess(actor, 'training', 'read');
    const rows = await query<TrainingItem>(
      this.dataSource,
      `SELECT json_build_object('id', m.id::text, 'name', m.name) AS member, count(d.id)::int AS drills,
         ${iso('max(d.ended_at)')} AS "lastAt", (array_agg(d.score ORDER BY d.ended_at DESC) FILTER (WHERE d.id IS NOT NULL))[1] AS "lastScore",
         max(d.score) AS best
       FROM staff_member m LEFT JOIN drill_participant p ON p.member_id = m.id AND p.entered_at IS NOT NULL
       LEFT JOIN drill d ON d.id = p.drill_id AND d.state = 'ended'
       WHERE m.workspace_id = $1 AND m.is_active AND ($2::bigint IS NULL OR m.id = $2) AND ($3::bigint IS NULL OR m.id > $3)
       GROUP BY m.id ORDER BY m.id LIMIT $4`,
      [actor.workspaceId, scope === 'own' ? actor.memberId : null, cursorId(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ member }) => [member.id]);
  }

  /** Newest first. */
  async own(actor: Actor): Promise<OwnTrainingItem[]> {
    requireAccess(actor, 'own-account', 'read');
    const languages = await this.views.languagesOf(actor);
    const rows = await query<{
      drillId: string;
      title: DrillScenario['title'];
      at: string;
      score: number;
      id: string;
      name: string;
      own: DrillResult;
    }>(
      this.dataSource,
      `SELECT d.id AS "drillId", d.scenario -> 'title' AS title, ${iso('d.ended_at')} AS at, d.score, m.id, m.name, p.result AS own
       FROM drill_participant p JOIN drill d ON d.id = p.drill_id AND d.state = 'ended' JOIN staff_member m ON m.id = p.member_id
       WHERE p.workspace_id = $1 AND p.member_id = $2 AND p.entered_at IS NOT NULL AND p.result IS NOT NULL AND d.score IS NOT NULL
       ORDER BY d.id DESC LIMIT ${String(MOST_SHOWN)}`,
      [actor.workspaceId, actor.memberId],
    );
    return rows.map(({ title, id, name, own, ...row }) => ({
      ...row,
      title: sayIn(title, languages),
      own: { id, name, ...own },
    }));
  }
}
