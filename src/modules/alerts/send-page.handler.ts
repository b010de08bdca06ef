import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxService } from '../outbox/outbox.service.js';
import { LAST_ATTEMPT, type OutboxHandler, type OutboxItem, type OutboxOutcome } from '../outbox/outbox.types.js';
import { SEND_PAGE } from './page-people.service.js';
import { PageSteps } from './page-steps.service.js';
import { sendPage } from './pipeline.js';

const DONE: OutboxOutcome = { is: 'done' };
/** A channel that asks for longer is as good as gone for a page. */
const LONGEST_WAIT_SECONDS = 300;

/** Carries pages, at least once each and with the same key each time. */
@Injectable()
export class SendPageHandler implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_PAGE;

  constructor(
    private readonly outbox: OutboxService,
    private readonly steps: PageSteps,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const page = await this.steps.find(String(item.payload['pageId']));
    if (page === null) return DONE;
    const outcome = await sendPage(this.steps, page, item.key, signal);
    if (outcome.is === 'done') return DONE;
    if (outcome.afterSeconds !== null)
      return { is: 'again', afterSeconds: Math.min(outcome.afterSeconds, LONGEST_WAIT_SECONDS) };
    if (item.attempts >= LAST_ATTEMPT) await this.steps.recordFailed(page, outcome.problem);
    throw new Error(outcome.problem);
  }
}
