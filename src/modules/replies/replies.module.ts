import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { CheckReplyHandler } from './check-reply.handler.js';
import { OwnRepliesService } from './own-replies.service.js';
import { RepliesController } from './replies.controller.js';
import { RepliesService } from './replies.service.js';
import { ReplyActsController } from './reply-acts.controller.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { ReplyStore } from './reply-store.service.js';
import { SendReplyHandler } from './send-reply.handler.js';

@Module({
  imports: [SourcesModule, TasksModule, TemplatesModule],
  controllers: [RepliesController, ReplyActsController],
  providers: [CheckReplyHandler, OwnRepliesService, RepliesService, ReplySettlement, ReplyStore, SendReplyHandler],
  exports: [OwnRepliesService],
})
export class RepliesModule {}
