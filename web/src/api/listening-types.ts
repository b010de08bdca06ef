import type { Named, PriorityLevel, Span, StoryOfTask, WatchKind } from './types.js';
import type { Watch } from './configuration-types.js';

/** What the list of watches reads of a watch beyond its definition. */
export interface ListedWatch extends Watch {
  readonly examples: readonly WatchExample[];
  readonly person: WatchedPerson | null;
  readonly isExpired: boolean;
  /** Until then it has too little of a past for a surge to be noticed; null: it has enough. */
  readonly learningUntil: string | null;
  readonly draft: { readonly updatedAt: string; readonly updatedBy: Named | null } | null;
}

export interface WatchExample {
  readonly text: string;
  readonly lang?: string | null;
  readonly expects: 'match' | 'ignore';
}

export interface WatchedPerson {
  readonly purpose: string;
  readonly legalBasis: string;
  readonly visibleTo: readonly string[];
  readonly expiresAt: string;
}

export interface WatchVersion {
  readonly n: number;
  readonly name: string;
  readonly kind: WatchKind;
  readonly query: string;
  readonly reason: string | null;
  readonly author: Named | null;
  readonly createdAt: string;
  readonly isLive: boolean;
  readonly restoredFrom: number | null;
}

export type VersionName = number | 'draft';

export interface QueryPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface WatchDiff {
  /** Null: there was none before. */
  readonly from: VersionName | null;
  readonly to: VersionName;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly query: readonly QueryPiece[];
}

export type BackfillState = 'queued' | 'running' | 'cancelled' | 'done' | 'failed';

export interface Backfill {
  readonly id: string;
  readonly watchId: string;
  readonly state: BackfillState;
  readonly days: number;
  readonly opensTasks: boolean;
  readonly scanned: number;
  readonly total: number;
  readonly matched: number;
  readonly perSecond: number | null;
  readonly etaSeconds: number | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly error: string | null;
}

export type WatchFileFormat = 'yaml' | 'csv';

export interface WatchFileFault {
  readonly row: number | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

export interface WatchImport {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly faults: readonly WatchFileFault[];
  readonly isDryRun: boolean;
}

export type MuteKind = 'author' | 'site' | 'thread' | 'words';

export interface Mute {
  readonly id: string;
  readonly kind: MuteKind;
  readonly value: string;
  readonly network: string | null;
  readonly watch: Named | null;
  readonly team: Named | null;
  readonly reason: string;
  readonly owner: Named | null;
  readonly expiresAt: string | null;
  readonly hiddenTotal: number;
  readonly isExpired: boolean;
  readonly version: number;
  readonly createdAt: string;
}

export interface MuteExample {
  readonly id: string;
  readonly title?: string | null;
  readonly text: string;
  readonly author: { readonly handle: string; readonly name?: string | null } | null;
  readonly network: string;
  readonly lang: string;
  readonly publishedAt: string;
  readonly spans?: readonly Span[];
  /** Of the task of its conversation. */
  readonly priority?: PriorityLevel | null;
}

export interface MutePreview {
  readonly days: number;
  readonly hidden: number;
  /** There is more than was looked at: the newest only. */
  readonly isSampled: boolean;
  /** Tasks that would not have been opened. */
  readonly byPriority: Readonly<Record<PriorityLevel, number>>;
  readonly examples: readonly MuteExample[];
  readonly error: string | null;
}

export interface Story extends StoryOfTask {
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** People its posts may reach. */
  readonly reach: number;
  /** Posts on each, the most first. */
  readonly networks: readonly { readonly network: string; readonly count: number }[];
  /** Its open task. */
  readonly taskId: string | null;
  /** A person has taken it apart. */
  readonly isSplit: boolean;
}

export interface StorySplit {
  readonly story: Story;
  readonly from: Story;
}
