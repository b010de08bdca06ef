import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { Env } from '../env.js';
import { jobRuns } from '../metrics.js';
import type { Job, JobResult } from './job.js';
import { JOB_LEASE_SECONDS, JobLeaseService } from './job-lease.service.js';
import { WakeUpService, type WakeUp } from './wake-up.service.js';

/** The classes of `registry.ts`; a test may put in others. */
export const JOB_CLASSES = Symbol('JOB_CLASSES');

const TICK_MS = 500;
const DRAIN_MS = 20_000;
const HEARTBEAT_SECONDS = 10;

/**
 * Runs the registered jobs. The schedule supplies one tick; whether a job runs is decided by a claim in the database
 * (cluster scope) or by what this process is already running (worker scope). A missed or doubled tick changes nothing.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly workerId = `${hostname()}:${String(process.pid)}:${randomUUID().slice(0, 8)}`;
  private readonly log = new Logger('Jobs');
  private readonly stop = new AbortController();
  private readonly running = new Map<string, Promise<void>>();
  private readonly nextRunAt = new Map<string, number>();
  private jobs: readonly Job[] = [];
  private isReady = false;
  private nextHeartbeatAt = 0;

  constructor(
    @Inject(JOB_CLASSES) private readonly classes: readonly Type<Job>[],
    private readonly modules: ModuleRef,
    private readonly leases: JobLeaseService,
    private readonly dataSource: DataSource,
    private readonly env: Env,
    wakeUp: WakeUpService,
  ) {
    wakeUp.wakeUps.subscribe((what) => {
      this.hurry(what);
    });
  }

  /** A registered job that no module provides, or a name that is there twice, stops the start. */
  async onApplicationBootstrap(): Promise<void> {
    const jobs = this.classes.map((job) => this.modules.get<Job>(job, { strict: false }));
    const names = new Set(jobs.map((j) => j.name));
    if (names.size !== jobs.length) throw new Error('Two registered jobs have the same name.');
    if (!this.env.runsJobs) return;
    this.jobs = jobs;
    await this.leases.enrol(this.jobs.filter((j) => j.scope === 'cluster'));
    this.isReady = true;
    this.tick();
  }

  @Interval(TICK_MS)
  tick(): void {
    if (!this.isReady || this.stop.signal.aborted) return;
    const nowMs = performance.now();
    if (nowMs >= this.nextHeartbeatAt) {
      this.nextHeartbeatAt = nowMs + HEARTBEAT_SECONDS * 1000;
      this.start('heartbeat', () => this.beat());
    }
    for (const job of this.jobs) {
      if (this.running.has(job.name) || nowMs < (this.nextRunAt.get(job.name) ?? 0)) continue;
      this.start(job.name, () => (job.scope === 'cluster' ? this.runUnderLease(job) : this.runHere(job)));
    }
  }

  /** Stops claiming, tells running jobs to finish or release, and waits for them. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    const drained = Promise.all(this.running.values());
    const late = new Promise((done) => setTimeout(done, DRAIN_MS).unref());
    await Promise.race([drained, late]);
    if (this.isReady)
      await this.dataSource.query('DELETE FROM worker WHERE id = $1', [this.workerId]).catch(() => undefined);
  }

  private hurry(what: WakeUp): void {
    for (const job of this.jobs) if (job.wakeUp === what) this.nextRunAt.set(job.name, 0);
    this.tick();
  }

  private start(name: string, run: () => Promise<void>): void {
    const done = run()
      .catch((error: unknown) => {
        this.log.warn(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
      })
      .finally(() => {
        this.running.delete(name);
        if (this.nextRunAt.get(name) === 0) this.tick();
      });
    this.running.set(name, done);
  }

  private async beat(): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO worker (id, role, version) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET heartbeat_at = now()`,
      [this.workerId, this.env.role, this.env.version],
    );
  }

  private async runHere(job: Job): Promise<void> {
    // Set before the run, so that a wake-up during it (which sets 0) leads to another one right after.
    this.nextRunAt.set(job.name, performance.now() + job.everySeconds * 1000);
    const result = await this.measure(job, this.stop.signal);
    if ((result['again'] ?? 0) > 0) this.nextRunAt.set(job.name, 0);
  }

  private async runUnderLease(job: Job): Promise<void> {
    this.nextRunAt.set(job.name, performance.now() + Math.min(job.everySeconds, 5) * 1000);
    const token = `${this.workerId}:${randomUUID()}`;
    if (!(await this.leases.claim(job, token))) return;
    const lost = new AbortController();
    const renewal = setInterval(
      () => {
        this.leases.renew(job, token).then(
          (isOurs) => {
            if (!isOurs) lost.abort();
          },
          () => undefined,
        );
      },
      (JOB_LEASE_SECONDS * 1000) / 3,
    );
    const startedAtMs = performance.now();
    try {
      const result = await this.measure(job, AbortSignal.any([this.stop.signal, lost.signal]));
      await this.leases.finish(job, token, performance.now() - startedAtMs, { result });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'failed';
      await this.leases.finish(job, token, performance.now() - startedAtMs, { error: message }).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(renewal);
    }
  }

  private async measure(job: Job, signal: AbortSignal): Promise<JobResult> {
    const end = jobRuns.startTimer({ job: job.name });
    try {
      const result = await job.run({ signal, workerId: this.workerId });
      end({ outcome: 'ok' });
      return result;
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }
}
