import { Module } from '@nestjs/common';
import { BaseEngines } from './base-engines.service.js';
import { TrainingService } from './training.service.js';
import { WorkspaceModels } from './workspace-models.service.js';

@Module({
  providers: [BaseEngines, TrainingService, WorkspaceModels],
  exports: [BaseEngines, TrainingService, WorkspaceModels],
})
export class LearningModule {}
