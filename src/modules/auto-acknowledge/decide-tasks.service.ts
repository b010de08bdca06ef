import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Refusal } from '../../domain/automation/acknowledge.types.js';
import { decideAcknowledge } from '../../domain/automation/decide-acknowledge.js';
import { ReplyWriting } from '../replies/reply-writing.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import { AcknowledgeFactsService } from './acknowledge-facts.service.js';
import { AcknowledgeTexts } from './acknowledge-texts.service.js';
import type { PolicyInForce, TaskToAcknowledge } from './auto-acknowledge.types.js';
import { OptOuts } from './opt-outs.service.js';

const BATCH = 20;

type Outcome =
  | { readonly isAllowed: true; readonly kind: string; readonly templateId: string; readonly replyId: string }
  | { readonly isAllowed: false; readonly refusals: readonly Refusal[] };

export interface Decided {
  readonly allowed: number;
  readonly refused: number;
  /** No more were due. */
  readonly isAll: boolean;
}

/**
 * Decides on tasks that opened since the policy is on, each once: the decision is a row under the task's key, written with the reply
 * in one transaction that has the task locked. Running it twice, side by side or cut short changes nothing.
 */
@Injectable()
export class DecideTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: AcknowledgeFactsService,
    private readonly texts: AcknowledgeTexts,
    private readonly writing: ReplyWriting,
    private readonly writer: TaskWriter,
    private readonly optOuts: OptOuts,
  ) {}

  decideDue(inForce: PolicyInForce): Promise<Decided> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const due = await query<{ id: string }>(
        tx,
        `SELECT t.id FROM task t WHERE t.workspace_id = $1 AND t.is_open AND t.mention_count > 0 AND t.opened_at >= $2
           AND t.opened_at > now() - make_interval(hours => $3)
           AND NOT EXISTS (SELECT FROM auto_acknowledge_decision d WHERE d.task_id = t.id)
         ORDER BY t.id LIMIT ${String(BATCH)} FOR UPDATE OF t SKIP LOCKED`,
        [inForce.workspaceId, inForce.enabledAt, inForce.policy.maxAgeHours],
      );
      let allowed = 0;
      for (const { id } of due) if (await this.decide(tx, inForce, id)) allowed += 1;
      return { allowed, refused: due.length - allowed, isAll: due.length < BATCH };
    });
  }

  private async decide(tx: EntityManager, inForce: PolicyInForce, taskId: string): Promise<boolean> {
    const { workspaceId, policy, isOwnerActive: hasOwner } = inForce;
    const [task] = await this.facts.gather(tx, workspaceId, [taskId], policy, { isRehearsal: false, hasOwner });
    if (task === undefined) return false;
    if (task.stopWords !== null) {
      await this.optOuts.remember(tx, workspaceId, { ...task, words: task.stopWords });
    }
    const outcome = await this.outcomeOf(tx, inForce, task);
    await tx.query(
      `INSERT INTO auto_acknowledge_decision (task_id, workspace_id, mention_id, policy_version, is_allowed, refusals, template_id,
         reply_id, read_up_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $3)`,
      [
        taskId,
        workspaceId,
        task.mentionId,
        inForce.version,
        outcome.isAllowed,
        JSON.stringify(outcome.isAllowed ? [] : outcome.refusals),
        outcome.isAllowed ? outcome.templateId : null,
        outcome.isAllowed ? outcome.replyId : null,
      ],
    );
    return outcome.isAllowed;
  }

  private async outcomeOf(tx: EntityManager, inForce: PolicyInForce, task: TaskToAcknowledge): Promise<Outcome> {
    const { workspaceId, version, policy, ownerId } = inForce;
    const locked = await this.writer.lock(tx, workspaceId, task.taskId);
    if (locked === null) throw new Error('A locked task is gone.');
    const outcome = await this.attempt(tx, { workspaceId, policy, ownerId }, task, locked);
    await this.writer.change(
      tx,
      locked,
      {},
      {
        kind: outcome.isAllowed ? 'auto-acknowledged' : 'auto-acknowledge-refused',
        actorId: null,
        details: outcome.isAllowed
          ? { replyId: outcome.replyId, reason: outcome.kind, policyVersion: version }
          : { reasons: outcome.refusals, policyVersion: version },
      },
    );
    return outcome;
  }

  private async attempt(
    tx: EntityManager,
    { workspaceId, policy, ownerId }: Pick<PolicyInForce, 'workspaceId' | 'policy' | 'ownerId'>,
    task: TaskToAcknowledge,
    locked: Parameters<ReplyWriting['writeAutomatic']>[1],
  ): Promise<Outcome> {
    const decision = decideAcknowledge(policy, task.facts);
    if (!decision.isAllowed) return decision;
    const { lang } = task.facts;
    const approved = await this.texts.approved(tx, workspaceId);
    const text = this.texts.choose(approved, decision.kind, { lang, intent: task.intent, teamId: task.team.id });
    if (text === null) return refusedFor('no-approved-text', { lang: lang ?? '', kind: decision.kind });
    const words = await this.texts.fill(tx, workspaceId, task, text);
    const written = await this.writing.writeAutomatic(tx, locked, ownerId, words);
    if (!written.ok) return refusedFor(written.reason);
    return { isAllowed: true, kind: decision.kind, templateId: text.id, replyId: written.replyId };
  }
}

const refusedFor = (code: Refusal['code'], values: Refusal['values'] = {}): Outcome => ({
  isAllowed: false,
  refusals: [{ code, values }],
});
