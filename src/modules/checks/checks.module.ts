import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/ingest.module.js';
import { CheckInstallationJob, WATCHED_JOBS } from './check-installation.job.js';
import { CheckRecordsService } from './check-records.service.js';
import { ChecksService } from './checks.service.js';
import { PruneJob } from './prune.job.js';
import { TellOperatorHandler } from './tell-operator.handler.js';
import { StatusPageController } from './status-page.controller.js';

/** The cluster jobs whose silence must be noticed; the registry test compares it with the list of jobs. */
export const CLUSTER_JOBS = [
  { name: 'check-installation', everySeconds: 60 },
  { name: 'watch-coverage', everySeconds: 10 },
  { name: 'watch-accounts', everySeconds: 60 },
  { name: 'verify-conversations', everySeconds: 30 },
  { name: 'refresh-tokens', everySeconds: 30 },
  { name: 'expire-mentions', everySeconds: 600 },
  { name: 'know-people', everySeconds: 2 },
  { name: 'audit-escalations', everySeconds: 20 },
  { name: 'audit-chains', everySeconds: 30 },
  { name: 'test-on-call', everySeconds: 30 },
  { name: 'attach-incident-tasks', everySeconds: 10 },
  { name: 'watch-burn', everySeconds: 60 },
  { name: 'drop-reply-media', everySeconds: 3_600 },
  { name: 'prune', everySeconds: 300 },
  { name: 'report-accuracy', everySeconds: 3_600 },
] as const;

@Module({
  imports: [IngestModule],
  controllers: [StatusPageController],
  providers: [
    CheckInstallationJob,
    CheckRecordsService,
    ChecksService,
    PruneJob,
    TellOperatorHandler,
    { provide: WATCHED_JOBS, useValue: CLUSTER_JOBS },
  ],
  exports: [CheckInstallationJob, PruneJob],
})
export class ChecksModule {}
