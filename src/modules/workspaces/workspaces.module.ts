import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PeopleSettingsModule } from '../people/people-settings.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { TemplateSeedsModule } from '../templates/template-seeds.module.js';
import { WorkspaceRemoval } from './workspace-removal.service.js';
import { WorkspaceSettingsService } from './workspace-settings.service.js';
import { WorkspaceController } from './workspace.controller.js';
import { WorkspacesService } from './workspaces.service.js';

@Module({
  imports: [AuditModule, PeopleSettingsModule, PriorityWeightsModule, StandardsModule, TemplateSeedsModule],
  controllers: [WorkspaceController],
  providers: [WorkspaceRemoval, WorkspaceSettingsService, WorkspacesService],
  exports: [WorkspaceRemoval, WorkspacesService],
})
export class WorkspacesModule {}
