import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AuthorityController } from './authority.controller.js';
import { AuthorityService } from './authority.service.js';
import { Holders } from './holders.service.js';
import { NobodyAlerts } from './nobody-alerts.service.js';
import { PreviewRoutes } from './preview-routes.service.js';
import { RouteTasksJob } from './route-tasks.job.js';
import { RouteTasks } from './route-tasks.service.js';
import { RoutingFacts } from './routing-facts.service.js';
import { RoutingRulesController } from './routing-rules.controller.js';
import { RoutingRulesService } from './routing-rules.service.js';

/** Getting a task to the person able to solve it. */
@Module({
  imports: [AlertsModule, AuditModule, TasksModule],
  controllers: [AuthorityController, RoutingRulesController],
  providers: [
    AuthorityService,
    Holders,
    NobodyAlerts,
    PreviewRoutes,
    RouteTasks,
    RouteTasksJob,
    RoutingFacts,
    RoutingRulesService,
  ],
  exports: [Holders, RouteTasksJob, RoutingFacts],
})
export class RoutingModule {}
