import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { DeletionsModule } from './deletions.module.js';
import { EraseAuthorsJob } from './erase-authors.job.js';
import { ErasureRunner } from './erasure-runner.service.js';
import { ErasureSteps } from './erasure-steps.service.js';
import { ErasureSweep } from './erasure-sweep.service.js';
import { ErasuresService } from './erasures.service.js';
import { ExpireMentionsJob } from './expire-mentions.job.js';
import { LegalHoldsService } from './legal-holds.service.js';
import { PeopleSweep } from './people-sweep.service.js';
import { PresencePasses } from './presence-passes.service.js';
import { RecheckMentionsJob } from './recheck-mentions.job.js';
import { RightsController } from './rights.controller.js';
import { StatementService } from './statement.service.js';

/** Rights of those who wrote: what is deleted, kept under a hold, and shown to whoever asks. */
@Module({
  imports: [AuditModule, CredentialsModule, DeletionsModule, IngestModule, SourcesModule],
  controllers: [RightsController],
  providers: [
    EraseAuthorsJob,
    ErasureRunner,
    ErasureSteps,
    ErasureSweep,
    ErasuresService,
    ExpireMentionsJob,
    LegalHoldsService,
    PeopleSweep,
    PresencePasses,
    RecheckMentionsJob,
    StatementService,
  ],
  exports: [EraseAuthorsJob, ErasureRunner, ErasureSteps, ErasuresService, ExpireMentionsJob, RecheckMentionsJob],
})
export class RightsModule {}
