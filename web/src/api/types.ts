import type { IntentLabel, RiskTopic } from '@domain/intent/intent.types.js';
import type { PriorityLevel } from '@domain/priority/priority.types.js';
import type { ReplyApproval } from '../approvals/reply-approval.js';
import type { Named } from './named.js';

export type { Named } from './named.js';
export type { PriorityLevel } from '@domain/priority/priority.types.js';

/** The JSON of the API as this interface reads it. Ids are text, instants ISO 8601 UTC, null where absent. */
export type Role = 'admin' | 'pr-lead' | 'team-lead' | 'agent' | 'viewer';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Preferences {
  readonly keysOff?: boolean;
  /** Own keys by command; none where one is switched off. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Letters by what is printed on them instead of by their place. */
  readonly printedLetters?: boolean;
  readonly density?: 'compact' | null;
  readonly [name: string]: unknown;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teams: readonly Named[];
  readonly workspace: { readonly id: string; readonly name: string; readonly isDemo: boolean };
  readonly language: string | null;
  readonly preferences: Preferences;
  /** While the session acts in the sandbox of a drill. */
  readonly drill?: { readonly id: string; readonly title: string; readonly mayEnd: boolean } | null;
}

export type DemoRole = 'agent' | 'pr-lead' | 'admin';

export interface SessionOptions {
  readonly demo: boolean;
  readonly demoRoles: readonly DemoRole[];
  readonly setupNeeded: boolean;
}

export interface SignedIn {
  readonly csrfToken: string;
  readonly me: Me;
}

export type SentimentLabel = 'negative' | 'neutral' | 'positive' | 'unsure';
export type TaskState = 'open' | 'acknowledged' | 'waiting' | 'snoozed' | 'resolved' | 'dismissed';
export type ClockState = 'running' | 'paused' | 'met' | 'met-late' | 'overdue' | 'cancelled';
export type ClockKind = 'claim' | 'acknowledge' | 'answer' | 'next-reply' | 'resolve' | 'promise';
export type ReplyState =
  'draft' | 'awaiting-approval' | 'held' | 'queued' | 'sending' | 'sent' | 'rejected' | 'unknown' | 'needs-person';
export type Visibility = 'public' | 'private';
export type ReplyVerdict = 'public' | 'private-only' | 'by-hand' | 'not-possible';
export type DismissReason = 'not-about-us' | 'spam' | 'duplicate' | 'no-answer-needed';
export type Span = readonly [number, number];

export interface Clock {
  readonly id: string;
  readonly kind: ClockKind;
  /** With the two below null for a promise, which no standard makes. */
  readonly standard: Named | null;
  readonly standardVersion: number | null;
  readonly target: (Named & { readonly withinSeconds: number }) | null;
  /** Its name, or `always`. */
  readonly calendar: string;
  readonly calendarVersion: number | null;
  readonly promiseId: string | null;
  readonly startedAt: string;
  /** Null where its hours never come. */
  readonly dueAt: string | null;
  readonly state: ClockState;
  readonly metAt: string | null;
  readonly metBy: 'public' | 'private' | 'claim' | 'resolution' | null;
  /** While we wait for the customer: since when. */
  readonly pausedAt: string | null;
  /** While its hours are closed: when they open. */
  readonly pausedUntil: string | null;
}

export interface Reply {
  readonly id: string;
  /** No person pressed send. */
  readonly isAutomatic?: boolean;
  readonly taskId?: string;
  readonly kind: 'acknowledge' | 'reply' | 'survey';
  readonly state: ReplyState;
  readonly visibility: Visibility;
  readonly text: string;
  readonly holdUntil: string | null;
  readonly sentAt: string | null;
  readonly url?: string | null;
  readonly problem: string | null;
  readonly author: Named | null;
  /** Absent while it is only painted; null where nobody else had to look at it. */
  readonly approval?: ReplyApproval | null;
  readonly version: number;
  readonly createdAt?: string;
}

export interface PriorityReason {
  readonly code: string;
  /** English, with the values in it. */
  readonly text: string;
  readonly weight: number;
  /** What the text is made of; absent for tasks judged before values were kept. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The story that a mention or a task tells with others. */
export interface StoryOfMention {
  readonly id: string;
  readonly mentionCount: number;
  readonly voiceCount: number;
}

export interface StoryOfTask extends StoryOfMention {
  readonly title: string;
}

/** A word that makes somebody look at once. Offsets in UTF-16 units of the text; both 0 for a word of the title. */
export interface FoundRisk {
  readonly topic: RiskTopic;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export type MentionSignal = 'lookalike' | 'impersonation';

export interface RouteReason {
  readonly code: string;
  /** English, for codes newer than this page. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Why a task is with whom it is, or what is lacking where nobody is able to take it. */
export interface TaskRoute {
  readonly reasons: readonly RouteReason[];
  readonly authority: readonly string[];
  readonly missing?: readonly string[];
  readonly considered: readonly { readonly id: string; readonly name: string; readonly refusals: readonly string[] }[];
}

export interface Task {
  readonly id: string;
  readonly route: TaskRoute | null;
  readonly state: TaskState;
  readonly version: number;
  readonly priority: {
    readonly level: PriorityLevel;
    readonly score: number;
    readonly reasons: readonly PriorityReason[];
    /** Of the weights it was judged by; null where an earlier release judged it. */
    readonly version: number | null;
    /** A person has said so; weighing anew leaves it. */
    readonly isManual: boolean;
  };
  readonly conversation: { readonly id: string; readonly network: string };
  readonly network: string;
  readonly lang: string;
  readonly customer: { readonly handle: string; readonly name: string | null };
  readonly excerpt: string;
  readonly sentiment: { readonly label: SentimentLabel; readonly score: number };
  readonly assignee: Named | null;
  readonly team: Named;
  readonly source: Named & { readonly connector: string };
  readonly mentionCount: number;
  /** One story told in many places is one task. */
  readonly story: StoryOfTask | null;
  readonly dueAt: string | null;
  readonly snoozedUntil: string | null;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: Named | null;
  readonly clocks: readonly Clock[];
  /** Words of the team's own. */
  readonly labels: readonly string[];
  readonly replyability: {
    readonly verdict: ReplyVerdict;
    readonly reason: string;
    readonly expiresAt?: string | null;
    readonly deepLink: string | null;
  };
  readonly reply: Reply | null;
  /** The task that answers its conversation since they were merged; absent while it is only painted. */
  readonly mergedInto?: string | null;
  /** The crisis that it is part of; absent while it is only painted. */
  readonly incident?: { readonly id: string; readonly title: string } | null;
}

export interface TaskEvent {
  readonly id: string;
  readonly at: string;
  readonly actor: Named | null;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface TaskDetail extends Task {
  /** Of the mentions that opened it. */
  readonly watches: readonly Named[];
  /** Between the post that began it and our reading it; null where the post is gone. */
  readonly seenDelay: { readonly postedAt: string; readonly seenAt: string; readonly seconds: number } | null;
  readonly mentions: readonly Mention[];
  /** Conversations that were merged into it. */
  readonly joined?: readonly { readonly id: string; readonly network: string; readonly taskId: string }[];
  readonly replies: readonly Reply[];
  readonly events: readonly TaskEvent[];
}

export interface TaskResult {
  readonly task: Task;
  readonly reply?: Reply | null;
}

export interface TaskCounts {
  readonly due: number;
  readonly overdue: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly waiting: number;
  readonly snoozed: number;
}

export interface MentionVersion {
  readonly n: number;
  readonly title: string | null;
  readonly text: string;
  readonly editedAt: string | null;
  readonly replacedAt: string | null;
}

export interface Mention {
  readonly id: string;
  readonly network: string;
  readonly externalId: string;
  readonly source: Named & { readonly connector: string };
  readonly author: {
    readonly id: string | null;
    readonly handle: string;
    readonly name: string | null;
    readonly followers: number | null;
  };
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly lang: string;
  readonly publishedAt: string;
  readonly editedAt: string | null;
  readonly seenAt: string;
  readonly conversation: { readonly id: string; readonly taskId: string | null } | null;
  readonly watches: readonly (Named & { readonly kind: WatchKind; readonly spans: readonly Span[] })[];
  readonly sentiment: {
    readonly label: SentimentLabel;
    readonly score: number;
    readonly confidence: number;
    readonly words?: readonly unknown[];
    /** What a plain word list says, with the words that it knows. */
    readonly secondOpinion: {
      readonly engine: string;
      readonly score: number;
      readonly words: readonly string[];
    } | null;
  };
  readonly intent: {
    readonly label: IntentLabel;
    readonly confidence: number;
    readonly reasons: readonly { readonly code: string; readonly word?: string }[];
  } | null;
  readonly urgency: {
    readonly score: number;
    readonly reasons: readonly {
      readonly code: string;
      readonly weight: number;
      readonly word?: string;
      readonly topic?: RiskTopic;
    }[];
  } | null;
  readonly risks: readonly FoundRisk[];
  /** What the feeling is about, where several watched things are named. */
  readonly aspects: readonly { readonly watchId: string; readonly label: SentimentLabel; readonly score: number }[];
  readonly reach: number | null;
  readonly story: StoryOfMention | null;
  readonly signals: readonly MentionSignal[];
  /** The mute rule that keeps it from making a task. */
  readonly mutedBy: { readonly id: string } | null;
  readonly versions: number;
  readonly isDeleted: boolean;
  readonly history?: readonly MentionVersion[];
}

export interface Template {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly lang: string;
  readonly kind: 'acknowledge' | 'answer' | 'private' | 'holding';
  readonly intents: readonly string[];
  readonly tone: 'warm' | 'neutral' | 'formal';
  readonly text: string;
  readonly isApproved: boolean;
  readonly approvedVersion: number | null;
  readonly team: Named | null;
  readonly author: Named | null;
  readonly version: number;
  readonly useCount: number;
}

export type WatchKind = 'brand' | 'product' | 'company' | 'person' | 'competitor' | 'topic';
