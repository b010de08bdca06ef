export const WATCH_KINDS = ['brand', 'product', 'company', 'person', 'competitor', 'topic'] as const;

export type WatchKind = (typeof WATCH_KINDS)[number];

/** Watches of these kinds are about us; the others are followed for information and alone never make work. */
export const isOurs = (kind: WatchKind): boolean => kind !== 'competitor' && kind !== 'topic';
