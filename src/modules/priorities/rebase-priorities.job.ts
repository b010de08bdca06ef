import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { isConnectionLoss, isRolledBackByConflict } from '../../db/database-errors.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { RebaseLeaseService } from './rebase-lease.service.js';
import type { RebaseRow } from './rebase-rows.js';
import { RebaseSteps } from './rebase-steps.service.js';

/** Slices in a row; then another run that waits has its turn. */
const SLICES_A_TURN = 20;

/**
 * Judges open tasks anew by the weights in force. Every worker takes one run at a time under a lease; each slice is one
 * transaction that also moves the cursor, so that a worker that dies leaves nothing half done and the next one goes on.
 */
@Injectable()
export class RebasePrioritiesJob implements Job {
  readonly name = 'rebase-priorities';
  readonly scope = 'worker';
  readonly everySeconds = 1;
  private readonly log = new Logger('Rebase');

  constructor(
    private readonly leases: RebaseLeaseService,
    private readonly steps: RebaseSteps,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    if (signal.aborted) return {};
    const token = `${workerId}:${randomUUID()}`;
    const rebase = await this.leases.claim(token);
    if (rebase === null) return {};
    try {
      return { slices: await this.takeTurn(rebase, token, signal), again: 1 };
    } catch (error) {
      await this.settleFailure(rebase, token, error);
      return { failed: 1 };
    }
  }

  private async takeTurn(rebase: RebaseRow, token: string, signal: AbortSignal): Promise<number> {
    let slices = 0;
    while (slices < SLICES_A_TURN && !signal.aborted) {
      const outcome = await this.steps.workOn(rebase, token);
      slices += outcome === 'lost' ? 0 : 1;
      if (outcome !== 'more') return slices;
    }
    await this.leases.release(rebase.id, token);
    return slices;
  }

  /** Trouble of the database passes: the lease runs out and the work goes on. Anything else is shown to people. */
  private async settleFailure(rebase: RebaseRow, token: string, error: unknown): Promise<void> {
    if (isConnectionLoss(error) || isRolledBackByConflict(error)) return;
    this.log.error(`Rebase ${rebase.id}: ${error instanceof Error ? error.message : 'failed'}`);
    await this.steps.fail(rebase, token, 'It stopped because of an internal error; start again.');
  }
}
