import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { RoutingModule } from '../routing/routing.module.js';
import { AbsencesService } from './absences.service.js';
import { OnCallService } from './on-call.service.js';
import { PresenceService } from './presence.service.js';
import { AbsencesController, PresenceController, ShiftsController } from './shifts.controller.js';
import { ShiftsService } from './shifts.service.js';

@Module({
  imports: [AuditModule, RoutingModule],
  controllers: [AbsencesController, PresenceController, ShiftsController],
  providers: [AbsencesService, OnCallService, PresenceService, ShiftsService],
})
export class ShiftsModule {}
