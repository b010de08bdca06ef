export const SERIES_KINDS = ['all', 'negative', 'high-reach'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

export const STEP_SECONDS = 300;
export const STEP_MS = STEP_SECONDS * 1_000;
/** A post seen later than this after it was posted says nothing of a storm now. */
export const LATE_SECONDS = 30 * 60;
/** After so long nothing that counts can come into a step any more; a minute is for what is being stored. */
export const SETTLE_MS = (LATE_SECONDS + 60) * 1_000;
/** One author's forty posts are not forty people: in one step so many of them count. */
export const MOST_OF_AN_AUTHOR = 3;
/** Followers, or people reached, from which on an author is heard by many. */
export const MANY_HEARERS = 10_000;
/** So far back rules are rehearsed. */
export const DAYS_KEPT = 90;
/** So much past a series starts with. */
export const DAYS_OF_MEMORY = 35;

/** The counts of one step of a watch. */
export interface StepCount {
  readonly watchId: string;
  readonly at: Date;
  readonly mentions: number;
  readonly negatives: number;
  readonly highReach: number;
  readonly authors: number;
  readonly negativeAuthors: number;
  readonly topReach: number;
  readonly networks: Readonly<Record<string, readonly [mentions: number, negatives: number]>>;
  readonly risks: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, readonly [mentions: number, negatives: number, highReach: number]>>;
  readonly stories: Readonly<Record<string, number>>;
  /** Ids of those that brought the posts; where counted anew. */
  readonly sources?: readonly string[];
}

/** A watch somebody holds, as it is to be looked at. */
export interface HeldWatch {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly countedUntil: Date;
  readonly knownFrom: Date;
  readonly isRestless: boolean;
  /** What is remembered of another one is of another past. */
  readonly generation: number;
  /** Sources that brought it posts: id → the step of the last one, in milliseconds. */
  readonly heardBy: Readonly<Record<string, number>>;
}

/** What a look at a watch leaves behind. */
export interface LookedAt {
  readonly countedUntil: Date;
  readonly isRestless: boolean;
  /** Some of what was counted could not be read yet: due again at once. */
  readonly isBehind: boolean;
  readonly heardBy: Readonly<Record<string, number>>;
  /** Null: its series have a past to notice by. */
  readonly learningUntil: Date | null;
}

export const stepOf = (at: Date): Date => new Date(Math.floor(at.getTime() / STEP_MS) * STEP_MS);

/** Steps before it are settled. */
export const settledUntil = (now: Date): Date => stepOf(new Date(now.getTime() - SETTLE_MS));

/** Which sources brought posts, with those that brought these. */
export function addHeard(
  heardBy: Readonly<Record<string, number>>,
  counts: readonly StepCount[],
): Readonly<Record<string, number>> {
  const heard = { ...heardBy };
  for (const { at, sources = [] } of counts)
    for (const id of sources) heard[id] = Math.max(heard[id] ?? 0, at.getTime());
  return heard;
}

export function valueOf(count: StepCount | undefined, kind: SeriesKind, lang: string): number {
  if (count === undefined) return 0;
  const [mentions, negatives, highReach] =
    lang === '' ? [count.mentions, count.negatives, count.highReach] : (count.languages[lang] ?? [0, 0, 0]);
  switch (kind) {
    case 'all':
      return mentions;
    case 'negative':
      return negatives;
    case 'high-reach':
      return highReach;
  }
}

/** A fact with its figures; the code is stable, the interface translates it. */
export interface SpikeReason {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What is told to the incident room of a watch. */
export interface SuspectedStorm {
  readonly watch: { readonly id: string; readonly workspaceId: string; readonly name: string };
  /** 1..10 */
  readonly severity: number;
  readonly startedAt: Date;
  /** Posts in the window that speaks most, and how many are usual in one so long. */
  readonly observed: number;
  readonly usual: number;
  readonly windowSeconds: number;
  /** What was noticed; the cause is looked for when it is told. */
  readonly reason: SpikeReason;
}
