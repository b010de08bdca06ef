import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { CarryOutStep } from './carry-out-step.service.js';
import { EscalationChainsService } from './escalation-chains.service.js';
import { EscalateController, EscalationChainsController } from './escalations.controller.js';
import { EscalationsService } from './escalations.service.js';
import { AuditEscalationsJob, RunEscalationsJob } from './run-escalations.job.js';
import { RunEscalations } from './run-escalations.service.js';

/** Handing a task up: by hand, or by timers while nobody takes it. */
@Module({
  imports: [AlertsModule, AuditModule, RoutingModule, TasksModule],
  controllers: [EscalateController, EscalationChainsController],
  providers: [
    AuditEscalationsJob,
    CarryOutStep,
    EscalationChainsService,
    EscalationsService,
    RunEscalations,
    RunEscalationsJob,
  ],
  exports: [AuditEscalationsJob, RunEscalationsJob],
})
export class EscalationsModule {}
