export interface ReachEvidence {
  /** Of the author. */
  readonly followers?: number;
  readonly metrics?: {
    readonly likes?: number;
    readonly reposts?: number;
    readonly replies?: number;
    readonly views?: number;
  };
}

/** Readers that each act is taken to stand for. A repost puts the post before another audience. */
const READERS_PER = { followers: 1, likes: 10, replies: 10, reposts: 100 } as const;

/** log10 of the estimated number of readers (0 for one reader, 3 for a thousand), or null where nothing is known. */
export function estimateReach({ followers, metrics = {} }: ReachEvidence): number | null {
  const counts = { followers, likes: metrics.likes, reposts: metrics.reposts, replies: metrics.replies };
  let readers = known(metrics.views);
  let acting: number | null = null;
  for (const [kind, each] of Object.entries(READERS_PER)) {
    const count = known(counts[kind as keyof typeof READERS_PER]);
    if (count !== null) acting = (acting ?? 0) + count * each;
  }
  if (acting !== null) readers = Math.max(readers ?? 0, acting);
  return readers === null ? null : Math.log10(Math.max(readers, 1));
}

const known = (count: number | undefined): number | null =>
  count !== undefined && Number.isFinite(count) && count >= 0 ? count : null;
