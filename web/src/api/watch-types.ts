import type { WatchedPerson, WatchExample } from './listening-types.js';
import type { Named, Span, WatchKind } from './types.js';

/** What a watch is made of, apart from its history. */
export interface WatchDefinition {
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly languages: readonly string[];
  readonly priorityWeight: number;
  /** Id of the team; empty for any. */
  readonly team: string;
  readonly examples: readonly WatchExample[];
  readonly person: WatchedPerson | null;
}

/** A definition that somebody works on; `basedOn` is the version of the watch it was begun from. */
export interface WatchDraft extends Omit<WatchDefinition, 'team'> {
  readonly team: Named | null;
  /** Of the draft itself. */
  readonly version: number;
  readonly basedOn: number;
  /** The watch has moved on. */
  readonly isStale: boolean;
  readonly updatedAt: string;
  readonly updatedBy: Named | null;
}

export interface FoundMention {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  readonly author: { readonly handle: string; readonly name: string | null } | null;
  readonly network: string;
  readonly lang: string;
  readonly publishedAt: string;
  /** In UTF-16 code units of `text`. */
  readonly spans: readonly Span[];
  readonly isLookalike: boolean;
}

/** A sentence of the server as its code and what it is made of. */
export interface CodedReason {
  readonly code: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface NearMiss extends Omit<FoundMention, 'isLookalike'> {
  readonly reason: CodedReason & { readonly text: string; readonly suggestion: string | null };
}

/** What a query would have found in the last days. */
export interface WatchPreview {
  readonly hits: number;
  readonly sampled: number;
  readonly total: number;
  readonly isSampled: boolean;
  readonly days: number;
  readonly perDay: readonly { readonly date: string; readonly count: number }[];
  readonly daily: { readonly mean: number; readonly low: number; readonly high: number };
  readonly tasks: { readonly perDay: number; readonly p1PerDay: number };
  readonly load: { readonly people: number; readonly minutesPerTask: number };
  readonly quota: readonly {
    readonly network: string;
    readonly native: string | null;
    /** Part of the network's quota that its own search would use, 0 to 1; null where none is known. */
    readonly share: number | null;
    readonly code: string;
    readonly looked: number;
    readonly checkedByUs: readonly string[];
    readonly note: string;
  }[];
  readonly nearMisses: readonly NearMiss[];
  readonly overlaps: readonly { readonly watchId: string; readonly name: string; readonly share: number }[];
  readonly examples: readonly FoundMention[];
  readonly tookMs: number;
  /** Why the query cannot be read, as `line:column: reason`. */
  readonly error: string | null;
}

export type IssueSeverity = 'error' | 'warning' | 'hint';

export interface QueryFix {
  readonly code: string;
  readonly offset: number;
  readonly end: number;
  readonly replacement: string;
}

/** A mistake, or what looks like one, in a query; offsets in UTF-16 code units of the text that was asked about. */
export interface QueryIssue {
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly offset: number;
  readonly end: number;
  readonly args: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly fixes: readonly QueryFix[];
}

export interface QueryLint {
  readonly ok: boolean;
  readonly pretty: string | null;
  readonly fault: {
    readonly line: number;
    readonly column: number;
    readonly offset: number;
    readonly reason: string;
  } | null;
  readonly issues: readonly QueryIssue[];
  /** What each network's own search is asked, and what is left for us to check. */
  readonly report: readonly {
    readonly network: string;
    readonly native: string | null;
    readonly checkedByUs: readonly string[];
  }[];
}

export interface ExampleResult {
  readonly expects: 'match' | 'ignore';
  readonly isFound: boolean;
  readonly isGreen: boolean;
  readonly spans: readonly Span[];
  readonly isLookalike: boolean;
  readonly why: string;
  readonly reasons: readonly CodedReason[];
}

export interface ExamplesRun {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly ExampleResult[];
}

export type SampleVerdict = 'keep' | 'drop';

export interface SampleCounts {
  readonly kept: number;
  readonly dropped: number;
  readonly precision: { readonly percent: number; readonly low: number; readonly high: number } | null;
}

/** Hits that nobody has judged yet, and what the judged ones say. */
export interface WatchSamples extends SampleCounts {
  readonly items: readonly FoundMention[];
}
