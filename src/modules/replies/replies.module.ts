import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { PausesModule } from '../incidents/pauses.module.js';
import { PromisesModule } from '../promises/promises.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { ApprovalPolicyService } from './approval-policy.service.js';
import { ApprovalReasons } from './approval-reasons.service.js';
import { ApprovalRows } from './approval-rows.service.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsService } from './approvals.service.js';
import { ConfirmReplyHandler } from './confirm-reply.handler.js';
import { DropReplyMediaJob } from './drop-reply-media.job.js';
import { CheckReplyHandler } from './check-reply.handler.js';
import { OneSpeaker } from './one-speaker.service.js';
import { OwnRepliesService } from './own-replies.service.js';
import { RepliesController } from './replies.controller.js';
import { RepliesService } from './replies.service.js';
import { ReplyActsController } from './reply-acts.controller.js';
import { ReplyImages } from './reply-images.service.js';
import { ReplyMediaController } from './reply-media.controller.js';
import { ReplyMediaService } from './reply-media.service.js';
import { ReplyLocks } from './reply-locks.service.js';
import { ReplyMeasures } from './reply-measures.service.js';
import { ReplySettlement } from './reply-settlement.service.js';
import { ReplyStore } from './reply-store.service.js';
import { ReplyWriting } from './reply-writing.service.js';
import { SendReplyHandler } from './send-reply.handler.js';
import { WatchApprovalsJob } from './watch-approvals.job.js';

@Module({
  imports: [
    AlertsModule,
    AuditModule,
    CredentialsModule,
    PausesModule,
    PromisesModule,
    SourcesModule,
    TasksModule,
    TemplatesModule,
  ],
  controllers: [ApprovalsController, RepliesController, ReplyActsController, ReplyMediaController],
  providers: [
    ApprovalPolicyService,
    ApprovalReasons,
    ApprovalRows,
    ApprovalsService,
    CheckReplyHandler,
    ConfirmReplyHandler,
    ReplyMeasures,
    OneSpeaker,
    OwnRepliesService,
    RepliesService,
    ReplyLocks,
    DropReplyMediaJob,
    ReplyImages,
    ReplyMediaService,
    ReplySettlement,
    ReplyStore,
    ReplyWriting,
    SendReplyHandler,
    WatchApprovalsJob,
  ],
  exports: [DropReplyMediaJob, OwnRepliesService, RepliesService, ReplyWriting, WatchApprovalsJob],
})
export class RepliesModule {}
