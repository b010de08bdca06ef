import type { Calendar } from '../clock/calendar.js';
import type { SentimentLabel } from '../sentiment/sentiment.types.js';

/** What a promise is about; one task runs at most one clock of each kind. */
export type TargetKind = 'acknowledge';

/** Every condition present must hold; none present: always. */
export interface TargetCondition {
  readonly sentiments?: readonly SentimentLabel[];
}

/** "`percent` of them within `withinSeconds` of `calendar`'s time." */
export interface Target {
  readonly id: string;
  /** The promise in plain words, as staff read it. */
  readonly name: string;
  readonly when: TargetCondition;
  readonly kind: TargetKind;
  readonly withinSeconds: number;
  readonly percent: number;
  readonly calendar: Calendar;
}

export interface Standard {
  readonly targets: readonly Target[];
}
