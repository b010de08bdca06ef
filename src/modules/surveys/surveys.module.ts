import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AutoAcknowledgeModule } from '../auto-acknowledge/auto-acknowledge.module.js';
import { PausesModule } from '../incidents/pauses.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AskCustomersJob } from './ask-customers.job.js';
import { AskSurveys } from './ask-surveys.service.js';
import { CustomerInsights } from './customer-insights.service.js';
import { SendSurveys } from './send-surveys.service.js';
import { SurveyLinks } from './survey-links.service.js';
import { SurveySettingsService } from './survey-settings.service.js';
import { SurveysController } from './surveys.controller.js';
import { SurveysService } from './surveys.service.js';

/** One question after the work is done, and what the answers come to. */
@Module({
  imports: [AuditModule, AutoAcknowledgeModule, PausesModule, RepliesModule, StaffModule, TasksModule],
  controllers: [SurveysController],
  providers: [
    AskCustomersJob,
    AskSurveys,
    CustomerInsights,
    SendSurveys,
    SurveyLinks,
    SurveySettingsService,
    SurveysService,
  ],
  exports: [AskCustomersJob],
})
export class SurveysModule {}
