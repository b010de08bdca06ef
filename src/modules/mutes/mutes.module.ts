import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { MuteEngineService } from './mute-engine.service.js';
import { MutePreviewService } from './mute-preview.service.js';
import { MutesController } from './mutes.controller.js';
import { MutesService } from './mutes.service.js';

@Module({
  imports: [AuditModule],
  controllers: [MutesController],
  providers: [MuteEngineService, MutePreviewService, MutesService],
  exports: [MutesService],
})
export class MutesModule {}
