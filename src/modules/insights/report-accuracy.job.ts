import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { AccuracyService } from './accuracy.service.js';

/** Writes last month's accuracy down once, so that it stays as it was. */
@Injectable()
export class ReportAccuracyJob implements Job {
  readonly name = 'report-accuracy';
  readonly scope = 'cluster';
  readonly everySeconds = 3_600;

  constructor(private readonly accuracy: AccuracyService) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    return { written: await this.accuracy.writeMissing(signal) };
  }
}
