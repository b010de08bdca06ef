/** The languages whose times are read. */
export const PROMISE_LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
export type PromiseLanguage = (typeof PROMISE_LANGUAGES)[number];

/** What the author of a reply says of the time in it: read it, there is none, or it is this one. */
export type PromiseChoice =
  | { readonly is: 'read' }
  | { readonly is: 'none' }
  | { readonly is: 'at'; readonly dueAt: string; readonly text?: string };

/** UTF-16 offsets in the text, end exclusive. */
export type Span = readonly [start: number, end: number];

export interface FoundTime {
  readonly span: Span;
  /** The words of the span. */
  readonly text: string;
  readonly dueAt: Date;
  /** IANA: the zone it was read in. */
  readonly zone: string;
}

/**
 * Why a time is not guessed:
 * - vague: it names no instant ("tomorrow morning", "soon, by Friday") · half-day: it may be before or after noon
 * - past: it is over · repeated-hour, skipped-hour: the clocks change there
 * - no-such-date · other-zone: a zone is named that is not known · range: from one time to another
 */
export const UNCLEAR_REASONS = [
  'vague',
  'half-day',
  'past',
  'repeated-hour',
  'skipped-hour',
  'no-such-date',
  'other-zone',
  'range',
] as const;
export type UnclearReason = (typeof UNCLEAR_REASONS)[number];

export interface UnclearTime {
  readonly span: Span;
  readonly text: string;
  readonly reason: UnclearReason;
}

export interface ReadTimes {
  readonly found: readonly FoundTime[];
  readonly unclear: readonly UnclearTime[];
}
