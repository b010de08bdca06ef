import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { compileRules } from '../../domain/rule/judge-rules.js';
import { mostInADay } from '../../domain/rule/most-in-a-day.js';
import { planActs, type ActWorld } from '../../domain/rule/plan-acts.js';
import type { RuleCheck, RuleCheckCode, RuleContent } from '../../domain/rule/rule.types.js';
import { requireAccess } from '../../http/require-access.js';
import { checkRule } from './rule-checks.js';
import { RuleFactsService, type KnownSubject } from './rule-facts.service.js';
import { pastSubjects } from './rule-subjects.js';
import { readWorld } from './rule-world.js';
import type { RuleContentDto } from './rule-content.dto.js';
import type { RuleRehearsalView, RuleTargetDto } from './rules.dto.js';
import { ruleHash } from './rules.types.js';

const DAYS = 30;
/** The newest that are looked at. */
const MOST = 5_000;
const SLICE = 250;
const EXAMPLES = 20;

interface Matched {
  readonly known: KnownSubject;
  readonly checks: readonly RuleCheck[];
}

/** What a rule would have done, tried on what has happened before it is switched on. It changes nothing but that it was tried. */
@Injectable()
export class RehearseRules {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RuleFactsService,
  ) {}

  /**
   * Posts are judged as they were; a task's level, labels and tier as they are now, and its acts as on the task when nobody had
   * touched it.
   */
  async rehearse(actor: Actor, body: RuleContentDto): Promise<RuleRehearsalView> {
    requireAccess(actor, 'automations', 'create');
    const { workspaceId } = actor;
    const rule = await checkRule(this.dataSource, workspaceId, body);
    const subjects = await pastSubjects(this.dataSource, workspaceId, rule, { days: DAYS, most: MOST + 1 });
    const looked = subjects.slice(0, MOST);
    const judge = compileRules([{ id: '', conditions: rule.conditions }]);
    const calendarIds = rule.conditions.hours === undefined ? [] : [rule.conditions.hours.calendarId];
    const matched: Matched[] = [];
    const missed = new Map<RuleCheckCode, number>();
    for (let from = 0; from < looked.length; from += SLICE) {
      const slice = looked.slice(from, from + SLICE);
      for (const known of await this.facts.gather(this.dataSource, workspaceId, slice, calendarIds)) {
        const verdict = judge.judge(known.facts)[0]?.verdict;
        if (verdict === undefined) continue;
        if (verdict.isMet) matched.push({ known, checks: verdict.checks });
        for (const { code, isMet } of verdict.checks) if (!isMet) missed.set(code, (missed.get(code) ?? 0) + 1);
      }
    }
    const token = ruleHash(rule);
    await this.keep(actor, token, matched.length);
    const world = await readWorld(this.dataSource, workspaceId);
    return {
      days: DAYS,
      looked: looked.length,
      matched: matched.length,
      perDay: Math.round((matched.length / DAYS) * 10) / 10,
      mostInADay: mostInADay(matched.map(({ known }) => known.subject.at.getTime())),
      isSampled: subjects.length > MOST,
      missed: [...missed].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1)),
      examples: matched.slice(0, EXAMPLES).map((each) => exampleOf(rule, each, world)),
      token,
    };
  }

  private async keep(actor: Actor, hash: string, matched: number): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO rule_rehearsal AS r (workspace_id, content_hash, matched, made_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, content_hash) DO UPDATE SET matched = excluded.matched, made_by = excluded.made_by, made_at = now()`,
      [actor.workspaceId, hash, matched, actor.memberId],
    );
  }
}

function exampleOf(
  rule: RuleContent,
  { known, checks }: Matched,
  world: ActWorld,
): RuleRehearsalView['examples'][number] {
  const { subject, task } = known;
  const untouched =
    task === null ? null : { ...task, isOpen: true, isTaken: false, assigneeId: null, isAnswered: false };
  const { outcomes } = planActs(rule.acts, untouched, world, false);
  return {
    target: targetOf(known),
    at: subject.at.toISOString(),
    checks: checks.map(({ found, ...check }) => ({ ...check, found: [...found] })),
    acts: outcomes.map(({ values, ...outcome }) => ({
      ...outcome,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
      ),
    })),
  };
}

const targetOf = ({ subject: { taskId, mentionId }, shown }: KnownSubject): RuleTargetDto => ({
  taskId,
  mentionId,
  ...shown,
});
