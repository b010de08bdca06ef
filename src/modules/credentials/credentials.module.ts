import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ConfinementModule } from '../confinement/confinement.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsService } from './connections.service.js';
import { CredentialsService } from './credentials.service.js';
import { RefreshTokensJob } from './refresh-tokens.job.js';
import { ResealService } from './reseal.service.js';
import { SourceTokensModule } from './source-tokens.module.js';

/** What connectors are called with: typed in, or given by the network and renewed in time. */
@Module({
  imports: [AuditModule, ConfinementModule, SourcesModule, SourceTokensModule, StaffModule],
  controllers: [ConnectionsController],
  providers: [ConnectionsService, CredentialsService, RefreshTokensJob, ResealService],
  exports: [CredentialsService, RefreshTokensJob, ResealService],
})
export class CredentialsModule {}
