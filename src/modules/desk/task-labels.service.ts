import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { changeLabels } from '../../domain/task-labels/change-labels.js';
import { cleanText } from '../../domain/text/sanitise.js';
import { AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { TaskActsService, nextState } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { MOST_LABELS } from './desk.types.js';

/** The team's own words on tasks. */
@Injectable()
export class TaskLabels {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly tasks: TaskQueries,
  ) {}

  /** What is there already, or gone already, is no change: nothing is written then, and the version stays. */
  async change(
    actor: Actor,
    id: string,
    version: number | null,
    asked: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  ): Promise<TaskDto> {
    await this.acts.explainingConflicts(actor, id, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, id, version, 'label');
        nextState(task, 'label');
        const add = (asked.add ?? []).map((label) => cleanText(label));
        const change = changeLabels(task.labels, { add, remove: asked.remove ?? [] }, MOST_LABELS);
        if (!change.ok) {
          throw new AppError('conflict', change.reason, {
            detail: `A task has ${String(MOST_LABELS)} labels at most.`,
          });
        }
        const { labels, added, removed } = change;
        if (added.length + removed.length === 0) return;
        const event = { kind: 'labelled', actorId: actor.memberId, details: { added, removed } };
        await this.writer.change(tx, task, { labels }, event);
      }),
    );
    return this.tasks.get(actor, id);
  }

  /** Of open tasks in the actor's reach, the commonest first. */
  async inUse(actor: Actor): Promise<string[]> {
    const scope = requireAccess(actor, 'tasks', 'read');
    const rows = await query<{ label: string }>(
      this.dataSource,
      `SELECT label FROM task t, unnest(t.labels) AS label
       WHERE t.workspace_id = $1 AND t.is_open AND t.labels <> '{}' AND ($2::boolean OR t.team_id = ANY ($3::bigint[]))
       GROUP BY label ORDER BY count(*) DESC, label LIMIT 100`,
      [actor.workspaceId, scope === 'all', actor.teamIds],
    );
    return rows.map(({ label }) => label);
  }
}
