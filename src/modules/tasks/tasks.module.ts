import { Module } from '@nestjs/common';
import { MentionsModule } from '../mentions/mentions.module.js';
import { FireDeadlinesJob } from './fire-deadlines.job.js';
import { OpenTasksService } from './open-tasks.service.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskClocksService } from './task-clocks.service.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskWriter } from './task-writer.service.js';
import { TasksController } from './tasks.controller.js';

@Module({
  imports: [MentionsModule],
  controllers: [TasksController],
  providers: [
    FireDeadlinesJob,
    OpenTasksService,
    TaskActsService,
    TaskClocksService,
    TaskDetailService,
    TaskQueries,
    TaskWriter,
  ],
  exports: [FireDeadlinesJob, OpenTasksService, TaskActsService, TaskClocksService, TaskQueries, TaskWriter],
})
export class TasksModule {}
