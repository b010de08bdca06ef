import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { StandardsModule } from '../standards/standards.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { MergeTasks } from './merge-tasks.service.js';
import { MergesController } from './merges.controller.js';
import { OwnTasks } from './own-tasks.service.js';
import { SplitTasks } from './split-tasks.service.js';

/** Several conversations answered as one, and each by itself again. */
@Module({
  imports: [CredentialsModule, SourcesModule, StandardsModule, TasksModule],
  controllers: [MergesController],
  providers: [MergeTasks, OwnTasks, SplitTasks],
})
export class MergesModule {}
