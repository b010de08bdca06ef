import { Global, Module } from '@nestjs/common';
import { ConfinementModule } from '../confinement/confinement.module.js';
import { DeliverOutboxJob } from './deliver-outbox.job.js';
import { OutboxService } from './outbox.service.js';

@Global()
@Module({
  imports: [ConfinementModule],
  providers: [OutboxService, DeliverOutboxJob],
  exports: [OutboxService, DeliverOutboxJob],
})
export class OutboxModule {}
