import { Injectable } from '@nestjs/common';
import type { Job, JobResult } from '../../jobs/job.js';
import { ESCALATION_BATCH, RunEscalations } from './run-escalations.service.js';

/** Timers of escalations are rows, looked at every few seconds by the database's clock. */
@Injectable()
export class RunEscalationsJob implements Job {
  readonly name = 'run-escalations';
  readonly scope = 'worker';
  readonly everySeconds = 5;

  constructor(private readonly runs: RunEscalations) {}

  async run(): Promise<JobResult> {
    const started = await this.runs.startDue();
    const { fired, ended } = await this.runs.fireDue();
    return { started, fired, ended, again: fired + ended >= ESCALATION_BATCH ? 1 : 0 };
  }
}

/** Looks after the one above: what is due and not carried out does not stay unknown. */
@Injectable()
export class AuditEscalationsJob implements Job {
  readonly name = 'audit-escalations';
  readonly scope = 'cluster';
  readonly everySeconds = 20;

  constructor(private readonly runs: RunEscalations) {}

  async run(): Promise<JobResult> {
    return { stuck: await this.runs.audit() };
  }
}
