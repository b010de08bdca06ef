import { Module } from '@nestjs/common';
import { createAnalysers } from '../../analysers/registry.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { MutesModule } from '../mutes/mutes.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { InboundController } from './inbound.controller.js';
import { InboundService } from './inbound.service.js';
import { ANALYSERS, IngestService } from './ingest.service.js';
import { ReadSourcesJob } from './read-sources.job.js';
import { SourceSteps } from './source-steps.service.js';
import { StoreSteps } from './store-steps.service.js';
import { VolumeService } from './volume.service.js';

@Module({
  imports: [
    MentionsModule,
    MutesModule,
    RepliesModule,
    SourcesModule,
    StandardsModule,
    StoriesModule,
    TasksModule,
    WatchesModule,
  ],
  controllers: [InboundController],
  providers: [
    { provide: ANALYSERS, useFactory: createAnalysers },
    IngestService,
    InboundService,
    SourceSteps,
    StoreSteps,
    VolumeService,
    ReadSourcesJob,
  ],
  exports: [IngestService, ReadSourcesJob, VolumeService],
})
export class IngestModule {}
