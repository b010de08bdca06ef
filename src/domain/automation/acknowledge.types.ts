import type { IntentLabel, RiskTopic } from '../intent/intent.types.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';
import type { SarcasmSign } from './suspect-sarcasm.js';

export const ANSWERED_INTENTS = ['complaint', 'question', 'request'] as const satisfies readonly IntentLabel[];
export type AnsweredIntent = (typeof ANSWERED_INTENTS)[number];

/** When a workspace lets the system acknowledge by itself. */
export interface AcknowledgePolicy {
  readonly isEnabled: boolean;
  /** Where; none: nowhere. */
  readonly networks: readonly string[];
  readonly intents: readonly AnsweredIntent[];
  /** An author who wrote within so many hours before has been met: a person goes on. */
  readonly authorHours: number;
  /** A post older than this was not just seen. */
  readonly maxAgeHours: number;
  /** 0..1, of the intent. */
  readonly minConfidence: number;
}

export const DEFAULT_ACKNOWLEDGE_POLICY: AcknowledgePolicy = {
  isEnabled: false,
  networks: [],
  intents: ['complaint', 'question', 'request'],
  authorHours: 72,
  maxAgeHours: 6,
  minConfidence: 0.5,
};

/** What the decision rests on; gathered from rows, so that the same facts always give the same decision. */
export interface AcknowledgeFacts {
  readonly network: string;
  /** Null: the network says nothing of automatic answers, which is not a yes. */
  readonly networkRule: 'allowed' | 'only-if-addressed' | 'forbidden' | null;
  /** The post speaks to our account. */
  readonly isAddressed: boolean;
  readonly verdict: 'public' | 'private-only' | 'by-hand' | 'not-possible';
  readonly isPrivate: boolean;
  readonly isOwnPost: boolean;
  readonly isDeleted: boolean;
  readonly isMuted: boolean;
  readonly ageSeconds: number;
  readonly intent: IntentLabel | null;
  /** 0..1; null: not judged. */
  readonly intentConfidence: number | null;
  readonly sentiment: SentimentLabel;
  readonly sarcasm: readonly SarcasmSign[];
  /** Of all posts of the conversation. */
  readonly risks: readonly RiskTopic[];
  readonly isThreat: boolean;
  /** An incident is open, and what may be said of it is not approved. */
  readonly isIncidentUnspoken: boolean;
  readonly hasOptedOut: boolean;
  readonly hasWrittenBefore: boolean;
  /** The conversation had a task before, or somebody answered in it. */
  readonly isKnownConversation: boolean;
  /** Automatic answers in the conversation so far: one is the most, whatever a network would allow. */
  readonly automaticCount: number;
  /** Claimed, acknowledged or answered. */
  readonly isTaken: boolean;
  /** Null where the language is not known. */
  readonly lang: string | null;
  /** The word lists know the language. */
  readonly isLanguageRead: boolean;
  readonly isOpenNow: boolean;
  /** Approved texts of the language: for within the hours and, naming the opening, for outside of them. */
  readonly texts: { readonly acknowledge: boolean; readonly holding: boolean };
  /** Whoever switched it on still works here. */
  readonly hasOwner: boolean;
}

export const REFUSAL_CODES = [
  'not-enabled',
  'network-not-chosen',
  'network-forbids',
  'not-addressed',
  'one-per-post',
  'not-public',
  'private-post',
  'own-post',
  'deleted',
  'muted',
  'too-old',
  'praise',
  'positive',
  'intent-not-chosen',
  'low-confidence',
  'sarcasm',
  'risk',
  'threat',
  'incident',
  'opted-out',
  'wrote-before',
  'known-conversation',
  'taken',
  'language-unsure',
  'language-unread',
  'no-approved-text',
  'nobody-answers-for-it',
  'needs-approval',
  'too-long',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** `holding`: nobody works now, and the text says when somebody does. */
export type AcknowledgeDecision =
  | { readonly isAllowed: true; readonly kind: 'acknowledge' | 'holding' }
  | { readonly isAllowed: false; readonly refusals: readonly Refusal[] };
