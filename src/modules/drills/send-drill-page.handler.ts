import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NotifierError } from '../../notifiers/notifier.js';
import { SEND_PAGE } from '../alerts/page-people.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { LAST_ATTEMPT, type OutboxHandler, type OutboxItem, type OutboxOutcome } from '../outbox/outbox.types.js';
import { DrillPages } from './drill-pages.service.js';

const DONE: OutboxOutcome = { is: 'done' };
const LONGEST_WAIT_SECONDS = 300;

/**
 * Carries the pages of drills. One that reaches nobody stays with its step: the chain goes on by its timer, as it would while the
 * person who was really paged does not answer.
 */
@Injectable()
export class SendDrillPageHandler implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_PAGE;

  constructor(
    private readonly outbox: OutboxService,
    private readonly pages: DrillPages,
  ) {}

  onModuleInit(): void {
    this.outbox.registerForSandboxes(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const page = await this.pages.find(String(item.payload['pageId']));
    if (page === null) return DONE;
    if (!this.pages.isCurrent(page)) {
      await this.pages.close(page, 'left-out', 'Left out: it was no longer true.');
      return DONE;
    }
    try {
      await this.pages.settle(page, await this.pages.send(page, item.key, signal));
      return DONE;
    } catch (error) {
      if (!(error instanceof NotifierError)) throw error;
      if (!error.mayRetry || item.attempts >= LAST_ATTEMPT) {
        await this.pages.close(page, 'failed', error.message);
        return DONE;
      }
      if (error.retryAfterSeconds === undefined) throw error;
      return { is: 'again', afterSeconds: Math.min(error.retryAfterSeconds, LONGEST_WAIT_SECONDS) };
    }
  }
}
