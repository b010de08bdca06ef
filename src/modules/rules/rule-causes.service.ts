import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../db/rows.js';
import type { RuleOccasion } from '../../domain/rule/rule.types.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { APPLY_RULES, type RuleCause } from './rules.types.js';

/** As many as one worker gets done well before its lease runs out. */
const MOST_IDS = 25;

const OCCASIONS_IN_USE = `SELECT DISTINCT occasion FROM automation_rule
  WHERE workspace_id = $1 AND occasion = ANY ($2::text[]) AND is_on AND deleted_at IS NULL`;

/**
 * Writes down what rules may wait for, in the transaction in which it happens. Only what comes from outside or from a person is such
 * a cause: nothing calls this for what routing, a sweeper or a rule does, so that no rule ever sets off another.
 */
@Injectable()
export class RuleCauses {
  constructor(private readonly outbox: OutboxService) {}

  /** Costs one small look where no rule waits for any of it. The same cause written twice is one. */
  async add(tx: EntityManager, workspaceId: string, causes: readonly RuleCause[]): Promise<void> {
    const happened = causes.filter(({ ids }) => ids.length > 0);
    if (happened.length === 0) return;
    const inUse = await queryPrepared<{ occasion: RuleOccasion }>(tx, OCCASIONS_IN_USE, [
      workspaceId,
      [...new Set(happened.map(({ when }) => when))],
    ]);
    for (const { ids, ...cause } of happened) {
      if (!inUse.some(({ occasion }) => occasion === cause.when)) continue;
      for (let from = 0; from < ids.length; from += MOST_IDS) {
        await this.write(tx, workspaceId, { ...cause, ids: ids.slice(from, from + MOST_IDS) });
      }
    }
  }

  private async write(tx: EntityManager, workspaceId: string, cause: RuleCause): Promise<void> {
    const { when, ids, stamp = '', ruleId = '' } = cause;
    const named = ids.length === 1 ? ids.join() : createHash('sha256').update(ids.join()).digest('base64url');
    await this.outbox.add(tx, {
      workspaceId,
      kind: APPLY_RULES,
      key: [workspaceId, when, ruleId, named, stamp].join(':'),
      payload: { cause },
    });
  }
}
