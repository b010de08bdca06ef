import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { CHECKLIST_ITEMS, stepsTaken, type ChecklistItem } from '../../domain/reply-text/checklist.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { ChecklistItemView, ChecklistView } from './tone-guide.dto.js';

interface DoneRow {
  readonly item: ChecklistItem;
  readonly doneBy: { readonly id: string; readonly name: string } | null;
  readonly doneAt: Date;
}

/** The steps of calming somebody down, per task: which a person ticked, which our words take. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskQueries,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
  ) {}

  async get(actor: Actor, taskId: string): Promise<ChecklistView> {
    const task = await this.tasks.get(actor, taskId);
    const [done, said] = await Promise.all([
      query<DoneRow>(
        this.dataSource,
        `SELECT c.item, c.done_at AS "doneAt",
           CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS "doneBy"
         FROM task_checklist_item c LEFT JOIN staff_member m ON m.id = c.done_by
         WHERE c.task_id = $1 AND c.workspace_id = $2`,
        [taskId, actor.workspaceId],
      ),
      query<{ text: string }>(
        this.dataSource,
        'SELECT text FROM reply WHERE task_id = $1 AND workspace_id = $2 AND withdrawn_at IS NULL ORDER BY id',
        [taskId, actor.workspaceId],
      ),
    ]);
    const suggested = new Set(said.flatMap(({ text }) => stepsTaken(text, task.lang)));
    return { items: CHECKLIST_ITEMS.map((item) => itemView(item, done, suggested.has(item))) };
  }

  /** Ticks a step, or takes the tick back; whoever may act on the task may. */
  async mark(actor: Actor, taskId: string, item: ChecklistItem, isDone: boolean): Promise<ChecklistView> {
    await this.acts.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, taskId, null, 'note');
        const changed = isDone
          ? await query(
              tx,
              `INSERT INTO task_checklist_item (task_id, item, workspace_id, done_by) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING RETURNING item`,
              [taskId, item, actor.workspaceId, actor.memberId],
            )
          : await query(tx, 'DELETE FROM task_checklist_item WHERE task_id = $1 AND item = $2 RETURNING item', [
              taskId,
              item,
            ]);
        if (changed.length > 0) await this.writer.tell(tx, task, actor.memberId);
      }),
    );
    return this.get(actor, taskId);
  }
}

function itemView(item: ChecklistItem, done: readonly DoneRow[], isSuggested: boolean): ChecklistItemView {
  const row = done.find((each) => each.item === item);
  return {
    item,
    isDone: row !== undefined,
    isSuggested,
    doneBy: row?.doneBy ?? null,
    doneAt: row?.doneAt.toISOString() ?? null,
  };
}
