import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ContactsService } from './contacts.service.js';
import { DailyTest } from './daily-test.service.js';
import { OnCallBookModule } from './on-call-book.module.js';
import { OnCallScheduleService } from './on-call-schedule.service.js';
import { OnCallView } from './on-call-view.service.js';
import { ContactsController, OnCallController } from './on-call.controller.js';
import { TestOnCallJob } from './test-on-call.job.js';

/** Who is on call, how they are reached, and the proof that they can be. */
@Module({
  imports: [AlertsModule, AuditModule, OnCallBookModule, StaffModule],
  controllers: [ContactsController, OnCallController],
  providers: [ContactsService, DailyTest, OnCallScheduleService, OnCallView, TestOnCallJob],
})
export class OnCallModule {}
