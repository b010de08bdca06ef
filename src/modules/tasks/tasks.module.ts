import { Module } from '@nestjs/common';
import { LabelsModule } from '../corrections/labels.module.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { FireDeadlinesJob } from './fire-deadlines.job.js';
import { NativeAnswersService } from './native-answers.service.js';
import { OpenTasksService } from './open-tasks.service.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskClocksService } from './task-clocks.service.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskPriorities } from './task-priorities.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskWriter } from './task-writer.service.js';
import { TasksController } from './tasks.controller.js';

@Module({
  imports: [LabelsModule, MentionsModule, PriorityWeightsModule],
  controllers: [TasksController],
  providers: [
    FireDeadlinesJob,
    NativeAnswersService,
    OpenTasksService,
    TaskActsService,
    TaskClocksService,
    TaskDetailService,
    TaskPriorities,
    TaskQueries,
    TaskWriter,
  ],
  exports: [
    FireDeadlinesJob,
    NativeAnswersService,
    OpenTasksService,
    TaskActsService,
    TaskClocksService,
    TaskPriorities,
    TaskQueries,
    TaskWriter,
  ],
})
export class TasksModule {}
