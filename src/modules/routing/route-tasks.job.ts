import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { RouteTasks } from './route-tasks.service.js';

/** More batches of one workspace in one run would let the others wait. */
const MOST_BATCHES = 20;

/** Looks for tasks whose way is to be decided; woken as soon as one is opened. */
@Injectable()
export class RouteTasksJob implements Job {
  readonly name = 'route-tasks';
  readonly scope = 'worker';
  readonly everySeconds = 5;
  readonly wakeUp = 'routing';

  constructor(private readonly routes: RouteTasks) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const total = { routed: 0, rerouted: 0, nobody: 0 };
    let again = 0;
    for (const workspaceId of await this.routes.workspaces()) {
      for (let batch = 0; batch < MOST_BATCHES && !signal.aborted; batch++) {
        const done = await this.routes.routeDue(workspaceId);
        if (done === null) break;
        total.routed += done.routed;
        total.rerouted += done.rerouted;
        total.nobody += done.nobody;
        if (done.isAll) break;
        if (batch === MOST_BATCHES - 1) again = 1;
      }
    }
    return { ...total, again };
  }
}
