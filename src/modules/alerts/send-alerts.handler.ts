import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxService } from '../outbox/outbox.service.js';
import { LAST_ATTEMPT, type OutboxHandler, type OutboxItem, type OutboxOutcome } from '../outbox/outbox.types.js';
import { SEND_ALERTS } from './alerts.service.js';
import { DeliverySteps } from './delivery-steps.service.js';
import { sendAlerts } from './pipeline.js';

const DONE: OutboxOutcome = { is: 'done' };
const CATCHING_UP_SECONDS = 3;
const LONGEST_WAIT_SECONDS = 3_600;

/** Carries out `pipeline.ts`, at least once for every notice and with the same key each time. */
@Injectable()
export class SendAlertsHandler implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_ALERTS;

  constructor(
    private readonly outbox: OutboxService,
    private readonly steps: DeliverySteps,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const destination = await this.steps.findDestination(String(item.payload['notifierId']));
    if (destination === null) return DONE;
    if (await this.steps.isCatchingUp(destination)) return { is: 'again', afterSeconds: CATCHING_UP_SECONDS };
    const outcome = await sendAlerts(this.steps, destination, item.key, signal);
    if (outcome.is === 'done') return DONE;
    if (outcome.afterSeconds !== null)
      return { is: 'again', afterSeconds: Math.min(outcome.afterSeconds, LONGEST_WAIT_SECONDS) };
    // The outbox gives up after its last try; what it gives up on must not look as if it were still on its way.
    if (item.attempts >= LAST_ATTEMPT) await this.steps.giveUp(destination, item.key, outcome.problem);
    throw new Error(outcome.problem);
  }
}
