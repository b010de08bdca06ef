import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { OutboxService } from './outbox.service.js';

const BATCH = 20;

/** Carries out what transactions left to be done outside the database. */
@Injectable()
export class DeliverOutboxJob implements Job {
  readonly name = 'deliver-outbox';
  readonly scope = 'worker';
  readonly everySeconds = 1;
  readonly wakeUp = 'outbox';

  constructor(private readonly outbox: OutboxService) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    const items = signal.aborted ? [] : await this.outbox.claimDue(workerId, BATCH);
    const outcomes = await Promise.all(items.map((item) => this.outbox.deliver(item, workerId, signal)));
    return {
      done: outcomes.filter((o) => o === 'done').length,
      failed: outcomes.filter((o) => o === 'failed').length,
      again: items.length === BATCH ? 1 : 0,
    };
  }
}
