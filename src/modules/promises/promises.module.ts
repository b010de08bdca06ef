import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { KeepPromisesJob } from './keep-promises.job.js';
import { PromiseRows } from './promise-rows.service.js';
import { PromisesController } from './promises.controller.js';
import { PromisesService } from './promises.service.js';

@Module({
  imports: [AlertsModule, TasksModule],
  controllers: [PromisesController],
  providers: [KeepPromisesJob, PromiseRows, PromisesService],
  exports: [KeepPromisesJob, PromiseRows],
})
export class PromisesModule {}
