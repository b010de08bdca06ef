import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { LiveModule } from '../live/live.module.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { BackfillLeaseService } from './backfill-lease.service.js';
import { BackfillSteps } from './backfill-steps.service.js';
import { BackfillWatchesJob } from './backfill-watches.job.js';
import { BackfillsController } from './backfills.controller.js';
import { BackfillsService } from './backfills.service.js';

@Module({
  imports: [
    AuditModule,
    CredentialsModule,
    IngestModule,
    LiveModule,
    MentionsModule,
    RepliesModule,
    SourcesModule,
    StandardsModule,
    TasksModule,
    WatchesModule,
  ],
  controllers: [BackfillsController],
  providers: [BackfillLeaseService, BackfillSteps, BackfillWatchesJob, BackfillsService],
  exports: [BackfillWatchesJob],
})
export class BackfillsModule {}
