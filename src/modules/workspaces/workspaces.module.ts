import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { WorkspaceSettingsService } from './workspace-settings.service.js';
import { WorkspaceController } from './workspace.controller.js';
import { WorkspacesService } from './workspaces.service.js';

@Module({
  imports: [AuditModule, PriorityWeightsModule, StandardsModule],
  controllers: [WorkspaceController],
  providers: [WorkspaceSettingsService, WorkspacesService],
  exports: [WorkspacesService],
})
export class WorkspacesModule {}
