/** One time somebody turned to us. */
export interface Contact {
  readonly taskId: string;
  readonly at: Date;
  readonly network: string;
  /** Closed with an answer; false while it is open or was closed without one. */
  readonly isSolved: boolean;
  readonly isOpen: boolean;
}

/** Something that was said to happen: a call, an answer by a time. */
export interface GivenWord {
  readonly kind: 'call' | 'answer';
  readonly taskId: string;
  readonly givenAt: Date;
  readonly dueAt: Date | null;
  readonly isKept: boolean;
}

export interface CustomerPast {
  /** In any order. */
  readonly contacts: readonly Contact[];
  readonly words: readonly GivenWord[];
}

export const HISTORY_CODES = [
  'first-contact',
  'nth-contact',
  'still-unsolved',
  'was-promised-call',
  'was-promised-answer',
  'promise-broken',
] as const;

/**
 * A sentence about a customer's past. first-contact `{}` · nth-contact `{n, days, networks}` · still-unsolved `{tasks}` ·
 * was-promised-call and was-promised-answer `{dueAt?}` · promise-broken `{promises}`
 */
export interface HistorySentence {
  readonly code: (typeof HISTORY_CODES)[number];
  /** In English, made of the values. */
  readonly text: string;
  readonly values: Readonly<Record<string, number | string>>;
  /** The tasks it was read from. */
  readonly taskIds: readonly string[];
}
