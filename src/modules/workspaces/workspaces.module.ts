import { Module } from '@nestjs/common';
import { StandardsModule } from '../standards/standards.module.js';
import { WorkspacesService } from './workspaces.service.js';

@Module({ imports: [StandardsModule], providers: [WorkspacesService], exports: [WorkspacesService] })
export class WorkspacesModule {}
