import type { Share } from '../../domain/statistics/share.js';
import type { LabelKind } from '../corrections/labels.types.js';

/** How often people left a judgement of one kind as it was, in one language. */
export interface AccuracyRow {
  /** Primary subtag. */
  readonly lang: string;
  readonly kind: LabelKind;
  /** Judgements that somebody looked at: changed or confirmed by hand, or left as they were when the task was resolved. */
  readonly judged: number;
  readonly corrected: number;
  /** Settled by a person where the engine was unsure; not part of `judged`. */
  readonly unsure: number;
  /** Null under 30. */
  readonly agreement: Share | null;
  readonly note: string | null;
}

/** What is kept of a month. */
export interface StoredAccuracy {
  readonly rows: readonly AccuracyRow[];
  readonly models: {
    readonly base: string;
    /** `gain`: points of mean recall on held-out labels when it was trained. */
    readonly workspace: { readonly version: number; readonly gain: number } | null;
  };
}
