import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { DatabaseModule } from './db/database.module.js';
import { Env } from './env.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { AlertRulesModule } from './modules/alert-rules/alert-rules.module.js';
import { AlertsModule } from './modules/alerts/alerts.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AutoAcknowledgeModule } from './modules/auto-acknowledge/auto-acknowledge.module.js';
import { BackfillsModule } from './modules/backfills/backfills.module.js';
import { CallsModule } from './modules/calls/calls.module.js';
import { ChecksModule } from './modules/checks/checks.module.js';
import { CalendarsModule } from './modules/calendars/calendars.module.js';
import { CorrectionsModule } from './modules/corrections/corrections.module.js';
import { CredentialsModule } from './modules/credentials/credentials.module.js';
import { CoverageModule } from './modules/coverage/coverage.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { DevicesModule } from './modules/devices/devices.module.js';
import { DeskModule } from './modules/desk/desk.module.js';
import { DrillsModule } from './modules/drills/drills.module.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { IncidentsModule } from './modules/incidents/incidents.module.js';
import { IngestModule } from './modules/ingest/ingest.module.js';
import { InsightsModule } from './modules/insights/insights.module.js';
import { LearningModule } from './modules/learning/learning.module.js';
import { LiveModule } from './modules/live/live.module.js';
import { MacrosModule } from './modules/macros/macros.module.js';
import { MergesModule } from './modules/merges/merges.module.js';
import { MentionsModule } from './modules/mentions/mentions.module.js';
import { MutesModule } from './modules/mutes/mutes.module.js';
import { OnCallModule } from './modules/on-call/on-call.module.js';
import { OutboxModule } from './modules/outbox/outbox.module.js';
import { PeopleModule } from './modules/people/people.module.js';
import { PrioritiesModule } from './modules/priorities/priorities.module.js';
import { PromisesModule } from './modules/promises/promises.module.js';
import { RepliesModule } from './modules/replies/replies.module.js';
import { RightsModule } from './modules/rights/rights.module.js';
import { RoutingModule } from './modules/routing/routing.module.js';
import { RulesModule } from './modules/rules/rules.module.js';
import { ShiftsModule } from './modules/shifts/shifts.module.js';
import { SourcesModule } from './modules/sources/sources.module.js';
import { SpikesModule } from './modules/spikes/spikes.module.js';
import { StaffModule } from './modules/staff/staff.module.js';
import { StandardPagesModule } from './modules/standards/standard-pages.module.js';
import { StandardsModule } from './modules/standards/standards.module.js';
import { StatusModule } from './modules/status/status.module.js';
import { StoryPagesModule } from './modules/stories/story-pages.module.js';
import { SurveysModule } from './modules/surveys/surveys.module.js';
import { TasksModule } from './modules/tasks/tasks.module.js';
import { TemplatesModule } from './modules/templates/templates.module.js';
import { ViewsModule } from './modules/views/views.module.js';
import { WatchesModule } from './modules/watches/watches.module.js';
import { WebModule } from './modules/web/web.module.js';
import { WorkspacesModule } from './modules/workspaces/workspaces.module.js';
import { OutboundModule } from './outbound/outbound.module.js';

@Global()
@Module({})
class EnvModule {
  static with(env: Env): DynamicModule {
    return { module: EnvModule, providers: [{ provide: Env, useValue: env }], exports: [Env] };
  }
}

/** LIST 1: the feature modules. */
const FEATURES = [
  AccountsModule,
  AlertRulesModule,
  AlertsModule,
  AuditModule,
  AutoAcknowledgeModule,
  BackfillsModule,
  CallsModule,
  ChecksModule,
  CalendarsModule,
  CorrectionsModule,
  CoverageModule,
  CredentialsModule,
  DemoModule,
  DeskModule,
  DevicesModule,
  DrillsModule,
  EscalationsModule,
  IncidentsModule,
  IngestModule,
  InsightsModule,
  LearningModule,
  LiveModule,
  MacrosModule,
  MentionsModule,
  MergesModule,
  MutesModule,
  OnCallModule,
  OutboxModule,
  PeopleModule,
  PrioritiesModule,
  PromisesModule,
  RepliesModule,
  RightsModule,
  RoutingModule,
  RulesModule,
  ShiftsModule,
  SourcesModule,
  SpikesModule,
  StaffModule,
  StandardPagesModule,
  StandardsModule,
  StatusModule,
  StoryPagesModule,
  SurveysModule,
  TasksModule,
  TemplatesModule,
  ViewsModule,
  WatchesModule,
  WorkspacesModule,
];

@Module({})
export class AppModule {
  /** The whole product on a migrated database. */
  static on(env: Env, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EnvModule.with(env),
        DatabaseModule.forRoot(databaseUrl),
        ScheduleModule.forRoot(),
        OutboundModule,
        HttpModule,
        JobsModule,
        ...FEATURES,
        WebModule.from(env),
      ],
    };
  }
}
