import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { isConnectionLoss, isRolledBackByConflict } from '../../db/database-errors.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { BackfillLeaseService } from './backfill-lease.service.js';
import type { BackfillRow } from './backfill-rows.js';
import { BackfillSteps } from './backfill-steps.service.js';

/** Slices of one backfill in a row; then another one that waits has its turn. */
const SLICES_A_TURN = 20;

/**
 * Runs watches over what is stored already. Every worker takes one backfill at a time under a lease; each slice is one
 * transaction that also moves the cursor, so that a worker that dies leaves nothing half done and the next one goes on.
 */
@Injectable()
export class BackfillWatchesJob implements Job {
  readonly name = 'backfill-watches';
  readonly scope = 'worker';
  readonly everySeconds = 1;
  private readonly log = new Logger('Backfill');

  constructor(
    private readonly leases: BackfillLeaseService,
    private readonly steps: BackfillSteps,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    if (signal.aborted) return {};
    const token = `${workerId}:${randomUUID()}`;
    const backfill = await this.leases.claim(token);
    if (backfill === null) return {};
    try {
      if (backfill.total === null) await this.leases.countTotal(backfill);
      const slices = await this.takeTurn(backfill, token, signal);
      return { slices, again: 1 };
    } catch (error) {
      await this.settleFailure(backfill, token, error);
      return { failed: 1 };
    }
  }

  private async takeTurn(backfill: BackfillRow, token: string, signal: AbortSignal): Promise<number> {
    let slices = 0;
    while (slices < SLICES_A_TURN && !signal.aborted) {
      const outcome = await this.steps.workOn(backfill, token);
      if (outcome !== 'more') return slices;
      slices += 1;
    }
    await this.leases.release(backfill.id, token);
    return slices;
  }

  /** Trouble of the database passes: the lease runs out and the work goes on. Anything else is shown to people. */
  private async settleFailure(backfill: BackfillRow, token: string, error: unknown): Promise<void> {
    if (isConnectionLoss(error) || isRolledBackByConflict(error)) return;
    this.log.error(`Backfill ${backfill.id}: ${error instanceof Error ? error.message : 'failed'}`);
    await this.steps.fail(backfill, token, 'It stopped because of an internal error; resume it to try again.');
  }
}
