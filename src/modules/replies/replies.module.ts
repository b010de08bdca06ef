import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ConfirmReplyHandler } from './confirm-reply.handler.js';
import { CheckReplyHandler } from './check-reply.handler.js';
import { OwnRepliesService } from './own-replies.service.js';
import { RepliesController } from './replies.controller.js';
import { RepliesService } from './replies.service.js';
import { ReplyActsController } from './reply-acts.controller.js';
import { ReplyMeasures } from './reply-measures.service.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { ReplyStore } from './reply-store.service.js';
import { SendReplyHandler } from './send-reply.handler.js';

@Module({
  imports: [CredentialsModule, SourcesModule, TasksModule, TemplatesModule],
  controllers: [RepliesController, ReplyActsController],
  providers: [
    CheckReplyHandler,
    ConfirmReplyHandler,
    ReplyMeasures,
    OwnRepliesService,
    RepliesService,
    ReplySettlement,
    ReplyStore,
    SendReplyHandler,
  ],
  exports: [OwnRepliesService],
})
export class RepliesModule {}
