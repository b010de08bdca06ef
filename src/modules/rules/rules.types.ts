import { createHash } from 'node:crypto';
import type { ActRefusal, RuleCheckCode, RuleContent, RuleOccasion } from '../../domain/rule/rule.types.js';

/**
 * due: decided, not yet carried out · done · failed: given up, shown on the rule
 * left-out: the rule was switched off or changed, or reached its limit, before it could be carried out
 */
export const APPLICATION_STATES = ['due', 'done', 'left-out', 'failed'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export interface RuleProblem {
  /** An act that could not be done because what it names is no more; `limit`; `failed` with what went wrong. */
  readonly code: ActRefusal | 'limit' | 'failed';
  readonly detail: string;
}

/** Outbox rows: rules look at causes; notices go out. */
export const APPLY_RULES = 'rules.apply';
export const SEND_RULE_NOTICE = 'rules.notify';

/** What happened, as it is written with what caused it. Ids are of mentions, tasks or clocks, as the occasion says. */
export interface RuleCause {
  readonly when: RuleOccasion;
  readonly ids: readonly string[];
  /** Tells this time from another of the same id: the version of a task. */
  readonly stamp?: string;
  /** For `clock-soon`: each rule has its own soon. */
  readonly ruleId?: string;
}

/** A rule as it is carried out. */
export interface RuleInForce extends RuleContent {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly contentHash: string;
}

/** One thing that happened. */
export interface RuleSubject {
  readonly when: RuleOccasion;
  readonly cause: string;
  readonly taskId: string | null;
  readonly mentionId: string | null;
  readonly clock: string | null;
  readonly at: Date;
}

/** Conditions that a rehearsal shows as what kept a rule from applying. */
export type MissedChecks = Readonly<Partial<Record<RuleCheckCode, number>>>;

/** Equal for rules that do the same at the same time, whatever they are called; conditions' lists may be in any order. */
export function ruleHash({ when, minutesBefore, conditions, acts }: RuleContent): string {
  const listed = Object.fromEntries(
    Object.entries(conditions).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.map(String).sort() : value,
    ]),
  );
  const content = JSON.stringify({ when, minutesBefore, conditions: listed, acts }, keysInOrder);
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** A stay in a jsonb column moves keys. */
function keysInOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
