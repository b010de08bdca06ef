const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long everything is, in steps of a series. */
export interface Spans {
  /** Levels whose novelty is averaged: 5, 15 and 30 minutes. */
  readonly levels: readonly number[];
  /** What has to last to count as sustained: 20 minutes. */
  readonly sustained: number;
  /** Sums that are tested as counts, shortest first. */
  readonly windows: readonly number[];
  /** Counts that are kept. */
  readonly kept: number;
  /** Steps in the window by which the spread of a series is learnt. */
  readonly hour: number;
  readonly day: number;
  readonly week: number;
  /** Steps after which the memories of levels fade by a tenth. */
  readonly fading: number;
  /** Half-life of the record. */
  readonly record: number;
  /** Steps with a count before anything is alerted. */
  readonly learning: number;
  /** Quiet steps that end an episode. */
  readonly quiet: number;
  /** Steps that are waited after blindness, at most. */
  readonly held: number;
}

/** Spans in time where steps are short; where they are long, as many steps as it takes to say something. */
export function spansOf(stepSeconds: number): Spans {
  const steps = (seconds: number, least = 1): number => Math.max(least, Math.round(seconds / stepSeconds));
  const isShort = stepSeconds <= 10 * MINUTE;
  const windows = [30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, DAY].map((seconds) => steps(seconds));
  return {
    levels: isShort ? [steps(5 * MINUTE), steps(15 * MINUTE), steps(30 * MINUTE)] : [1, 2, 3],
    sustained: isShort ? steps(20 * MINUTE) : 2,
    windows: [...new Set(windows)],
    kept: Math.max(steps(DAY), 30),
    hour: steps(HOUR),
    day: steps(DAY),
    week: steps(7 * DAY, 28),
    fading: steps(DAY, 8),
    record: steps(2 * DAY, 4),
    learning: steps(2 * DAY, 14),
    quiet: steps(6 * HOUR, 3),
    held: steps(15 * MINUTE),
  };
}
