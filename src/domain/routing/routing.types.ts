import type { IntentLabel, RiskTopic } from '../intent/intent.types.js';
import type { PriorityLevel } from '../priority/priority.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

/** What somebody may decide in our name. */
export const AUTHORITY_KINDS = ['refund', 'promise', 'legal', 'security', 'press'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** How well a language is spoken, least first. */
export const LANGUAGE_LEVELS = ['basic', 'fluent', 'native'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];

export const PRESENCES = ['available', 'away', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

export interface Money {
  readonly amount: number;
  /** ISO 4217: `EUR`. */
  readonly currency: string;
}

/** What a customer wants that somebody has to be allowed to give. */
export interface Asked {
  readonly isRefund: boolean;
  readonly isPromise: boolean;
  /** Null where no sum is named. */
  readonly amount: Money | null;
}

export interface TaskFacts {
  readonly teamId: string;
  /** Empty or `und` where it is not known. */
  readonly lang: string;
  readonly intent: IntentLabel | null;
  readonly sentiment: SentimentLabel;
  readonly priority: PriorityLevel;
  readonly tier: string | null;
  readonly network: string;
  readonly risks: readonly RiskTopic[];
  readonly watchIds: readonly string[];
  readonly asked: Asked;
}

/** Each list: one of them; absent or empty: any. */
export interface RoutingCondition {
  readonly intents?: readonly IntentLabel[];
  readonly sentiments?: readonly SentimentLabel[];
  readonly priorities?: readonly PriorityLevel[];
  readonly tiers?: readonly string[];
  readonly networks?: readonly string[];
  readonly languages?: readonly string[];
  readonly watchIds?: readonly string[];
  readonly risks?: readonly RiskTopic[];
}

export interface RoutingRule {
  readonly id: string;
  readonly name: string;
  readonly when: RoutingCondition;
  /** Null: the team the task has already. */
  readonly teamId: string | null;
  /** All of them. */
  readonly skills: readonly string[];
  /** Added to what the task itself asks for. */
  readonly authority: readonly AuthorityKind[];
  /** How well the customer's language has to be spoken at least; null: it does not matter. */
  readonly languageLevel: LanguageLevel | null;
}

export interface SpokenLanguage {
  readonly lang: string;
  readonly level: LanguageLevel;
}

export interface Authority {
  readonly kinds: readonly AuthorityKind[];
  /** Null: without limit. */
  readonly limit: Money | null;
  /** Empty: in every language. */
  readonly languages: readonly string[];
  /** Its calendar is open at the moment of the decision. */
  readonly isInForce: boolean;
}

/** Somebody as they are at the moment of the decision. */
export interface StaffFacts {
  readonly memberId: string;
  readonly name: string;
  readonly teamIds: readonly string[];
  readonly languages: readonly SpokenLanguage[];
  /** Their own and those of their teams. */
  readonly skills: readonly string[];
  /** Null: no shifts are kept for them. */
  readonly isOnShift: boolean | null;
  /** Null: they have never said, and are not asked about it. */
  readonly presence: Presence | null;
  readonly isAbsent: boolean;
  /** How many open tasks they take at most; null: any number. */
  readonly capacity: number | null;
  readonly openTasks: number;
  /** Milliseconds; null: never yet. */
  readonly lastRoutedAtMs: number | null;
  readonly authority: readonly Authority[];
}

/** Why somebody cannot have a task, the gravest first: what cannot be changed within the hour comes before what can. */
export const REFUSAL_CODES = [
  'team',
  'authority',
  'authority-limit',
  'language',
  'skill',
  'shift',
  'absent',
  'away',
  'capacity',
  'tried',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Values: rule `{name}`, language `{lang, level}`, skill `{skill}`, authority `{kind, amount?, currency?}`,
 * least-loaded `{open, able}`, moved-risk `{percent}`, moved-left `{why}`, escalated `{level}`; others none.
 */
export const ROUTE_REASON_CODES = [
  'rule',
  'team',
  'language',
  'skill',
  'authority',
  'on-shift',
  'available',
  'substitute',
  'only-one',
  'least-loaded',
  'moved-risk',
  'moved-left',
  'escalated',
  'nobody',
] as const;
export type RouteReasonCode = (typeof ROUTE_REASON_CODES)[number];

export interface RouteReason {
  readonly code: RouteReasonCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Considered {
  readonly memberId: string;
  readonly name: string;
  readonly openTasks: number;
  /** None: able, but another one was chosen. */
  readonly refusals: readonly RefusalCode[];
}

export interface RouteNeeds {
  readonly ruleId: string | null;
  readonly teamId: string;
  readonly language: SpokenLanguage | null;
  readonly skills: readonly string[];
  readonly authority: readonly AuthorityKind[];
  readonly amount: Money | null;
}

export type RouteDecision = RouteNeeds & {
  readonly reasons: readonly RouteReason[];
  /** Everybody in the team but the chosen one. */
  readonly considered: readonly Considered[];
} & (
    | { readonly ok: true; readonly memberId: string }
    | {
        readonly ok: false;
        readonly reason: 'nobody';
        /** What those who came nearest lack, in the order of `REFUSAL_CODES`; at least one. */
        readonly missing: readonly RefusalCode[];
      }
  );
