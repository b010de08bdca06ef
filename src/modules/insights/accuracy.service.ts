import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { estimateShare } from '../../domain/statistics/share.js';
import { requireAccess } from '../../http/require-access.js';
import type { LabelKind } from '../corrections/labels.types.js';
import { BaseEngines } from '../learning/base-engines.service.js';
import { WorkspaceModels } from '../learning/workspace-models.service.js';
import type { AccuracyReportDto } from './insights.dto.js';
import type { AccuracyRow, StoredAccuracy } from './insights.types.js';

const FEWEST_JUDGED = 30;
const NO_VERDICT = 'Fewer than 30 were judged: no verdict.';

interface CountRow {
  readonly lang: string;
  readonly kind: LabelKind;
  readonly judged: number;
  readonly corrected: number;
  readonly unsure: number;
}

/**
 * What was said by hand in the month, of each post the word of whoever spoke last, and what was left as it was in tasks that
 * somebody resolved in it. `$2` is the first day of the month.
 */
const COUNTS = `
  WITH month AS (SELECT ($2::date)::timestamp AT TIME ZONE 'UTC' AS "from",
      ($2::date + interval '1 month')::timestamp AT TIME ZONE 'UTC' AS "to"),
  spoken AS (
    SELECT DISTINCT ON (c.mention_id, c.kind) c.lang, c.kind, c.before, c.after FROM correction c, month
    WHERE c.workspace_id = $1 AND c.is_newest AND c.created_at >= month."from" AND c.created_at < month."to"
    ORDER BY c.mention_id, c.kind, c.id DESC),
  silent AS (
    SELECT m.lang, k.kind FROM month, task t JOIN mention m ON m.id = t.last_mention_id
      CROSS JOIN (VALUES ('sentiment'), ('intent'), ('priority'), ('relevance')) k (kind)
    WHERE t.workspace_id = $1 AND NOT t.is_open AND t.state = 'resolved'
      AND t.closed_at >= month."from" AND t.closed_at < month."to"
      AND NOT (k.kind = 'sentiment' AND m.sentiment_label = 'unsure') AND NOT (k.kind = 'intent' AND m.intent_label IS NULL)
      AND NOT EXISTS (SELECT FROM correction c
        WHERE c.workspace_id = $1 AND c.mention_id = m.id AND c.kind = k.kind AND c.is_newest))
  SELECT split_part(lower(lang), '-', 1) AS lang, kind, count(*) FILTER (WHERE NOT is_unsure)::int AS judged,
    count(*) FILTER (WHERE NOT is_unsure AND is_changed)::int AS corrected, count(*) FILTER (WHERE is_unsure)::int AS unsure
  FROM (
    SELECT lang, kind, before IN ('unsure', 'none') AS is_unsure, before <> after AS is_changed FROM spoken
    UNION ALL SELECT lang, kind, false, false FROM silent) judged
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** How often people agree with the engines, by month. */
@Injectable()
export class AccuracyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engines: BaseEngines,
    private readonly models: WorkspaceModels,
  ) {}

  /**
   * Of the whole workspace for everybody who sees insights: it is about engines, not about people or posts. `month` is `2026-11`.
   */
  async report(actor: Actor, month: string): Promise<AccuracyReportDto> {
    requireAccess(actor, 'insights', 'read');
    const [kept] = await query<{ report: StoredAccuracy }>(
      this.dataSource,
      'SELECT report FROM accuracy_report WHERE workspace_id = $1 AND month = $2',
      [actor.workspaceId, `${month}-01`],
    );
    const { rows, models } = kept?.report ?? (await this.count(actor.workspaceId, `${month}-01`));
    return { month, isFinal: kept !== undefined, rows: [...rows], models };
  }

  /** Writes the report of the month that ended last where it is missing; one that is there is never changed. */
  async writeMissing(signal: AbortSignal): Promise<number> {
    const missing = await query<{ workspaceId: string; month: string }>(
      this.dataSource,
      `SELECT w.id AS "workspaceId", last.month::text AS month
       FROM workspace w, (SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month')::date AS month) last
       WHERE w.drill_id IS NULL AND w.created_at < (last.month + interval '1 month')::timestamp AT TIME ZONE 'UTC' AND NOT EXISTS (
         SELECT FROM accuracy_report r WHERE r.workspace_id = w.id AND r.month = last.month)
       ORDER BY w.id`,
    );
    let written = 0;
    for (const { workspaceId, month } of missing) {
      if (signal.aborted) break;
      const rows = await query(
        this.dataSource,
        `INSERT INTO accuracy_report (workspace_id, month, report) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING month`,
        [workspaceId, month, JSON.stringify(await this.count(workspaceId, month))],
      );
      written += rows.length;
    }
    return written;
  }

  private async count(workspaceId: string, firstDay: string): Promise<StoredAccuracy> {
    const [counts, model] = await Promise.all([
      query<CountRow>(this.dataSource, COUNTS, [workspaceId, firstDay]),
      this.models.inForce(workspaceId),
    ]);
    return {
      rows: counts.map(rowOf),
      models: {
        base: this.engines.model ?? 'none',
        workspace: model === null ? null : { version: model.version, gain: model.card.gain },
      },
    };
  }
}

function rowOf(counts: CountRow): AccuracyRow {
  const { judged, corrected } = counts;
  const agreement = estimateShare(judged - corrected, judged, FEWEST_JUDGED);
  return { ...counts, agreement, note: agreement === null ? NO_VERDICT : null };
}
