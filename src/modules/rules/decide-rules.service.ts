import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { compileRules } from '../../domain/rule/judge-rules.js';
import type { RuleVerdict } from '../../domain/rule/rule.types.js';
import { RuleFactsService } from './rule-facts.service.js';
import { causeName, subjectsOf } from './rule-subjects.js';
import type { RuleCause, RuleInForce, RuleSubject } from './rules.types.js';

const LOCK_NAMESPACE = 7_434;

/** `$2`: occasion · `$3`: the one rule it is about, or null. */
const IN_FORCE = `SELECT id, name, version, occasion AS when, minutes_before AS "minutesBefore", conditions, acts,
    content_hash AS "contentHash"
  FROM automation_rule WHERE workspace_id = $1 AND occasion = $2 AND is_on AND deleted_at IS NULL
    AND ($3::bigint IS NULL OR id = $3) ORDER BY position, id`;

const KEEP = `INSERT INTO rule_application (workspace_id, rule_id, rule_version, content_hash, cause, task_id, mention_id, checks)
  SELECT $1, i.rule_id, i.version, i.hash, $2, $3, $4, i.checks
  FROM unnest($5::bigint[], $6::int[], $7::text[], $8::jsonb[]) WITH ORDINALITY AS i (rule_id, version, hash, checks, n)
  ORDER BY i.n ON CONFLICT (rule_id, cause) DO NOTHING`;

/**
 * Decides which rules apply to a cause, all of them by the same facts and before any of them acts: what one does never makes
 * another apply. The decision is rows; it is made once, and carrying it out may be repeated.
 */
@Injectable()
export class DecideRules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RuleFactsService,
  ) {}

  /** Returns the ids of applications that are due, in the order in which they are to be carried out. */
  async decide(workspaceId: string, cause: RuleCause): Promise<string[]> {
    const rules = await query<RuleInForce>(this.dataSource, IN_FORCE, [workspaceId, cause.when, cause.ruleId ?? null]);
    const subjects = await subjectsOf(this.dataSource, workspaceId, cause);
    if (subjects.length > 0 && rules.length > 0) {
      const judge = compileRules(rules);
      const calendarIds = [...new Set(rules.flatMap(({ conditions: { hours } }) => hours?.calendarId ?? []))];
      for (const subject of subjects) {
        await transact(this.dataSource, { repeatable: true }, (tx) =>
          this.decideOne(tx, workspaceId, subject, { rules, judge, calendarIds, ruleId: cause.ruleId ?? null }),
        );
      }
    }
    // By their names: what was decided is carried out, also where it is over by now.
    return this.due(
      workspaceId,
      cause.ids.map((id) => causeName(cause.when, id, cause.stamp)),
    );
  }

  private async decideOne(
    tx: EntityManager,
    workspaceId: string,
    subject: RuleSubject,
    { rules, judge, calendarIds, ruleId }: Judging,
  ): Promise<void> {
    // One decides at a time; whoever comes second finds the decision, and facts that rules may have changed since are not read.
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
      LOCK_NAMESPACE,
      `${workspaceId}:${subject.cause}`,
    ]);
    const decided = await query(
      tx,
      `SELECT id FROM rule_application WHERE workspace_id = $1 AND cause = $2 AND ($3::bigint IS NULL OR rule_id = $3) LIMIT 1`,
      [workspaceId, subject.cause, ruleId],
    );
    if (decided.length > 0) return;
    const [known] = await this.facts.gather(tx, workspaceId, [subject], calendarIds);
    if (known === undefined) return;
    const verdicts = new Map<string, RuleVerdict>(
      judge.judge(known.facts).map(({ ruleId: id, verdict }) => [id, verdict]),
    );
    const met = rules.filter(({ id }) => verdicts.get(id)?.isMet === true);
    if (met.length === 0) return;
    await tx.query(KEEP, [
      workspaceId,
      subject.cause,
      subject.taskId,
      subject.mentionId,
      met.map(({ id }) => id),
      met.map(({ version }) => version),
      met.map(({ contentHash }) => contentHash),
      met.map(({ id }) => JSON.stringify(verdicts.get(id)?.checks ?? [])),
    ]);
  }

  private async due(workspaceId: string, causes: readonly string[]): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.dataSource,
      `SELECT id FROM rule_application WHERE workspace_id = $1 AND cause = ANY ($2::text[]) AND state = 'due' ORDER BY id`,
      [workspaceId, causes],
    );
    return rows.map(({ id }) => id);
  }
}

interface Judging {
  readonly rules: readonly RuleInForce[];
  readonly judge: ReturnType<typeof compileRules>;
  readonly calendarIds: readonly string[];
  readonly ruleId: string | null;
}
