import type { SilenceReason, TroubleState } from './coverage.types.js';

/** One hour of a source's past. Hours in which nobody looked are not in the list. */
export interface ObservedHour {
  /** Start of the hour. */
  readonly at: Date;
  /** Posts it showed for the first time. */
  readonly seen: number;
}

/** What is known of a source that answers when its silence is judged. */
export interface SilenceFacts {
  readonly now: Date;
  readonly intervalSeconds: number;
  /** How we hear of it: asked again and again, kept open with signs of life, or pushed by the other side. */
  readonly way: 'polled' | 'streamed' | 'pushed';
  /** First complete read; before it nothing is known of its pace. */
  readonly watchedSince: Date | null;
  /** Until when it was heard: the last successful read, sign of life, or now where it is pushed to us. */
  readonly heardUntil: Date;
  /** Last post that was new. */
  readonly lastPostAt: Date | null;
  /** Its past, the running hour included, in the order of time. */
  readonly hours: readonly ObservedHour[];
  /** The verdict that holds now, so that it does not flicker. */
  readonly held: { readonly state: TroubleState; readonly reason: SilenceReason } | null;
}

export type SilenceVerdict =
  | { readonly state: 'ok' }
  | {
      readonly state: TroubleState;
      readonly reason: SilenceReason;
      /** Posts that were to be expected in the time judged; null where there is no past to expect from. */
      readonly expected: number | null;
      /** Posts that came in it. */
      readonly seen: number;
      readonly silentSeconds: number;
    };
