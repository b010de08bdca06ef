import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { AttachTasksJob } from './attach-tasks.job.js';
import { FanOutController } from './fan-out.controller.js';
import { FanOutReport } from './fan-out-report.service.js';
import { FanOutService } from './fan-out.service.js';
import { IncidentActsController } from './incident-acts.controller.js';
import { IncidentActs } from './incident-acts.service.js';
import { IncidentCharts } from './incident-chart.service.js';
import { IncidentPauses } from './incident-pauses.service.js';
import { IncidentQueries } from './incident-queries.service.js';
import { IncidentReviews } from './incident-review.service.js';
import { IncidentRows } from './incident-rows.service.js';
import { IncidentTasks } from './incident-tasks.service.js';
import { IncidentsController, PlaybooksController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';
import { PausesModule } from './pauses.module.js';
import { PlaybooksService } from './playbooks.service.js';
import { StatementsService } from './statements.service.js';
import { RaiseIncident } from './raise-incident.service.js';
import { StormWatches } from './storm-watches.service.js';
import { WriteFanOutHandler } from './write-fan-out.handler.js';

/** Crises and their rooms: what is known, who does what, what is said, and to whom. */
@Module({
  imports: [AlertsModule, AuditModule, PausesModule, RepliesModule, TasksModule, TemplatesModule],
  controllers: [IncidentsController, IncidentActsController, FanOutController, PlaybooksController],
  providers: [
    AttachTasksJob,
    FanOutReport,
    FanOutService,
    IncidentActs,
    RaiseIncident,
    IncidentCharts,
    IncidentPauses,
    IncidentQueries,
    IncidentReviews,
    IncidentRows,
    IncidentsService,
    IncidentTasks,
    PlaybooksService,
    StatementsService,
    StormWatches,
    WriteFanOutHandler,
  ],
  exports: [AttachTasksJob, IncidentsService, IncidentTasks, StormWatches],
})
export class IncidentsModule {}
