export type Sensitivity = 'low' | 'normal' | 'high';

export interface SpikeSettings {
  /** Length of a step; a series keeps the one it began with. */
  readonly stepSeconds: number;
  readonly sensitivity: Sensitivity;
}

/** What one step says, judged by it and the steps before it. */
export interface SpikeReading {
  /** Usual count of a step at this hour of this weekday. */
  readonly expected: number;
  /** Top of the usual band of one step. */
  readonly upper: number;
  /**
   * How surprising, 0 to 1; 0.5 is where an alert is due at `normal`. In an episode that has been alerted, steps that surprise less
   * than its peak count half, since they are no news.
   */
  readonly score: number;
  /** The first step of an episode: there is one alert for each. */
  readonly isAlert: boolean;
  /** An episode is going on. It ends after six hours (three steps at least) below the alert level. */
  readonly isElevated: boolean;
  /** 1 (usual) to 10; 4 is where alerts begin at `normal`. */
  readonly severity: number;
  /** The window that stands out most, up to this step, … */
  readonly windowSeconds: number;
  /** … what was counted in it, … */
  readonly observed: number;
  /** … and what is usual. */
  readonly usual: number;
}

/** Plain JSON; what a detector needs to go on, below 6 kB at five-minute steps. */
export interface SpikeState {
  readonly form: 1;
  /** Start of the last step, in milliseconds; null before the first. */
  readonly lastAtMs: number | null;
  /** Steps with a count so far. */
  readonly known: number;
  /** Counts of the last 24 hours (30 steps at least), oldest first; −1 where the source was blind. */
  readonly recent: readonly number[];
  readonly rhythm: RhythmState;
  /** One memory of levels for each span. */
  readonly memories: readonly (readonly number[])[];
  /** Mean level and its weight, the decaying record, and the relative variance of hours as sums of squares. */
  readonly mean: readonly [sum: number, weight: number];
  readonly record: number;
  readonly spread: readonly [excess: number, scale: number];
  readonly episode: EpisodeState;
}

export interface RhythmState {
  /** Thousandths of counts, and of steps, for each slot of the week. */
  readonly counts: readonly number[];
  readonly steps: readonly number[];
  readonly slot: number;
  /** Mean of the last week, and its weight. */
  readonly level: readonly [sum: number, weight: number];
}

export interface EpisodeState {
  /** Steps since the alert; null without an episode. */
  readonly age: number | null;
  readonly peak: number;
  readonly quiet: number;
  /** Steps still to pass after blindness before anything may be alerted. */
  readonly held: number;
}
