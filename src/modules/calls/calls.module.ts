import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { PromisesModule } from '../promises/promises.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { CallBriefs } from './call-brief.service.js';
import { CallsController } from './calls.controller.js';
import { CallsService } from './calls.service.js';

/** The phone, for whom a post is not enough. */
@Module({
  imports: [PeopleModule, PromisesModule, TasksModule, TemplatesModule],
  controllers: [CallsController],
  providers: [CallBriefs, CallsService],
})
export class CallsModule {}
