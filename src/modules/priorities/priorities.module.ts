import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LiveModule } from '../live/live.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { PrioritiesController } from './priorities.controller.js';
import { PriorityWeightsModule } from './priority-weights.module.js';
import { RebaseLeaseService } from './rebase-lease.service.js';
import { RebasePrioritiesJob } from './rebase-priorities.job.js';
import { RebaseSteps } from './rebase-steps.service.js';
import { RebasesService } from './rebases.service.js';
import { RehearsalsService } from './rehearsals.service.js';

@Module({
  imports: [AuditModule, LiveModule, PriorityWeightsModule, TasksModule],
  controllers: [PrioritiesController],
  providers: [RebaseLeaseService, RebasePrioritiesJob, RebaseSteps, RebasesService, RehearsalsService],
  exports: [RebasePrioritiesJob],
})
export class PrioritiesModule {}
