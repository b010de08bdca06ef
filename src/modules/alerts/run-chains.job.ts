import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { transact } from '../../db/transact.js';
import type { Job, JobResult } from '../../jobs/job.js';
import { AlertsService } from './alerts.service.js';
import { ChainRuns } from './chain-runs.service.js';
import { WatchChains } from './watch-chains.service.js';

const BATCH = 100;

/** Fires the timers of chains by the database's clock. */
@Injectable()
export class RunChainsJob implements Job {
  readonly name = 'run-chains';
  readonly scope = 'worker';
  readonly everySeconds = 2;
  readonly wakeUp = 'chains';

  constructor(
    private readonly chains: ChainRuns,
    private readonly watch: WatchChains,
  ) {}

  async run(): Promise<JobResult> {
    const done = await this.chains.sweep((tx, run) => this.watch.tellExhausted(tx, run));
    return { ...done, again: done.fired + done.ended >= BATCH ? 1 : 0 };
  }
}

/** Looks after chains from beside them: stuck ones, nobody on call, and alerts that were held back for a while. */
@Injectable()
export class AuditChainsJob implements Job {
  readonly name = 'audit-chains';
  readonly scope = 'cluster';
  readonly everySeconds = 30;

  constructor(
    private readonly dataSource: DataSource,
    private readonly alerts: AlertsService,
    private readonly watch: WatchChains,
  ) {}

  async run(): Promise<JobResult> {
    const stuck = await this.watch.auditStuck();
    const uncovered = await this.watch.auditCover();
    const told = await transact(this.dataSource, { repeatable: true }, (tx) => this.alerts.tellHeldBack(tx));
    return { stuck, uncovered, told };
  }
}
