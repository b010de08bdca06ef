import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../../db/transact.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { ApprovalRows } from './approval-rows.service.js';

const BATCH = 100;

/** Tells people of replies that were not approved in time to keep their promise. Safe to run twice: each is taken once. */
@Injectable()
export class WatchApprovalsJob implements Job {
  readonly name = 'watch-approvals';
  readonly scope = 'worker';
  readonly everySeconds = 10;

  constructor(
    private readonly dataSource: DataSource,
    private readonly approvals: ApprovalRows,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    let late = 0;
    while (!signal.aborted) {
      const taken = await transact(this.dataSource, { repeatable: true }, async (tx) => {
        const rows = await this.approvals.takeLate(tx, BATCH);
        for (const row of rows) await this.approvals.alertLate(tx, row);
        return rows.length;
      });
      late += taken;
      if (taken < BATCH) break;
    }
    return { late };
  }
}
