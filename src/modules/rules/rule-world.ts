import type { DataSource, EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { ActWorld } from '../../domain/rule/plan-acts.js';
import { MOST_LABELS } from '../desk/desk.types.js';
import { joinedWatches } from '../incidents/incident-tasks.service.js';

/** What acts may name: people at work here, teams, approved texts, channels, incidents that go on. */
export async function readWorld(on: EntityManager | DataSource, workspaceId: string): Promise<ActWorld> {
  const [world] = await query<Omit<ActWorld, 'mostLabels'>>(
    on,
    `SELECT
       (SELECT coalesce(json_agg(json_build_object('id', m.id::text, 'name', m.name, 'teamIds', array(
          SELECT x.team_id::text FROM team_member x WHERE x.member_id = m.id)) ORDER BY m.id), '[]')
        FROM staff_member m WHERE m.workspace_id = $1 AND m.is_active AND m.role <> 'viewer') AS members,
       (SELECT coalesce(json_agg(json_build_object('id', t.id::text, 'name', t.name) ORDER BY t.id), '[]')
        FROM team t WHERE t.workspace_id = $1) AS teams,
       (SELECT coalesce(json_agg(json_build_object('id', t.id::text, 'name', v.name, 'lang', v.lang, 'intents', v.intents,
          'teamId', t.team_id::text) ORDER BY t.id), '[]')
        FROM template t JOIN template_version v ON v.template_id = t.id AND v.n = t.approved_version
        WHERE t.workspace_id = $1 AND t.deleted_at IS NULL AND v.kind = 'acknowledge') AS drafts,
       (SELECT coalesce(json_agg(json_build_object('id', n.id::text, 'name', n.name, 'isPaused', n.is_paused) ORDER BY n.id), '[]')
        FROM notifier n WHERE n.workspace_id = $1 AND n.deleted_at IS NULL) AS notifiers,
       (SELECT coalesce(json_agg(json_build_object('id', i.id::text, 'name', i.title, 'watchId', seen.by::text)
          ORDER BY i.level DESC, i.id DESC, seen.by = i.watch_id DESC, seen.by), '[]')
        FROM incident i CROSS JOIN LATERAL unnest(i.watch_id || ${joinedWatches('i.id')}) AS seen (by)
        WHERE i.workspace_id = $1 AND i.watch_id IS NOT NULL AND NOT i.is_drill
          AND i.state IN ('suspected', 'confirmed', 'contained')) AS incidents`,
    [workspaceId],
  );
  if (world === undefined) throw new Error('The database gave nothing that rules may act with.');
  return { ...world, mostLabels: MOST_LABELS };
}
