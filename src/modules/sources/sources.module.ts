import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SourceTokensModule } from '../credentials/source-tokens.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ConnectorCatalogue } from './connector-catalogue.service.js';
import { ConnectorsController } from './connectors.controller.js';
import { GapStore } from './gap-store.service.js';
import { SharedQuotas } from './shared-quotas.service.js';
import { SourceChangesService } from './source-changes.service.js';
import { SourceImportService } from './source-import.service.js';
import { SourceLeaseService } from './source-lease.service.js';
import { SourceTroubleService } from './source-trouble.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';
import { ThreadQueue } from './thread-queue.service.js';

@Module({
  imports: [AuditModule, SourceTokensModule, StaffModule],
  controllers: [ConnectorsController, SourcesController],
  providers: [
    ConnectorCatalogue,
    GapStore,
    ThreadQueue,
    SourcesService,
    SourceChangesService,
    SourceImportService,
    SourceTroubleService,
    SourceLeaseService,
    SharedQuotas,
  ],
  exports: [
    ConnectorCatalogue,
    GapStore,
    SharedQuotas,
    ThreadQueue,
    SourceChangesService,
    SourcesService,
    SourceLeaseService,
  ],
})
export class SourcesModule {}
