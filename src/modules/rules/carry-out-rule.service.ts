import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { reasonText } from '../../domain/routing/reason-text.js';
import { planActs, type ActPlan, type TaskToAct } from '../../domain/rule/plan-acts.js';
import type { ActOutcome, ActRefusal, RuleAct } from '../../domain/rule/rule.types.js';
import { ruleFailures } from '../../metrics.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../audit/audit.service.js';
import { IncidentTasks } from '../incidents/incident-tasks.service.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { TaskWriter } from '../tasks/task-writer.service.js';
import type { LockedTask, TaskChange, TaskRoute } from '../tasks/tasks.types.js';
import { RuleFactsService } from './rule-facts.service.js';
import { readWorld } from './rule-world.js';
import { SEND_RULE_NOTICE, type RuleProblem } from './rules.types.js';

export const RULE_STOPPED = 'rule-stopped';
export const ruleStoppedKey = (ruleId: string): string => `${RULE_STOPPED}:${ruleId}`;

/** A failure is tried again this often before the application is given up. */
const MOST_TRIES = 3;
const LONGEST_DETAIL = 300;

/** What an act names is no more: a person has to change the rule. */
const FAULTS: ReadonlySet<ActRefusal> = new Set(['member-gone', 'team-gone', 'template-gone', 'notifier-gone']);

interface DueApplication {
  readonly id: string;
  readonly workspaceId: string;
  readonly ruleId: string;
  readonly contentHash: string;
  readonly cause: string;
  readonly taskId: string | null;
  readonly mentionId: string | null;
}

interface RuleRow {
  readonly name: string;
  readonly acts: readonly RuleAct[];
  readonly contentHash: string;
  readonly isOn: boolean;
  readonly dailyLimit: number;
  readonly appliedToday: number;
}

/**
 * Carries out what was decided, each application in a transaction of its own. It holds the application's row, so that two workers
 * and a second try come to one; the task changes through the one place that changes tasks, which tells nobody but people.
 */
@Injectable()
export class CarryOutRule {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RuleFactsService,
    private readonly writer: TaskWriter,
    private readonly alerts: AlertsService,
    private readonly audit: AuditService,
    private readonly outbox: OutboxService,
    private readonly incidents: IncidentTasks,
  ) {}

  /** False: it failed and is to be tried again. A failure is shown on the rule and stops no other. */
  async carryOut(applicationId: string, attempt: number): Promise<boolean> {
    try {
      await transact(this.dataSource, { repeatable: true }, (tx) => this.run(tx, applicationId));
      return true;
    } catch (error) {
      ruleFailures.inc();
      const message = (error instanceof Error ? error.message : 'failed').slice(0, LONGEST_DETAIL);
      return this.giveUp(applicationId, message, attempt >= MOST_TRIES);
    }
  }

  private async run(tx: EntityManager, applicationId: string): Promise<void> {
    const [application] = await query<DueApplication>(
      tx,
      `SELECT id, workspace_id AS "workspaceId", rule_id AS "ruleId", content_hash AS "contentHash", cause,
         task_id AS "taskId", mention_id AS "mentionId"
       FROM rule_application WHERE id = $1 AND state = 'due' FOR UPDATE`,
      [applicationId],
    );
    if (application === undefined) return;
    const { workspaceId, taskId, ruleId } = application;
    const task = taskId === null ? null : await this.writer.lock(tx, workspaceId, taskId);
    const rule = await this.lockRule(tx, ruleId);
    if (rule?.isOn !== true) return this.leaveOut(tx, application, 'rule-off');
    if (rule.contentHash !== application.contentHash) return this.leaveOut(tx, application, 'rule-changed');
    if (rule.appliedToday >= rule.dailyLimit) return this.stop(tx, application, rule);
    await this.act(tx, application, rule, task);
  }

  private async lockRule(tx: EntityManager, ruleId: string): Promise<RuleRow | undefined> {
    await tx.query('SELECT FROM automation_rule WHERE id = $1 FOR UPDATE', [ruleId]);
    const [rule] = await query<RuleRow>(
      tx,
      `SELECT r.name, r.acts, r.content_hash AS "contentHash", r.is_on AS "isOn", r.daily_limit AS "dailyLimit",
         (SELECT count(*)::int FROM rule_application a WHERE a.rule_id = r.id AND a.state = 'done'
           AND a.applied_at > greatest(r.switched_on_at, now() - interval '1 day')) AS "appliedToday"
       FROM automation_rule r WHERE r.id = $1 AND r.deleted_at IS NULL`,
      [ruleId],
    );
    return rule;
  }

  private async act(
    tx: EntityManager,
    application: DueApplication,
    rule: RuleRow,
    task: LockedTask | null,
  ): Promise<void> {
    const { id, workspaceId, ruleId } = application;
    const world = await readWorld(tx, workspaceId);
    const plan = planActs(
      rule.acts,
      task === null ? null : await this.taskAsItIs(tx, application, task),
      world,
      await this.hasEarlier(tx, application),
    );
    const problem = faultIn(plan.outcomes);
    await tx.query(
      `UPDATE rule_application SET state = 'done', acts = $2, template_id = $3, applied_at = clock_timestamp() WHERE id = $1`,
      [id, JSON.stringify(plan.outcomes), plan.templateId ?? null],
    );
    await tx.query(
      `UPDATE automation_rule SET last_applied_at = now(), last_problem = CASE WHEN $2::jsonb IS NULL THEN last_problem ELSE $2 END,
         last_problem_at = CASE WHEN $2::jsonb IS NULL THEN last_problem_at ELSE now() END WHERE id = $1`,
      [ruleId, problem === null ? null : JSON.stringify(problem)],
    );
    for (const [i, { notifierId, text }] of plan.notices.entries()) {
      await this.outbox.add(tx, {
        workspaceId,
        kind: SEND_RULE_NOTICE,
        key: `rule-${ruleId}-${id}-${String(i)}`,
        payload: { ruleId, notifierId, text, taskId: task?.id ?? null },
      });
    }
    if (task !== null) await this.changeTask(tx, task, plan, { ruleId, name: rule.name });
    const acts = plan.outcomes.filter(({ isDone }) => isDone).map(({ kind }) => kind);
    await this.audit.record(tx, {
      workspaceId,
      actor: 'system',
      action: 'rule.apply',
      resourceId: ruleId,
      details: { cause: application.cause, task: task?.id ?? null, acts },
    });
  }

  private async changeTask(
    tx: EntityManager,
    task: LockedTask,
    plan: ActPlan,
    rule: { readonly ruleId: string; readonly name: string },
  ): Promise<void> {
    const { teamId = task.teamId, assigneeId, priority, labels } = plan;
    const isSent = plan.teamId !== undefined || assigneeId !== undefined;
    const change: TaskChange = {
      ...(plan.teamId === undefined ? {} : { teamId }),
      ...(isSent ? sendTo(teamId, assigneeId ?? null, rule.name) : {}),
      // What a person has laid down stays when priorities are judged anew.
      ...(priority === undefined ? {} : { priority: Number(priority.slice(1)), priorityIsManual: true }),
      ...(labels === undefined ? {} : { labels }),
    };
    await this.writer.change(tx, task, change, {
      kind: 'rule-applied',
      actorId: null,
      details: { ...rule, acts: plan.outcomes },
    });
    if (plan.incidentId !== undefined) await this.incidents.addByRule(tx, task.workspaceId, plan.incidentId, task.id);
    if (teamId !== task.teamId) await this.writer.tell(tx, { ...task, teamId }, null);
  }

  private async taskAsItIs(
    tx: EntityManager,
    { workspaceId, taskId, mentionId }: DueApplication,
    { id }: LockedTask,
  ): Promise<TaskToAct> {
    const subject = { when: 'task-opened', cause: '', taskId, mentionId, clock: null, at: new Date(0) } as const;
    const [known] = await this.facts.gather(tx, workspaceId, [subject], []);
    const task = known?.task ?? null;
    if (task === null) throw new Error(`Task ${id} is locked and cannot be read.`);
    return task;
  }

  /** A rule that came before for the same cause has sent the task to somebody. */
  private async hasEarlier(tx: EntityManager, { workspaceId, cause, id }: DueApplication): Promise<boolean> {
    const rows = await query(
      tx,
      `SELECT a.id FROM rule_application a, jsonb_array_elements(a.acts) act
       WHERE a.workspace_id = $1 AND a.cause = $2 AND a.id <> $3 AND a.state = 'done'
         AND act ->> 'kind' IN ('assign', 'assign-team') AND (act ->> 'isDone')::boolean LIMIT 1`,
      [workspaceId, cause, id],
    );
    return rows.length > 0;
  }

  private async leaveOut(tx: EntityManager, { id }: DueApplication, why: string): Promise<void> {
    await tx.query(`UPDATE rule_application SET state = 'left-out', problem = $2 WHERE id = $1`, [id, why]);
  }

  /** It does more than whoever wrote it can have meant: a person has to look before it goes on. */
  private async stop(tx: EntityManager, application: DueApplication, rule: RuleRow): Promise<void> {
    const { workspaceId, ruleId } = application;
    const limit = String(rule.dailyLimit);
    const problem: RuleProblem = { code: 'limit', detail: limit };
    await this.leaveOut(tx, application, 'limit');
    await tx.query(
      `UPDATE automation_rule SET is_on = false, stopped_at = now(), last_problem = $2, last_problem_at = now(),
         version = version + 1, updated_at = now() WHERE id = $1`,
      [ruleId, JSON.stringify(problem)],
    );
    await this.alerts.open(tx, {
      workspaceId,
      kind: RULE_STOPPED,
      key: ruleStoppedKey(ruleId),
      severity: 'warning',
      title: `The rule “${rule.name}” has stopped itself`,
      text: `It applied ${limit} times within a day, which is its limit. Look at what it did, then switch it on again.`,
      details: { ruleId, limit: rule.dailyLimit },
    });
    const details = { name: rule.name, limit: rule.dailyLimit };
    await this.audit.record(tx, { workspaceId, actor: 'system', action: 'rule.stop', resourceId: ruleId, details });
  }

  private async giveUp(applicationId: string, message: string, isLast: boolean): Promise<boolean> {
    const problem: RuleProblem = { code: 'failed', detail: message };
    await this.dataSource.query(
      `UPDATE automation_rule r SET last_problem = $2, last_problem_at = now()
       FROM rule_application a WHERE a.id = $1 AND r.id = a.rule_id`,
      [applicationId, JSON.stringify(problem)],
    );
    if (!isLast) return false;
    await this.dataSource.query(
      `UPDATE rule_application SET state = 'failed', problem = $2 WHERE id = $1 AND state = 'due'`,
      [applicationId, message],
    );
    return true;
  }
}

function faultIn(outcomes: readonly ActOutcome[]): RuleProblem | null {
  for (const { kind, reason } of outcomes)
    if (reason !== null && FAULTS.has(reason)) return { code: reason, detail: kind };
  return null;
}

/** Whom a rule names keeps it; a team finds its own person. */
function sendTo(teamId: string, assigneeId: string | null, name: string): TaskChange {
  const reason = { code: 'rule', values: { name } } as const;
  const route: TaskRoute = {
    to: assigneeId,
    teamId,
    ruleId: null,
    reasons: [{ ...reason, text: reasonText(reason) }],
    authority: [],
    considered: [],
  };
  return { assigneeId, claimedAt: null, route, routedAt: 'now', routeDueAt: assigneeId === null ? 'now' : null };
}
