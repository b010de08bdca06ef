import { Module } from '@nestjs/common';
import { MentionsModule } from '../mentions/mentions.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { CorrectionActs } from './correction-acts.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { LabelsModule } from './labels.module.js';
import { TaskCorrectionsController } from './task-corrections.controller.js';

@Module({
  imports: [LabelsModule, MentionsModule, TasksModule],
  controllers: [CorrectionsController, TaskCorrectionsController],
  providers: [CorrectionActs, CorrectionsService],
  exports: [CorrectionActs],
})
export class CorrectionsModule {}
