import type { IntentLabel, RiskTopic } from '../intent/intent.types.js';
import type { PriorityLevel } from '../priority/priority.types.js';
import type { PostToMatch } from '../query/match.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

/**
 * What a rule waits for:
 * - mention-arrived: a post was stored, whether it has a task or not
 * - task-opened: posts opened a task
 * - customer-wrote: who the task is about wrote again in its conversation
 * - priority-changed: a person gave the task another level
 * - clock-soon: a clock runs out within `minutesBefore`
 * - clock-overdue: a clock ran out
 */
export const RULE_OCCASIONS = [
  'mention-arrived',
  'task-opened',
  'customer-wrote',
  'priority-changed',
  'clock-soon',
  'clock-overdue',
] as const;
export type RuleOccasion = (typeof RULE_OCCASIONS)[number];

export const RULE_CLOCKS = ['claim', 'acknowledge', 'answer', 'next-reply', 'resolve', 'promise'] as const;
export type RuleClock = (typeof RULE_CLOCKS)[number];

/** Each list: one of them; absent: any. */
export interface RuleConditions {
  readonly sentiments?: readonly SentimentLabel[];
  readonly intents?: readonly IntentLabel[];
  readonly priorities?: readonly PriorityLevel[];
  readonly tiers?: readonly string[];
  readonly networks?: readonly string[];
  /** Without region: `fi`. */
  readonly languages?: readonly string[];
  readonly watchIds?: readonly string[];
  readonly labels?: readonly string[];
  readonly risks?: readonly RiskTopic[];
  /** Which clock, where the occasion is one. */
  readonly clocks?: readonly RuleClock[];
  /** A watch query that the post's words have to meet. */
  readonly words?: string;
  /** People that the post may reach; a post whose reach is not known does not meet it. */
  readonly minReach?: number;
  readonly hours?: { readonly calendarId: string; readonly is: 'open' | 'closed' };
}

export type RuleAct =
  | { readonly kind: 'assign'; readonly memberId: string }
  | { readonly kind: 'assign-team'; readonly teamId: string }
  | { readonly kind: 'label'; readonly labels: readonly string[] }
  /** `isFloor`: at least this urgent; otherwise exactly. */
  | { readonly kind: 'priority'; readonly level: PriorityLevel; readonly isFloor: boolean }
  /** Null: the approved text that fits the customer's language and intent. */
  | { readonly kind: 'draft'; readonly templateId: string | null }
  /** Adds it to the incident that goes on for one of its watches. */
  | { readonly kind: 'incident' }
  | { readonly kind: 'notify'; readonly notifierId: string; readonly text: string };
/** In the order in which a rule carries them out. */
export const RULE_ACTS = ['assign-team', 'assign', 'label', 'priority', 'draft', 'incident', 'notify'] as const;
export type RuleActKind = RuleAct['kind'];

/** What a rule does and when, apart from its name: what a rehearsal is about. */
export interface RuleContent {
  readonly when: RuleOccasion;
  /** For `clock-soon`; null for the others. */
  readonly minutesBefore: number | null;
  readonly conditions: RuleConditions;
  readonly acts: readonly RuleAct[];
}

/** What a rule is judged by. */
export interface RuleFacts {
  readonly sentiment: SentimentLabel;
  readonly intent: IntentLabel | null;
  /** As it was found, perhaps with a region; `und` where it is not known. */
  readonly language: string;
  readonly network: string;
  readonly watchIds: readonly string[];
  readonly risks: readonly RiskTopic[];
  /** log10 of the people; null where it is not known. */
  readonly reach: number | null;
  /** Null where the post is gone. */
  readonly post: PostToMatch | null;
  /** Null where nobody works on the post. */
  readonly task: {
    readonly priority: PriorityLevel;
    readonly tier: string | null;
    readonly labels: readonly string[];
  } | null;
  readonly clock: RuleClock | null;
  /** Calendars that are open at that moment. */
  readonly openCalendarIds: ReadonlySet<string>;
}

export const RULE_CHECKS = [
  'sentiments',
  'intents',
  'priorities',
  'tiers',
  'networks',
  'languages',
  'watchIds',
  'labels',
  'risks',
  'clocks',
  'words',
  'minReach',
  'hours',
] as const;
export type RuleCheckCode = (typeof RULE_CHECKS)[number];

/** One condition and what was found. */
export interface RuleCheck {
  readonly code: RuleCheckCode;
  readonly isMet: boolean;
  /** Empty where there was nothing to compare with. */
  readonly found: readonly string[];
}

export interface RuleVerdict {
  readonly isMet: boolean;
  /** Of every condition the rule has, in the order of `RULE_CHECKS`. */
  readonly checks: readonly RuleCheck[];
}

/**
 * Why an act was not carried out:
 * - already: it is so already · no-task: nobody works on the post · closed: the task is done
 * - taken: a person has taken the task · earlier-rule: a rule before this one sent it to somebody
 * - not-in-team: that person does not work in the task's team · member-gone, team-gone, template-gone, notifier-gone: it is no more
 * - no-text: no approved text fits · answered: the customer was told already · cannot-answer: the source takes no replies
 * - no-incident: none goes on for a watch of the task
 * - notifier-paused: it tells nothing now · too-many-labels: the task has as many as there may be
 */
export const ACT_REFUSALS = [
  'already',
  'no-task',
  'closed',
  'taken',
  'earlier-rule',
  'not-in-team',
  'member-gone',
  'team-gone',
  'template-gone',
  'notifier-gone',
  'no-text',
  'answered',
  'cannot-answer',
  'no-incident',
  'notifier-paused',
  'too-many-labels',
] as const;
export type ActRefusal = (typeof ACT_REFUSALS)[number];

export interface ActOutcome {
  readonly kind: RuleActKind;
  readonly isDone: boolean;
  readonly reason: ActRefusal | null;
  /** What it was about: a name, a level, labels. Never words of a post. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}
