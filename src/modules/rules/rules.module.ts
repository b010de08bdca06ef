import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApplyRulesHandler } from './apply-rules.handler.js';
import { CarryOutRule } from './carry-out-rule.service.js';
import { DecideRules } from './decide-rules.service.js';
import { ForeseeClocksJob } from './foresee-clocks.job.js';
import { RehearseRules } from './rehearse-rules.service.js';
import { RuleApplications } from './rule-applications.service.js';
import { RuleCausesModule } from './rule-causes.module.js';
import { RuleFactsService } from './rule-facts.service.js';
import { PreparedTextController, RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';
import { SendRuleNoticeHandler } from './send-rule-notice.handler.js';

/** When something happens and it is as said, then something is done: rules that a workspace writes. */
@Module({
  imports: [AlertsModule, AuditModule, CalendarsModule, IncidentsModule, RuleCausesModule, TasksModule],
  controllers: [RulesController, PreparedTextController],
  providers: [
    ApplyRulesHandler,
    CarryOutRule,
    DecideRules,
    ForeseeClocksJob,
    RehearseRules,
    RuleApplications,
    RuleFactsService,
    RulesService,
    SendRuleNoticeHandler,
  ],
  exports: [ForeseeClocksJob],
})
export class RulesModule {}
