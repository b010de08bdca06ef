import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { MetricsService } from './metrics.service.js';
import { ReadinessService } from './readiness.service.js';
import { StatusController } from './status.controller.js';

@Module({
  imports: [StaffModule],
  controllers: [StatusController],
  providers: [MetricsService, ReadinessService],
  exports: [ReadinessService],
})
export class StatusModule {}
