import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OutboxService } from '../outbox/outbox.service.js';
import type { OutboxHandler, OutboxItem, OutboxOutcome } from '../outbox/outbox.types.js';
import { CarryOutRule } from './carry-out-rule.service.js';
import { DecideRules } from './decide-rules.service.js';
import { APPLY_RULES, type RuleCause } from './rules.types.js';

/** Asks the rules about a cause and carries out what they say, however often it is tried. */
@Injectable()
export class ApplyRulesHandler implements OutboxHandler, OnModuleInit {
  readonly kind = APPLY_RULES;

  constructor(
    private readonly outbox: OutboxService,
    private readonly decisions: DecideRules,
    private readonly acts: CarryOutRule,
  ) {}

  onModuleInit(): void {
    this.outbox.register(this);
  }

  async deliver(item: OutboxItem, signal: AbortSignal): Promise<OutboxOutcome> {
    const cause = item.payload['cause'] as RuleCause;
    let left = 0;
    for (const id of await this.decisions.decide(item.workspaceId, cause)) {
      if (signal.aborted || !(await this.acts.carryOut(id, item.attempts))) left += 1;
    }
    if (left > 0) throw new Error(`${String(left)} applications of rules are to be tried again.`);
    return { is: 'done' };
  }
}
