/** An interval that was not read; `from` null: from the beginning. */
export interface Interval {
  readonly from: Date | null;
  readonly to: Date;
}

/** Intervals that overlap or touch, and all of the time they cover. */
export interface Cluster<T extends Interval> extends Interval {
  readonly members: readonly T[];
}

/** The fewest intervals that cover the same time, oldest first. */
export function clusterIntervals<T extends Interval>(intervals: readonly T[]): Cluster<T>[] {
  const startOf = ({ from }: Interval): number => from?.getTime() ?? -Infinity;
  const clusters: Cluster<T>[] = [];
  for (const one of [...intervals].sort((a, b) => startOf(a) - startOf(b))) {
    const last = clusters.at(-1);
    if (last === undefined || startOf(one) > last.to.getTime())
      clusters.push({ from: one.from, to: one.to, members: [one] });
    else {
      const to = one.to > last.to ? one.to : last.to;
      clusters[clusters.length - 1] = { from: last.from, to, members: [...last.members, one] };
    }
  }
  return clusters;
}
