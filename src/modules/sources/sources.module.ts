import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ConnectorCatalogue } from './connector-catalogue.service.js';
import { ConnectorsController } from './connectors.controller.js';
import { SourceChangesService } from './source-changes.service.js';
import { SourceImportService } from './source-import.service.js';
import { SourceLeaseService } from './source-lease.service.js';
import { SourceTroubleService } from './source-trouble.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [AuditModule, StaffModule],
  controllers: [ConnectorsController, SourcesController],
  providers: [
    ConnectorCatalogue,
    SourcesService,
    SourceChangesService,
    SourceImportService,
    SourceTroubleService,
    SourceLeaseService,
  ],
  exports: [ConnectorCatalogue, SourceChangesService, SourcesService, SourceLeaseService],
})
export class SourcesModule {}
