import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { PausesService } from '../incidents/pauses.service.js';
import { AcknowledgePolicies } from './acknowledge-policy.service.js';
import { DecideTasks } from './decide-tasks.service.js';
import { OptOuts } from './opt-outs.service.js';

/** More batches of one workspace in one run would let the others wait. */
const MOST_BATCHES = 20;

/** Where a workspace lets the system acknowledge by itself: decides on every task as it opens, and hears who wants none of it. */
@Injectable()
export class AcknowledgeDueJob implements Job {
  readonly name = 'acknowledge-due';
  readonly scope = 'worker';
  readonly everySeconds = 5;
  readonly wakeUp = 'routing';

  constructor(
    private readonly policies: AcknowledgePolicies,
    private readonly tasks: DecideTasks,
    private readonly optOuts: OptOuts,
    private readonly pauses: PausesService,
    private readonly dataSource: DataSource,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    let [allowed, refused, again] = [0, 0, 0];
    for (const inForce of await this.policies.enabled()) {
      // First who wants none: what somebody said under the last message counts for the next.
      await this.optOuts.listen(inForce.workspaceId);
      // Tasks keep: they are decided on when the pause is over, if they are not too old by then.
      if (await this.pauses.isPaused(this.dataSource, inForce.workspaceId)) continue;
      for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch++) {
        const done = await this.tasks.decideDue(inForce);
        allowed += done.allowed;
        refused += done.refused;
        if (done.isAll) break;
        if (batch === MOST_BATCHES - 1) again = 1;
      }
    }
    return { allowed, refused, again };
  }
}
