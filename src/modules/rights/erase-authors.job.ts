import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { ErasureRunner } from './erasure-runner.service.js';
import { ErasureSteps } from './erasure-steps.service.js';

/** Carries out erasures, each by one worker at a time. */
@Injectable()
export class EraseAuthorsJob implements Job {
  readonly name = 'erase-authors';
  readonly scope = 'worker';
  readonly everySeconds = 2;

  constructor(
    private readonly runner: ErasureRunner,
    private readonly steps: ErasureSteps,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    if (signal.aborted) return {};
    const token = `${workerId}:${randomUUID()}`;
    const erasure = await this.steps.claim(token);
    if (erasure === null) return {};
    await this.runner.carryOut(erasure, token, signal);
    return { worked: 1, again: 1 };
  }
}
