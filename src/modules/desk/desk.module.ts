import { Module } from '@nestjs/common';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { BulkActs } from './bulk-acts.service.js';
import { DeskActsController, DeskController } from './desk.controller.js';
import { TaskCompany } from './task-company.service.js';
import { TaskLabels } from './task-labels.service.js';

@Module({
  imports: [CorrectionsModule, RepliesModule, TasksModule, TemplatesModule],
  controllers: [DeskController, DeskActsController],
  providers: [BulkActs, TaskCompany, TaskLabels],
  exports: [TaskLabels],
})
export class DeskModule {}
