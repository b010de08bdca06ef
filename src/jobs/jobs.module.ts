import { Global, Module } from '@nestjs/common';
import { JobLeaseService } from './job-lease.service.js';
import { JOBS } from './registry.js';
import { JOB_CLASSES, JobRunner } from './runner.js';
import { WakeUpModule } from './wake-up.module.js';

@Global()
@Module({
  imports: [WakeUpModule],
  providers: [JobLeaseService, JobRunner, { provide: JOB_CLASSES, useValue: JOBS }],
  exports: [JobRunner],
})
export class JobsModule {}
