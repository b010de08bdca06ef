import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AttainmentInsightsController } from './attainment-insights.controller.js';
import { AttainmentService } from './attainment.service.js';
import { BurnService } from './burn.service.js';
import { MissesService } from './misses.service.js';
import { StandardReceiptsService } from './standard-receipts.service.js';
import { StandardVersionsController } from './standard-versions.controller.js';
import { StandardVersionsService } from './standard-versions.service.js';
import { StandardsController } from './standards.controller.js';
import { StandardsModule } from './standards.module.js';
import { TargetRehearsalsService } from './target-rehearsals.service.js';
import { WatchBurnJob } from './watch-burn.job.js';

/** Standards as people write, adopt, read and judge them. */
@Module({
  imports: [AlertsModule, AuditModule, StandardsModule],
  controllers: [AttainmentInsightsController, StandardsController, StandardVersionsController],
  providers: [
    AttainmentService,
    BurnService,
    MissesService,
    StandardReceiptsService,
    StandardVersionsService,
    TargetRehearsalsService,
    WatchBurnJob,
  ],
  exports: [WatchBurnJob],
})
export class StandardPagesModule {}
