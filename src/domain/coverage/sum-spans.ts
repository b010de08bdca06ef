export interface Span {
  readonly from: Date;
  /** Null: it goes on. */
  readonly to: Date | null;
}

/** Seconds of the window that are covered by at least one span. */
export function sumSpans(spans: readonly Span[], from: Date, to: Date): number {
  const clipped = spans
    .map((span) => ({
      from: Math.max(span.from.getTime(), from.getTime()),
      to: Math.min(span.to?.getTime() ?? Infinity, to.getTime()),
    }))
    .filter((span) => span.to > span.from)
    .sort((a, b) => a.from - b.from);
  let coveredMs = 0;
  let reachedMs = -Infinity;
  for (const span of clipped) {
    coveredMs += Math.max(0, span.to - Math.max(span.from, reachedMs));
    reachedMs = Math.max(reachedMs, span.to);
  }
  return coveredMs / 1_000;
}
