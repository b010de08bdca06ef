import type { LiveNotice } from '../live/live.types.js';
import type { TouchedTask } from '../tasks/open-tasks.types.js';
import type { PreparedMention } from './ingest.types.js';

/** What browsers are told of a batch: one notice per team and kind, whatever the number of posts. */
export function noticesOf(
  workspaceId: string,
  stored: readonly PreparedMention[],
  tasks: readonly TouchedTask[],
): LiveNotice[] {
  const notices: LiveNotice[] = [];
  const mentionsOfTeam = new Map<string, number>();
  for (const { teamIds } of stored) {
    for (const teamId of teamIds) mentionsOfTeam.set(teamId, (mentionsOfTeam.get(teamId) ?? 0) + 1);
  }
  for (const [teamId, count] of mentionsOfTeam) {
    notices.push({ workspaceId, teamId, kind: 'mentions', details: { count } });
  }
  for (const teamId of new Set(tasks.map((t) => t.teamId))) {
    for (const kind of ['opened', 'changed'] as const) {
      const taskIds = tasks.filter((t) => t.teamId === teamId && t.isNew === (kind === 'opened')).map((t) => t.taskId);
      if (taskIds.length === 0) continue;
      notices.push({ workspaceId, teamId, kind: 'tasks', details: { kind, taskIds, actorId: null } });
    }
  }
  return notices;
}
