import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { PageTokens } from '../alerts/page-tokens.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { ConfinementModule } from '../confinement/confinement.module.js';
import { IngestModule } from '../ingest/ingest.module.js';
import { OnCallBookModule } from '../on-call/on-call-book.module.js';
import { PeopleSettingsModule } from '../people/people-settings.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { WatchesModule } from '../watches/watches.module.js';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { ReadDrillFacts } from './drill-facts.service.js';
import { DrillPages } from './drill-pages.service.js';
import { DrillSessions } from './drill-sessions.service.js';
import { DrillViews } from './drill-views.service.js';
import { DrillsController, OwnTrainingController } from './drills.controller.js';
import { EndDrill } from './end-drill.service.js';
import { FeedDrill } from './feed-drill.service.js';
import { RunDrillsJob } from './run-drills.job.js';
import { Sandboxes } from './sandboxes.service.js';
import { DrillScenarios } from './scenarios.service.js';
import { SendDrillPageHandler } from './send-drill-page.handler.js';
import { StartDrill } from './start-drill.service.js';
import { TrainingRecord } from './training.service.js';

/** Crises that are practised, on the same code and in a workspace that nothing leaves. */
@Module({
  imports: [
    AlertsModule,
    AuditModule,
    ConfinementModule,
    IngestModule,
    OnCallBookModule,
    PeopleSettingsModule,
    PriorityWeightsModule,
    SourcesModule,
    StaffModule,
    WatchesModule,
    WorkspacesModule,
  ],
  controllers: [DrillsController, OwnTrainingController],
  providers: [
    DrillPages,
    DrillScenarios,
    DrillSessions,
    DrillViews,
    EndDrill,
    FeedDrill,
    PageTokens,
    ReadDrillFacts,
    RunDrillsJob,
    Sandboxes,
    SendDrillPageHandler,
    StartDrill,
    TrainingRecord,
  ],
  exports: [DrillViews, EndDrill, RunDrillsJob, StartDrill],
})
export class DrillsModule {}
