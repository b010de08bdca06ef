import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { WatchEngineService } from './watch-engine.service.js';
import { WatchPreviewService } from './watch-preview.service.js';
import { WatchesController } from './watches.controller.js';
import { WatchesService } from './watches.service.js';

@Module({
  imports: [AuditModule],
  controllers: [WatchesController],
  providers: [WatchesService, WatchEngineService, WatchPreviewService],
  exports: [WatchesService],
})
export class WatchesModule {}
