import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { LabelsModule } from '../corrections/labels.module.js';
import { MentionsModule } from '../mentions/mentions.module.js';
import { PriorityWeightsModule } from '../priorities/priority-weights.module.js';
import { RuleCausesModule } from '../rules/rule-causes.module.js';
import { ClockHours } from './clock-hours.service.js';
import { CustomerPosts } from './customer-posts.service.js';
import { FireDeadlinesJob } from './fire-deadlines.job.js';
import { HouseTasks } from './house-tasks.service.js';
import { NativeAnswersService } from './native-answers.service.js';
import { OpenTasksService } from './open-tasks.service.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskClocksService } from './task-clocks.service.js';
import { TaskDeadlinesService } from './task-deadlines.service.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskPriorities } from './task-priorities.service.js';
import { TaskQueries } from './task-queries.service.js';
import { TaskWriter } from './task-writer.service.js';
import { TasksController } from './tasks.controller.js';

@Module({
  imports: [CalendarsModule, LabelsModule, MentionsModule, PriorityWeightsModule, RuleCausesModule],
  controllers: [TasksController],
  providers: [
    ClockHours,
    CustomerPosts,
    FireDeadlinesJob,
    HouseTasks,
    NativeAnswersService,
    OpenTasksService,
    TaskActsService,
    TaskClocksService,
    TaskDeadlinesService,
    TaskDetailService,
    TaskPriorities,
    TaskQueries,
    TaskWriter,
  ],
  exports: [
    FireDeadlinesJob,
    HouseTasks,
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
