import { Global, Module } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Job } from './job.js';
import { JobLeaseService } from './job-lease.service.js';
import { JOBS } from './registry.js';
import { JobRunner, REGISTERED_JOBS } from './runner.js';
import { WakeUpModule } from './wake-up.module.js';

/** A registered job that no module provides stops the start with its name. */
@Global()
@Module({
  imports: [WakeUpModule],
  providers: [
    JobLeaseService,
    JobRunner,
    {
      provide: REGISTERED_JOBS,
      inject: [ModuleRef],
      useFactory: (modules: ModuleRef): Job[] => JOBS.map((job) => modules.get<Job>(job, { strict: false })),
    },
  ],
  exports: [JobRunner],
})
export class JobsModule {}
