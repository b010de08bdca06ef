import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageHistoryService } from './coverage-history.service.js';
import { CoverageRows } from './coverage-rows.service.js';
import { CoverageService } from './coverage.service.js';
import { WatchCoverageJob } from './watch-coverage.job.js';

@Module({
  imports: [AlertsModule, SourcesModule],
  controllers: [CoverageController],
  providers: [CoverageRows, CoverageService, CoverageHistoryService, WatchCoverageJob],
  exports: [WatchCoverageJob],
})
export class CoverageModule {}
