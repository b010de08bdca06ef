import { Inject, Injectable, Logger } from '@nestjs/common';
import { Env } from '../../env.js';
import type { Job, JobResult } from '../../jobs/job.js';
import { auditFindings } from '../../metrics.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { SecondLookService } from '../ingest/second-look.service.js';
import { CheckRecordsService } from './check-records.service.js';
import { ChecksService, type Finding } from './checks.service.js';

export const WATCHED_JOBS = Symbol('WATCHED_JOBS');

/** The auditor: looks each minute, writes down what it found, and tells the outside monitor only if all is well. */
@Injectable()
export class CheckInstallationJob implements Job {
  readonly name = 'check-installation';
  readonly scope = 'cluster';
  readonly everySeconds = 60;
  private readonly log = new Logger('Checks');

  constructor(
    private readonly checks: ChecksService,
    private readonly records: CheckRecordsService,
    private readonly secondLook: SecondLookService,
    private readonly outbound: OutboundService,
    private readonly env: Env,
    @Inject(WATCHED_JOBS) private readonly watched: readonly { name: string; everySeconds: number }[],
  ) {}

  async run(): Promise<JobResult> {
    const findings = [...(await this.checks.look(this.watched)), ...this.findSecondLook()];
    await this.records.record(findings);
    for (const { name, state } of findings) auditFindings.set({ check: name }, state === 'ok' ? 0 : 1);
    const failing = findings.filter((f) => f.state === 'failing');
    for (const { name, detail } of failing) this.log.warn(`${name}: ${detail}`);
    if (failing.length === 0 && this.env.heartbeatUrl !== null) await this.ping(this.env.heartbeatUrl);
    return { checks: findings.length, failing: failing.length };
  }

  /** Of this process; without the engine nothing is missing, so its failure never makes the installation unfit. */
  private findSecondLook(): Finding[] {
    const { health } = this.secondLook;
    return health === null
      ? []
      : [{ name: 'second-look', state: health.isWorking ? 'ok' : 'degraded', detail: health.detail }];
  }

  private async ping(url: string): Promise<void> {
    try {
      await this.outbound.request({ url, timeoutMs: 10_000 });
    } catch (error) {
      this.log.warn(`The heartbeat did not arrive: ${error instanceof Error ? error.message : 'failed'}`);
    }
  }
}
