import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PriorityJudge } from './priority-judge.service.js';
import { PriorityWeightsService } from './priority-weights.service.js';

/** The weights and the judging by them; what people do with them is in `PrioritiesModule`, which needs tasks. */
@Module({
  imports: [AuditModule],
  providers: [PriorityJudge, PriorityWeightsService],
  exports: [PriorityJudge, PriorityWeightsService],
})
export class PriorityWeightsModule {}
