import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { StandardsService } from './standards.service.js';

/** What is promised now, for whoever starts clocks. */
@Module({
  imports: [CalendarsModule],
  providers: [StandardsService],
  exports: [StandardsService],
})
export class StandardsModule {}
