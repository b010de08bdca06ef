import { Global, Module } from '@nestjs/common';
import { DeliverOutboxJob } from './deliver-outbox.job.js';
import { OutboxService } from './outbox.service.js';

@Global()
@Module({ providers: [OutboxService, DeliverOutboxJob], exports: [OutboxService, DeliverOutboxJob] })
export class OutboxModule {}
