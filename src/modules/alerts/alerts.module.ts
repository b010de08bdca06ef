import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AlertQueries } from './alert-queries.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';
import { DeliverySteps } from './delivery-steps.service.js';
import { NotifierCatalogue } from './notifier-catalogue.service.js';
import { NotifierKindsController, NotifiersController } from './notifiers.controller.js';
import { NotifiersService } from './notifiers.service.js';
import { SendAlertsHandler } from './send-alerts.handler.js';

@Module({
  imports: [AuditModule, StaffModule],
  controllers: [AlertsController, NotifierKindsController, NotifiersController],
  providers: [AlertsService, AlertQueries, NotifiersService, NotifierCatalogue, DeliverySteps, SendAlertsHandler],
  exports: [AlertsService],
})
export class AlertsModule {}
