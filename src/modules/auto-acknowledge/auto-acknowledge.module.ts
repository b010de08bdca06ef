import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { PausesModule } from '../incidents/pauses.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { AcknowledgeDecisions } from './acknowledge-decisions.service.js';
import { AcknowledgeDueJob } from './acknowledge-due.job.js';
import { AcknowledgeFactsService } from './acknowledge-facts.service.js';
import { AcknowledgePolicies } from './acknowledge-policy.service.js';
import { AcknowledgeTexts } from './acknowledge-texts.service.js';
import { AutoAcknowledgeController } from './auto-acknowledge.controller.js';
import { DecideTasks } from './decide-tasks.service.js';
import { OptOuts } from './opt-outs.service.js';

@Module({
  imports: [AuditModule, CalendarsModule, PausesModule, RepliesModule, SourcesModule, TasksModule, TemplatesModule],
  controllers: [AutoAcknowledgeController],
  providers: [
    AcknowledgeDecisions,
    AcknowledgeDueJob,
    AcknowledgeFactsService,
    AcknowledgePolicies,
    AcknowledgeTexts,
    DecideTasks,
    OptOuts,
  ],
  exports: [AcknowledgeDueJob, AcknowledgeFactsService],
})
export class AutoAcknowledgeModule {}
