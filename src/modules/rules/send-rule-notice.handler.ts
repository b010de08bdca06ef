import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import { Env } from '../../env.js';
import { ruleFailures } from '../../metrics.js';
import { NotifierError } from '../../notifiers/notifier.js';
import { DeliverySteps } from '../alerts/delivery-steps.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { LAST_ATTEMPT, type OutboxHandler, type OutboxItem, type OutboxOutcome } from '../outbox/outbox.types.js';
import { SEND_RULE_NOTICE, type RuleProblem } from './rules.types.js';

const DONE: OutboxOutcome = { is: 'done' };
const LONGEST_DETAIL = 300;

/** Sends what a rule has to say, at least once and under the same key each time. It says the rule's own words, never a post's. */
@Injectable()
export class SendRuleNoticeHandler implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_RULE_NOTICE;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxService,
    private readonly steps: DeliverySteps,
    private readonly env: Env,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const { notifierId, ruleId, taskId, text } = item.payload;
    const destination = await this.steps.findDestination(String(notifierId));
    if (destination === null || destination.isPaused) return DONE;
    const [rule] = await query<{ name: string; at: Date }>(
      this.dataSource,
      'SELECT name, now() AS at FROM automation_rule WHERE id = $1',
      [ruleId],
    );
    if (rule === undefined) return DONE;
    const link = this.linkTo(typeof taskId === 'string' ? taskId : null);
    const notice = { title: rule.name, text: String(text), severity: 'warning', link, at: rule.at } as const;
    try {
      await this.steps.send(destination, notice, item.key, signal);
      return DONE;
    } catch (error) {
      ruleFailures.inc();
      await this.showProblem(String(ruleId), error instanceof Error ? error.message : 'failed');
      const isRefused = error instanceof NotifierError && !error.mayRetry;
      if (isRefused || item.attempts >= LAST_ATTEMPT) return DONE;
      throw error;
    }
  }

  private linkTo(taskId: string | null): string | null {
    if (this.env.baseUrl === null) return null;
    const base = this.env.baseUrl.replace(/\/+$/, '');
    return taskId === null ? `${base}/mentions` : `${base}/inbox?task=${taskId}`;
  }

  private async showProblem(ruleId: string, message: string): Promise<void> {
    const problem: RuleProblem = { code: 'failed', detail: message.slice(0, LONGEST_DETAIL) };
    await this.dataSource.query('UPDATE automation_rule SET last_problem = $2, last_problem_at = now() WHERE id = $1', [
      ruleId,
      JSON.stringify(problem),
    ]);
  }
}
