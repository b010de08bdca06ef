import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { TaskActsService } from '../tasks/task-acts.service.js';
import { TaskQueries } from '../tasks/task-queries.service.js';
import type { TaskDto } from '../tasks/task-view.types.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { Journey } from './people.types.js';

/** Where on the way to us the customer of a task stands, as a person judges it. */
@Injectable()
export class TaskJourney {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: TaskActsService,
    private readonly writer: TaskWriter,
    private readonly tasks: TaskQueries,
  ) {}

  async place(actor: Actor, taskId: string, version: number | null, journey: Journey | null): Promise<TaskDto> {
    await this.acts.explainingConflicts(actor, taskId, () =>
      transact(this.dataSource, { repeatable: false }, async (tx) => {
        const task = await this.acts.lockFor(tx, actor, taskId, version, 'note');
        await tx.query('UPDATE task SET journey = $2 WHERE id = $1', [taskId, journey]);
        await this.writer.change(tx, task, {}, { kind: 'journey-set', actorId: actor.memberId, details: { journey } });
      }),
    );
    return this.tasks.get(actor, taskId);
  }
}
