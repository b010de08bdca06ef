import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SpikeCountsModule } from '../spikes/spike-counts.module.js';
import { AlertPolicyModule } from './alert-policy.module.js';
import { AlertRulesController } from './alert-rules.controller.js';
import { AlertRulesService } from './alert-rules.service.js';
import { RuleRehearsals } from './rule-rehearsals.service.js';

@Module({
  imports: [AlertPolicyModule, AuditModule, SpikeCountsModule],
  controllers: [AlertRulesController],
  providers: [AlertRulesService, RuleRehearsals],
})
export class AlertRulesModule {}
