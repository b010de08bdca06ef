import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CalendarPresets } from './calendar-presets.service.js';
import { CalendarsController } from './calendars.controller.js';
import { CalendarsService } from './calendars.service.js';
import { KeptCalendars } from './kept-calendars.service.js';

@Module({
  imports: [AuditModule],
  controllers: [CalendarsController],
  providers: [CalendarPresets, CalendarsService, KeptCalendars],
  exports: [CalendarsService],
})
export class CalendarsModule {}
