import { Injectable } from '@nestjs/common';
import type { Job, JobResult } from '../../jobs/job.js';
import { DailyTest } from './daily-test.service.js';

/** Starts the daily tests at their time, and says who was not reached. */
@Injectable()
export class TestOnCallJob implements Job {
  readonly name = 'test-on-call';
  readonly scope = 'cluster';
  readonly everySeconds = 30;

  constructor(private readonly tests: DailyTest) {}

  async run(): Promise<JobResult> {
    return { started: await this.tests.startDue(), judged: await this.tests.judge() };
  }
}
