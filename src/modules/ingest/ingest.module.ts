import { Module } from '@nestjs/common';
import { createSecondLook, loadIntentRules } from '../../analysers/registry.js';
import { Env } from '../../env.js';
import { BaseEngines } from '../learning/base-engines.service.js';
import { HeardAccountsModule } from '../accounts/heard-accounts.module.js';
import { ConfinementModule } from '../confinement/confinement.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { MutesModule } from '../mutes/mutes.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { DeletionsModule } from '../rights/deletions.module.js';
import { RuleCausesModule } from '../rules/rule-causes.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { PausesModule } from '../incidents/pauses.module.js';
import { StoriesModule } from '../stories/stories.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { FillGapsJob } from './fill-gaps.job.js';
import { InboundController } from './inbound.controller.js';
import { InboundService } from './inbound.service.js';
import { IngestService, JUDGES } from './ingest.service.js';
import type { Judges } from './judge-posts.js';
import { ListenSourcesJob } from './listen-sources.job.js';
import { ReadSourcesJob } from './read-sources.job.js';
import { SecondLookService } from './second-look.service.js';
import { SourceReader } from './source-reader.service.js';
import { SourceSteps } from './source-steps.service.js';
import { StoreSteps } from './store-steps.service.js';
import { VerifyConversationsJob } from './verify-conversations.job.js';
import { VolumeService } from './volume.service.js';

@Module({
  imports: [
    ConfinementModule,
    CredentialsModule,
    DeletionsModule,
    HeardAccountsModule,
    LearningModule,
    MentionsModule,
    MutesModule,
    RepliesModule,
    RuleCausesModule,
    SourcesModule,
    StandardsModule,
    PausesModule,
    StoriesModule,
    TasksModule,
    WatchesModule,
  ],
  controllers: [InboundController],
  providers: [
    {
      provide: JUDGES,
      inject: [Env, BaseEngines],
      useFactory: (env: Env, { analysers }: BaseEngines): Judges => ({
        analysers,
        intentRules: loadIntentRules(env.intentRules),
        secondLook: createSecondLook(env.onnxModelDir),
      }),
    },
    IngestService,
    InboundService,
    SecondLookService,
    SourceReader,
    SourceSteps,
    FillGapsJob,
    ListenSourcesJob,
    VerifyConversationsJob,
    StoreSteps,
    VolumeService,
    ReadSourcesJob,
  ],
  exports: [IngestService, SecondLookService, ReadSourcesJob, VolumeService],
})
export class IngestModule {}
