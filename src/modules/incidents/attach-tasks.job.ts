import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { isRunning } from '../../domain/incident/transitions.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';

/** Customers who complain while an incident goes on become part of it. */
@Injectable()
export class AttachTasksJob implements Job {
  readonly name = 'attach-incident-tasks';
  readonly scope = 'cluster';
  readonly everySeconds = 10;

  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: IncidentRows,
    private readonly tasks: IncidentTasks,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const running = await query<{ id: string; workspaceId: string }>(
      this.dataSource,
      `SELECT id, workspace_id AS "workspaceId" FROM incident
       WHERE state IN ('suspected', 'confirmed', 'contained') AND watch_id IS NOT NULL ORDER BY id`,
    );
    let attached = 0;
    for (const { id, workspaceId } of running) {
      if (signal.aborted) break;
      attached += await transact(this.dataSource, { repeatable: true }, async (tx) => {
        const incident = await this.rows.find(tx, workspaceId, id);
        if (incident === null || !isRunning(incident.state)) return 0;
        const added = await this.tasks.attachAffected(tx, incident);
        if (added > 0) await this.rows.tell(tx, incident);
        return added;
      });
    }
    return { attached };
  }
}
