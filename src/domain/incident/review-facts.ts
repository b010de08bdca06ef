/** Instants of one incident; null: it did not happen. */
export interface IncidentInstants {
  readonly startedAt: Date;
  readonly detectedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly firstStatementAt: Date | null;
  readonly containedAt: Date | null;
  readonly closedAt: Date | null;
}

/** A public word at `at`, and until when the next one had been owed before it came. */
export interface UpdateTold {
  readonly at: Date;
  readonly dueAt: Date | null;
}

/** What became of one customer. */
export interface ToldCustomer {
  readonly openedAt: Date;
  readonly toldAt: Date | null;
  readonly followedUpAt: Date | null;
}

export interface ReviewFacts {
  /** From the beginning to its being noticed. */
  readonly detectSeconds: number;
  /** The rest is counted from its being noticed. */
  readonly acknowledgeSeconds: number | null;
  readonly confirmSeconds: number | null;
  readonly firstStatementSeconds: number | null;
  readonly containSeconds: number | null;
  readonly closeSeconds: number | null;
  readonly updates: number;
  readonly lateUpdates: number;
  /** Longest time in which the public heard nothing, between the first word and the end. */
  readonly longestSilenceSeconds: number | null;
  readonly affected: number;
  readonly told: number;
  readonly followedUp: number;
  /** From a customer's task to the message; null where nobody was told. */
  readonly toldMedianSeconds: number | null;
  readonly toldP90Seconds: number | null;
}

/** The measured times of an incident, whole seconds; never below zero, whatever the clocks of a source said. */
export function reviewFacts(
  instants: IncidentInstants,
  updates: readonly UpdateTold[],
  customers: readonly ToldCustomer[],
): ReviewFacts {
  const { startedAt, detectedAt } = instants;
  const since = (at: Date | null): number | null => (at === null ? null : secondsBetween(detectedAt, at));
  const waits = customers
    .flatMap(({ openedAt, toldAt }) => (toldAt === null ? [] : [secondsBetween(openedAt, toldAt)]))
    .sort((a, b) => a - b);
  return {
    detectSeconds: secondsBetween(startedAt, detectedAt),
    acknowledgeSeconds: since(instants.acknowledgedAt),
    confirmSeconds: since(instants.confirmedAt),
    firstStatementSeconds: since(instants.firstStatementAt),
    containSeconds: since(instants.containedAt),
    closeSeconds: since(instants.closedAt),
    updates: updates.length,
    lateUpdates: updates.filter(({ at, dueAt }) => dueAt !== null && at > dueAt).length,
    longestSilenceSeconds: longestSilence(updates, instants.closedAt),
    affected: customers.length,
    told: waits.length,
    followedUp: customers.filter(({ followedUpAt }) => followedUpAt !== null).length,
    toldMedianSeconds: exactQuantile(waits, 0.5),
    toldP90Seconds: exactQuantile(waits, 0.9),
  };
}

const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000));

function longestSilence(updates: readonly UpdateTold[], end: Date | null): number | null {
  const instants = [...updates.map(({ at }) => at), ...(end === null ? [] : [end])].sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  const gaps = instants.slice(1).map((at, i) => secondsBetween(instants[i] ?? at, at));
  return updates.length === 0 || gaps.length === 0 ? null : Math.max(...gaps);
}

/** The smallest value that at least this share is within. */
function exactQuantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
