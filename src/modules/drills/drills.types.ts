import type { DrillMeasure, DrillPersonScore, ScoredMessage } from '../../domain/drill/score.types.js';

/** Something that happened in a drill. */
export interface DrillLogEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** How the clocks of the standard in force came out. */
export interface KeptPromise {
  readonly kind: string;
  readonly n: number;
  readonly met: number;
}

export interface StoredReport {
  readonly score: number;
  readonly standard: {
    readonly name: string;
    readonly version: number;
    readonly promises: readonly KeptPromise[];
  } | null;
  readonly measures: readonly DrillMeasure[];
  readonly customers: readonly {
    readonly handle: string;
    readonly network: string;
    readonly lang: string;
    readonly toldAt: string | null;
    readonly seconds: number | null;
    readonly isResolutionTold: boolean;
  }[];
  readonly wording: readonly ScoredMessage[];
  readonly people: readonly DrillPersonScore[];
  readonly timeline: readonly DrillLogEntry[];
}

/** What somebody did in one drill. */
export type DrillResult = Omit<DrillPersonScore, 'id' | 'name'>;

export type DrillState = 'running' | 'ended' | 'cancelled';
