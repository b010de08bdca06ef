import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { lackText } from '../../domain/routing/reason-text.js';
import type { RefusalCode } from '../../domain/routing/routing.types.js';
import { AlertsService } from '../alerts/alerts.service.js';

export const NOBODY_ABLE = 'nobody-able';
/** Ids shown of the tasks that wait. */
const MOST_TASKS = 20;

interface Lack {
  readonly teamId: string;
  readonly teamName: string;
  readonly code: RefusalCode;
  readonly missing: RefusalCode[];
  readonly authority: string[];
  readonly language: string | null;
  readonly skills: string[];
  readonly taskIds: string[];
  readonly n: number;
}

const keyOf = (teamId: string, code: string): string => `${NOBODY_ABLE}:${teamId}:${code}`;

/** Sees to it that people are told while nobody is able to take what waits, once per team and what is lacking. */
@Injectable()
export class NobodyAlerts {
  constructor(private readonly alerts: AlertsService) {}

  /** Opens and closes alerts, so that there is one for each lack of the workspace and no other. */
  async settle(tx: EntityManager, workspaceId: string): Promise<void> {
    const open = await query<{ key: string; text: string }>(
      tx,
      `SELECT key, text FROM alert WHERE workspace_id = $1 AND state <> 'closed' AND starts_with(key, $2)`,
      [workspaceId, `${NOBODY_ABLE}:`],
    );
    const lacks = await this.listLacks(tx, workspaceId);
    const wanted = new Set(lacks.map(({ teamId, code }) => keyOf(teamId, code)));
    for (const lack of lacks) {
      const text = textOf(lack);
      const key = keyOf(lack.teamId, lack.code);
      if (open.some((alert) => alert.key === key && alert.text === text)) continue;
      const { teamId, code, missing, authority, taskIds, n } = lack;
      await this.alerts.open(tx, {
        workspaceId,
        kind: NOBODY_ABLE,
        key,
        severity: 'critical',
        title: `${lack.teamName}: nobody is able to take what waits`,
        text,
        details: { code, missing, authority, taskIds, tasks: n, team: lack.teamName },
        teamId,
      });
    }
    for (const { key } of open) if (!wanted.has(key)) await this.alerts.close(tx, { workspaceId, key });
  }

  private listLacks(tx: EntityManager, workspaceId: string): Promise<Lack[]> {
    return query<Lack>(
      tx,
      `SELECT t.team_id AS "teamId", tm.name AS "teamName", t.route -> 'missing' ->> 0 AS code,
         (array_agg(t.route -> 'missing' ORDER BY t.id))[1] AS missing,
         coalesce((SELECT array_agg(DISTINCT a) FROM unnest(array_agg(t.route -> 'authority')) l
           CROSS JOIN jsonb_array_elements_text(l) a), '{}') AS authority,
         CASE WHEN count(DISTINCT t.lang) = 1 THEN min(t.lang) END AS language,
         coalesce((SELECT array_agg(DISTINCT r -> 'values' ->> 'skill') FROM unnest(array_agg(t.route -> 'reasons')) l
           CROSS JOIN jsonb_array_elements(l) r WHERE r ->> 'code' = 'skill'), '{}') AS skills,
         (array_agg(t.id::text ORDER BY t.id))[1:${String(MOST_TASKS)}] AS "taskIds", count(*)::int AS n
       FROM task t JOIN team tm ON tm.id = t.team_id
       WHERE t.workspace_id = $1 AND t.is_open AND t.assignee_id IS NULL AND t.route ? 'missing'
         AND t.route_due_at IS NOT NULL AND t.state IN ('open', 'acknowledged')
       GROUP BY t.team_id, tm.name, t.route -> 'missing' ->> 0 ORDER BY 1, 3`,
      [workspaceId],
    );
  }
}

function textOf({ missing, authority, language, skills, n }: Lack): string {
  const why = lackText(missing, { authority, language, skills });
  return `${why} ${n === 1 ? '1 task waits.' : `${String(n)} tasks wait.`}`;
}
