import { Module } from '@nestjs/common';
import { AlertPolicyModule } from '../alert-rules/alert-policy.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ConfinementModule } from '../confinement/confinement.module.js';
import { DevicesModule } from '../devices/devices.module.js';
import { OnCallBookModule } from '../on-call/on-call-book.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { AcknowledgeAlert } from './acknowledge-alert.service.js';
import { AlertQueries } from './alert-queries.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';
import { ChainRuns } from './chain-runs.service.js';
import { DeadNotifiers } from './dead-notifiers.service.js';
import { DeliverySteps } from './delivery-steps.service.js';
import { NotifierCatalogue } from './notifier-catalogue.service.js';
import { NotifierKindsController, NotifiersController } from './notifiers.controller.js';
import { NotifiersService } from './notifiers.service.js';
import { PagePeople } from './page-people.service.js';
import { PageSteps } from './page-steps.service.js';
import { PageTokens } from './page-tokens.service.js';
import { PagedAlertsController } from './paged-alerts.controller.js';
import { PagedAlerts } from './paged-alerts.service.js';
import { PersonalChannels } from './personal-channels.service.js';
import { RoomGlance } from './room-glance.service.js';
import { AuditChainsJob, RunChainsJob } from './run-chains.job.js';
import { SendAcknowledgementHandler } from './send-acknowledgement.handler.js';
import { SendAlertsHandler } from './send-alerts.handler.js';
import { SendPageHandler } from './send-page.handler.js';
import { WatchChains } from './watch-chains.service.js';

@Module({
  imports: [AlertPolicyModule, AuditModule, ConfinementModule, DevicesModule, OnCallBookModule, StaffModule],
  controllers: [AlertsController, NotifierKindsController, NotifiersController, PagedAlertsController],
  providers: [
    AcknowledgeAlert,
    AlertQueries,
    AlertsService,
    AuditChainsJob,
    ChainRuns,
    DeadNotifiers,
    DeliverySteps,
    NotifierCatalogue,
    NotifiersService,
    PagedAlerts,
    PagePeople,
    PageSteps,
    PageTokens,
    PersonalChannels,
    RoomGlance,
    RunChainsJob,
    SendAcknowledgementHandler,
    SendAlertsHandler,
    SendPageHandler,
    WatchChains,
  ],
  exports: [AcknowledgeAlert, AlertsService, DeliverySteps, PagePeople, PersonalChannels],
})
export class AlertsModule {}
