import { Global, Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { EventStreams } from './event-streams.service.js';
import { EventsController } from './events.controller.js';
import { LiveService } from './live.service.js';

@Global()
@Module({
  imports: [StaffModule],
  controllers: [EventsController],
  providers: [LiveService, EventStreams],
  exports: [LiveService],
})
export class LiveModule {}
