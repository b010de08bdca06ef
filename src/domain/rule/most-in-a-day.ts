const DAY_MS = 86_400_000;

/** How many of these instants, in milliseconds and in any order, lie within the 24 hours that hold the most of them. */
export function mostInADay(atMs: readonly number[]): number {
  const sorted = [...atMs].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  sorted.forEach((at, to) => {
    while ((sorted[from] ?? at) <= at - DAY_MS) from += 1;
    most = Math.max(most, to - from + 1);
  });
  return most;
}
