import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { TaskDeadlinesService } from './task-deadlines.service.js';

const BATCH = 500;

/** Deadlines are rows; this looks at them every few seconds by the database's clock, so nothing is early and little is late. */
@Injectable()
export class FireDeadlinesJob implements Job {
  readonly name = 'fire-deadlines';
  /** In every worker: a lease left by one that was killed would delay deadlines longer than we promise. */
  readonly scope = 'worker';
  readonly everySeconds = 5;

  constructor(private readonly deadlines: TaskDeadlinesService) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    let overdue = 0;
    let woken = 0;
    while (!signal.aborted) {
      const fired = await this.deadlines.fireOverdue(BATCH);
      const wokenNow = await this.deadlines.wakeSnoozed(BATCH);
      overdue += fired;
      woken += wokenNow;
      if (fired < BATCH && wokenNow < BATCH) break;
    }
    return { overdue, woken };
  }
}
