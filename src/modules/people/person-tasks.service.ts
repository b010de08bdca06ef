import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { LiveService } from '../live/live.service.js';

interface MovedTask {
  readonly id: string;
  readonly teamId: string;
}

/** What tasks show of their customer, kept beside them so that lists need not look it up. */
@Injectable()
export class PersonTasks {
  constructor(private readonly live: LiveService) {}

  /** Open tasks take the person's tier; what is judged anew counts it. */
  async showTier(tx: EntityManager, workspaceId: string, personId: string, actorId: string | null): Promise<void> {
    const tasks = await query<MovedTask>(
      tx,
      `UPDATE task t SET tier = who.tier, updated_at = now(),
         priority_facts = CASE WHEN t.priority_facts IS NULL THEN NULL
           WHEN who.counts IN ('top', 'high') THEN t.priority_facts
             || jsonb_build_object('customerTier', jsonb_build_object('name', who.tier, 'counts', who.counts))
           ELSE t.priority_facts - 'customerTier' END
       FROM (SELECT p.tier, (SELECT word ->> 'counts' FROM people_settings s, jsonb_array_elements(s.tiers) word
           WHERE s.workspace_id = p.workspace_id AND word ->> 'name' = p.tier LIMIT 1) AS counts
         FROM person p WHERE p.id = $2) who
       WHERE t.workspace_id = $1 AND t.person_id = $2 AND t.is_open AND t.tier IS DISTINCT FROM who.tier
       RETURNING t.id, t.team_id AS "teamId"`,
      [workspaceId, personId],
    );
    await this.tell(tx, workspaceId, tasks, actorId);
  }

  /** Tasks of one person become another's: all, or those written by these handles. */
  async move(
    tx: EntityManager,
    workspaceId: string,
    from: string,
    to: string,
    handleIds: readonly string[] | null,
    actorId: string | null,
  ): Promise<void> {
    const tasks = await query<MovedTask>(
      tx,
      `UPDATE task t SET person_id = $3, updated_at = now(),
         tier = CASE WHEN t.is_open THEN (SELECT tier FROM person WHERE id = $3) ELSE t.tier END
       WHERE t.workspace_id = $1 AND t.person_id = $2 AND ($4::bigint[] IS NULL OR EXISTS (
         SELECT FROM person_handle h WHERE h.id = ANY ($4) AND h.network = t.network
           AND h.handle_key = lower(ltrim(t.author_handle, '@'))))
       RETURNING t.id, t.team_id AS "teamId"`,
      [workspaceId, from, to, handleIds],
    );
    await this.tell(tx, workspaceId, tasks, actorId);
  }

  private async tell(
    tx: EntityManager,
    workspaceId: string,
    tasks: readonly MovedTask[],
    actorId: string | null,
  ): Promise<void> {
    const teams = new Map<string, string[]>();
    for (const { id, teamId } of tasks) teams.set(teamId, [...(teams.get(teamId) ?? []), id]);
    if (teams.size === 0) return;
    await this.live.publish(
      tx,
      [...teams].map(([teamId, taskIds]) => ({
        workspaceId,
        teamId,
        kind: 'tasks' as const,
        details: { kind: 'changed' as const, taskIds, actorId },
      })),
    );
  }
}
