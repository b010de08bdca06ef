import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { summariseAnswers } from '../../domain/survey/summarise-answers.js';
import { SURVEY_KINDS, type SentSurvey, type SurveyKind } from '../../domain/survey/survey.types.js';
import { invalid } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { LEFT } from './ask-surveys.service.js';
import type { CustomerInsightDto, CustomerInsightQuery } from './surveys.dto.js';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 400;

/** Tasks `t` in reach: $1 workspace, $2 from, $3 to, $4 teams. */
const WITHIN = `t.workspace_id = $1 AND t.opened_at >= $2 AND t.opened_at < $3 AND ($4::bigint[] IS NULL OR t.team_id = ANY ($4))`;

interface Group {
  readonly name: string | null;
  readonly tasks: number;
  readonly people: number;
}

/** Who turns to us, and what they say about how it went. */
@Injectable()
export class CustomerInsights {
  constructor(private readonly dataSource: DataSource) {}

  async report(actor: Actor, filter: CustomerInsightQuery, now: Date): Promise<CustomerInsightDto> {
    const reach = requireAccess(actor, 'insights', 'read');
    const { from, to } = daysOf(filter, now);
    const own = reach === 'all' ? null : actor.teamIds;
    const teams = filter.team === undefined ? own : [filter.team].filter((team) => own === null || own.includes(team));
    const values = [actor.workspaceId, from, to, teams];
    const [people] = await query<{ people: number; repeated: number }>(
      this.dataSource,
      `SELECT count(*)::int AS people, count(*) FILTER (WHERE n > 1)::int AS repeated FROM (
         SELECT count(*) AS n FROM task t WHERE ${WITHIN} AND t.person_id > 0 GROUP BY t.person_id) each`,
      values,
    );
    const [calls] = await query<{ calls: number; solved: number }>(
      this.dataSource,
      `SELECT count(*)::int AS calls, count(*) FILTER (WHERE c.result = 'solved')::int AS solved
       FROM call c JOIN task t ON t.id = c.task_id
       WHERE c.workspace_id = $1 AND c.done_at >= $2 AND c.done_at < $3 AND ($4::bigint[] IS NULL OR t.team_id = ANY ($4))`,
      values,
    );
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      surveys: await this.surveys(values),
      people: people?.people ?? 0,
      repeated: people?.repeated ?? 0,
      tiers: await this.groups('tier', values),
      journey: await this.groups('journey', values),
      calls: calls?.calls ?? 0,
      callsSolved: calls?.solved ?? 0,
    };
  }

  private async surveys(values: readonly unknown[]): Promise<CustomerInsightDto['surveys']> {
    const sent = await query<SentSurvey & { kind: SurveyKind }>(
      this.dataSource,
      `SELECT s.kind, s.score, extract(epoch FROM t.closed_at - t.opened_at)::float8 AS "resolveSeconds"
       FROM survey s JOIN task t ON t.id = s.task_id
       WHERE s.workspace_id = $1 AND s.sent_at >= $2 AND s.sent_at < $3 AND ${LEFT} AND ($4::bigint[] IS NULL OR t.team_id = ANY ($4))`,
      values,
    );
    return SURVEY_KINDS.map((kind) => {
      const summary = summariseAnswers(
        kind,
        sent.filter((each) => each.kind === kind),
      );
      const warnings = summary.warnings.map((warning) => ({ ...warning, values: { ...warning.values } }));
      return { kind, ...summary, warnings };
    });
  }

  private groups(column: 'tier' | 'journey', values: readonly unknown[]): Promise<Group[]> {
    return query<Group>(
      this.dataSource,
      `SELECT t.${column} AS name, count(*)::int AS tasks, count(DISTINCT t.person_id)::int AS people
       FROM task t WHERE ${WITHIN} AND t.person_id > 0 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
      values,
    );
  }
}

/** Whole days in UTC. */
function daysOf({ from, to }: CustomerInsightQuery, now: Date): { readonly from: Date; readonly to: Date } {
  const end = Math.ceil((to === undefined ? now : new Date(to)).getTime() / DAY_MS) * DAY_MS;
  const start = from === undefined ? end - USUAL_DAYS * DAY_MS : Math.floor(new Date(from).getTime() / DAY_MS) * DAY_MS;
  const days = (end - start) / DAY_MS;
  if (days < 1 || days > MOST_DAYS)
    throw invalid('bad-period', `The period must have 1 to ${String(MOST_DAYS)} days; this one has ${String(days)}.`);
  return { from: new Date(start), to: new Date(end) };
}
