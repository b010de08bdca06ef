import type { Calendar } from '../clock/calendar.js';

/**
 * - spike: more posts than the watch's own past explains · share: more of them negative · influencer: one author whom many hear
 * - spread: the same complaint on several networks at once · risk-word: words of harm, law or leaks
 * - emerging: several people complain about the same thing, where there are few posts
 * - the rest: what alerts of other parts say of a burning standard, a blind source, an empty shift, a chain that stands still and a
 *   lost sign of life
 */
export const ALERT_RULE_KINDS = [
  'spike',
  'share',
  'influencer',
  'spread',
  'risk-word',
  'emerging',
  'sla-burn',
  'source-blind',
  'nobody-on-shift',
  'stuck-chain',
  'heartbeat',
] as const;
export type AlertRuleKind = (typeof ALERT_RULE_KINDS)[number];

/** Kinds that are judged on the posts of a watch, and so can be rehearsed on its past. */
export const POST_RULE_KINDS = ['spike', 'share', 'influencer', 'spread', 'risk-word', 'emerging'] as const;
export type PostRuleKind = (typeof POST_RULE_KINDS)[number];

export const RULE_SENSITIVITIES = ['low', 'normal', 'high'] as const;
export type RuleSensitivity = (typeof RULE_SENSITIVITIES)[number];

export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly kind: AlertRuleKind;
  /** Null: every watch. */
  readonly watchIds: readonly string[] | null;
  /** Primary subtags; null: all languages together. */
  readonly languages: readonly string[] | null;
  readonly sensitivity: RuleSensitivity;
  /** 1..10: what is milder is not told. */
  readonly minSeverity: number;
  /** Least time between two alerts of the rule about one watch. */
  readonly cooldownSeconds: number;
  /** While these hours are open, only the worst is told. */
  readonly quietHours: Calendar | null;
  readonly isOn: boolean;
  readonly version: number;
}

/** Why an alert of a rule is told or not. Codes are stable: the interface translates them. */
export const VERDICT_REASONS = ['told', 'off', 'too-mild', 'few-voices', 'quiet-hours', 'cooldown', 'no-rule'] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

export interface AlertVerdict {
  readonly isTold: boolean;
  readonly reason: VerdictReason;
}

export const isPostRule = (kind: AlertRuleKind): kind is PostRuleKind => POST_RULE_KINDS.some((post) => post === kind);

/** A rule speaks of a watch, or of what belongs to none. */
export const coversWatch = ({ watchIds }: Pick<AlertRule, 'watchIds'>, watchId: string | null): boolean =>
  watchIds === null || (watchId !== null && watchIds.includes(watchId));
