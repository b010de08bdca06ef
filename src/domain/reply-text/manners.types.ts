/** What the checker looks for in one language. */
export interface Manners {
  /** Says "you" as one does to friends; null: the language has one "you". */
  readonly familiar: RegExp | null;
  readonly polite: RegExp | null;
  readonly apology: RegExp;
  readonly blame: RegExp;
  /** Puts off without saying until when. */
  readonly vagueTime: RegExp;
  readonly listening: RegExp;
  readonly empathy: RegExp;
  /** Names somebody who takes care of it. */
  readonly owner: RegExp;
  /** Besides figures: a day. */
  readonly day: RegExp;
  /** Words before a number that is a customer's. */
  readonly orderWords: readonly string[];
  /** The mark after a greeting is spelling, not loudness. */
  readonly greetsWithMark: boolean;
}
